using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

public sealed class UndoClockEntryTests
{
    [Test]
    public async Task UndoClockEntry_OfACorrectionNotice_PutsTheCaseBackInProgress()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync();
        var undone = await it.UndoAsync("2026-03-06", 1);
        Assert.That((undone.State, undone.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-03-30"))));
        await it.AskForCorrectionAsync("2026-03-09");
    }

    [Test]
    public async Task UndoClockEntry_OfAnUndoing_BringsTheEntryBack()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync();
        await it.UndoAsync("2026-03-06", 1);
        var back = await it.UndoAsync("2026-03-06", 2);
        Assert.That(back.State, Is.EqualTo(CaseState.AwaitingCorrection));
    }

    /// <summary>Three entries of three kinds, undone in each of the six orders: the dates of a plain case come back.</summary>
    [TestCase(1, 2, 3)]
    [TestCase(1, 3, 2)]
    [TestCase(2, 1, 3)]
    [TestCase(2, 3, 1)]
    [TestCase(3, 1, 2)]
    [TestCase(3, 2, 1)]
    public async Task UndoClockEntry_InAnyOrder_RestoresTheDates(int first, int second, int third)
    {
        await using var it = await ClockCase.OpenAsync();
        await it.DoAsync("2026-03-05", new ExtendReplyPeriod.Command(10, "量大", Day("2026-03-05"), Day("2026-03-05")), Role.Head);
        await it.ConsultThirdPartyAsync("2026-03-06");
        await it.DoAsync("2026-03-18", new RecordConsultationAnswer.Command(1, Day("2026-03-18"), ConsultationOpinion.Agrees));
        Assert.That((await it.LookAsync()).DueOn, Is.Not.EqualTo(Day("2026-03-30")));
        foreach (var sequence in new[] { first, second, third }) await it.UndoAsync("2026-03-19", sequence);
        var now = await it.LookAsync();
        Assert.That((now.State, now.DueOn, now.NextLapseOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-03-30"), (DateOnly?)null)));
        Assert.That(await it.Office.InDbAsync(db => db.Set<Consultation>().CountAsync()), Is.Zero);
        Assert.That(await it.Office.InDbAsync(db => db.Set<Consultation>().IgnoreQueryFilters().CountAsync()), Is.EqualTo(1), "kept for the record");
    }

    [Test]
    public async Task UndoClockEntry_OfAnAnswer_LetsTheConsultationBeAnsweredAgain()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.ConsultThirdPartyAsync("2026-03-06");
        var answer = new RecordConsultationAnswer.Command(1, Day("2026-03-09"), ConsultationOpinion.Agrees);
        await it.DoAsync("2026-03-09", answer);
        Assert.That((await it.UndoAsync("2026-03-10", 2)).State, Is.EqualTo(CaseState.Consulting));
        await it.RefusedAsync("clock.undo-of-consultation", "2026-03-10", new UndoClockEntry.Command(3, "录入错误"));
        await it.DoAsync("2026-03-10", answer with { On = Day("2026-03-10"), Opinion = ConsultationOpinion.Objects, Text = "商业秘密" });
        Assert.That(await it.Office.InDbAsync(db => db.Set<Consultation>().Select(c => c.Opinion).SingleAsync()), Is.EqualTo(ConsultationOpinion.Objects));
    }

    [Test]
    public async Task UndoClockEntry_OfALapse_AwaitsTheCorrectionAgain()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync("2026-03-05", "2026-03-05");
        await it.DoAsync("2026-03-27", new NoteCorrectionLapse.Command(Day("2026-03-27")));
        Assert.That((await it.UndoAsync("2026-03-27", 2)).State, Is.EqualTo(CaseState.AwaitingCorrection));
    }

    [Test]
    public async Task UndoClockEntry_NeedsAReasonAnEntryAndTheRole()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync();
        var blank = await it.RefusedAsync("input.invalid", "2026-03-06", new UndoClockEntry.Command(1, ""));
        Assert.That(blank.Fields!.Keys, Is.EqualTo(new[] { "reason" }));
        await it.RefusedAsync("clock.no-such-entry", "2026-03-06", new UndoClockEntry.Command(7, "录入错误"));
        await it.RefusedAsync("access.not-allowed", "2026-03-06", new UndoClockEntry.Command(1, "录入错误"), Role.Clerk);
        await it.UndoAsync("2026-03-06", 1);
        await it.RefusedAsync("clock.nothing-to-undo", "2026-03-06", new UndoClockEntry.Command(1, "录入错误"));
    }
}
