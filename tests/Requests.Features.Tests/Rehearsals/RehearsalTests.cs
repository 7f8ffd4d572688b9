using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Rehearsals;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Features.Tests.Clocks;
using Requests.Letters;
using Requests.Statute.Clocks;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Rehearsals;

/// <summary>Rehearse, ProposeRule, SwitchOnRule: a changed rule arrives as data, is replayed, and only then counts.</summary>
public sealed class RehearsalTests
{
    private static async Task<ClockCase> ExtendedAsync()
    {
        var it = await ClockCase.OpenAsync();
        await it.DoAsync("2026-03-20", new ExtendReplyPeriod.Command(10, "材料较多", Day("2026-03-20"), Day("2026-03-20")), Role.Head);
        return it;
    }

    [Test]
    public async Task CLK_1_NoChange_GivesNoDifference()
    {
        await using var it = await ExtendedAsync();
        var played = await it.Office.DoAsync(new Rehearse.Query(2026), Role.Supervisor);
        Assert.That((played.Cases, played.Differences), Is.EqualTo((1, Array.Empty<RehearsedDifference>())));
        Assert.That(played.Letters, Is.EqualTo(1), "the extension notice is written anew");
        Assert.That(played.Cells, Is.GreaterThan(0));
    }

    [Test]
    public async Task CLK_1_AnotherReplyPeriod_ListsDatesAndLetters_AndWritesNothing()
    {
        await using var it = await ExtendedAsync();
        var (before, events) = (await it.LookAsync(), (await it.Office.EventsAsync(it.Number)).Count);
        var played = await it.Office.DoAsync(new Rehearse.Query(2026, Law: new(Day("2026-01-01"), new OwnPeriods(ReplyWorkingDays: 30))), Role.Supervisor);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(played.Differences.Where(d => d.Kind == RehearsedKind.Date).Select(d => d.CaseNumber).Distinct(), Is.EqualTo(new[] { it.Number }));
            Assert.That(played.Differences.Single(d => d.Kind == RehearsedKind.Letter).After, Does.Contain("答复期限延长至"), "only the line that differs");
            Assert.That((await it.LookAsync()).DueOn, Is.EqualTo(before.DueOn));
            Assert.That((await it.Office.EventsAsync(it.Number)).Count, Is.EqualTo(events));
        }
        // Requests before the day of effect keep their rule.
        Assert.That((await it.Office.DoAsync(new Rehearse.Query(2026, Law: new(Day("2026-03-03"), new OwnPeriods(ReplyWorkingDays: 30))),
            Role.Supervisor)).Differences, Is.Empty);
    }

    [Test]
    public async Task CNT_5_ADayOff_AndAShorterPromise_MoveTheirDates()
    {
        await using var it = await ExtendedAsync();
        var off = await it.Office.DoAsync(new Rehearse.Query(2026, Calendar: new(2026, "假设", Day("2026-03-01"),
            [new DayInput(Day("2026-03-25"), "假设")])), Role.Supervisor);
        Assert.That(off.Differences, Has.Some.Matches<RehearsedDifference>(d => d.Kind == RehearsedKind.Date));
        var promise = await it.Office.DoAsync(new Rehearse.Query(2026, Periods: new(Day("2026-01-01"), new OwnPeriods(ReplyWorkingDays: 15))), Role.Supervisor);
        Assert.That(promise.Differences.Where(d => d.Kind == RehearsedKind.Date), Is.Not.Empty);
    }

    [Test]
    public async Task ATemplateInOtherWords_ListsTheLettersThatWouldDiffer()
    {
        await using var it = await ExtendedAsync();
        var template = ShippedTemplates.Of("DOC-5").Body;
        var played = await it.Office.DoAsync(new Rehearse.Query(2026, Template: new("DOC-5", template.Replace("不能在原期限内答复", "无法按原期限答复",
            StringComparison.Ordinal))), Role.Supervisor);
        Assert.That(played.Differences.Select(d => (d.Kind, d.CaseNumber)), Is.EqualTo(new[] { (RehearsedKind.Letter, (string?)it.Number) }));
        await it.Office.RefusedAsync("rehearsal.no-such-template", new Rehearse.Query(2026, Template: new("DOC-99", "x")), Role.Supervisor);
    }

    [Test]
    public async Task CLK_1_ARuleArrivesAsData_AndASecondOperatorSwitchesItOn()
    {
        await using var it = await ExtendedAsync();
        var rule = await it.Office.DoAsync(new ProposeRule.Command(Day("2026-03-01"), "国务院关于修改《政府信息公开条例》的决定",
            new OwnPeriods(ReplyWorkingDays: 25)), Role.Operator);
        await it.Office.RefusedAsync("access.not-allowed", new ProposeRule.Command(Day("2026-03-01"), "x",
            new OwnPeriods(ReplyWorkingDays: 25)), Role.Supervisor);
        var before = (await it.LookAsync()).DueOn!.Value;
        Assert.That((await it.Office.DoAsync(new Rehearse.Query(2026, rule.Id), Role.Supervisor)).Differences, Is.Not.Empty);
        await it.Office.RefusedAsync("rehearsal.own-proposal", new SwitchOnRule.Command(rule.Id), Role.Operator);
        Assert.That((await it.Office.DoAsync(new SwitchOnRule.Command(rule.Id), Role.Supervisor, Role.Operator)).IsOn, Is.True);
        Assert.That((await it.LookAsync()).DueOn, Is.GreaterThan(before), "five working days more");
        Assert.That((await it.Office.DoAsync(new ListRules.Query(), Role.Supervisor)).Single().IsOn, Is.True);
        await it.Office.RefusedAsync("rehearsal.already-on", new SwitchOnRule.Command(rule.Id), Role.Supervisor, Role.Operator);
        Assert.That((await it.Office.DoAsync(new Rehearse.Query(2026), Role.Supervisor)).Differences, Is.Empty, "what is on is no difference");
    }
}
