using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Calculators;
using Requests.Features.Areas.Calendars;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Features.Tests.Clocks;
using Requests.Statute.Calendars;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Calendars;

/// <summary>EnterCalendarNotice, EnterLocalOverlay, PreviewCalendarChange, ListCalendar. The notice for 2027 is invented.</summary>
public sealed class CalendarChangeTests
{
    private const string Today = "2026-12-16";

    private static readonly string[] OffIn2027 =
    [
        "2027-01-01", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-02-12", "2027-04-05", "2027-05-03", "2027-05-04",
        "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-04", "2027-10-05",
    ];

    private static EnterCalendarNotice.Command Notice() =>
        new("测试通知〔2026〕1号", 2027, Day("2026-12-15"), [.. OffIn2027.Select(on => new DayInput(Day(on), "测试"))], [new(Day("2027-10-09"))]);

    private static PreviewCalendarChange.Query Preview(EnterCalendarNotice.Command c) => new(c.Number, c.PublishedOn, c.Year, c.OffDays,
        c.WorkDays, c.Deviation);

    private static EnterCalendarNotice.Command Amendment() => new("测试通知〔2026〕2号", 2026, Day(Today), [new(Day("2026-12-31"), "测试")], null);

    // One enters it, an operator of the installation confirms it.
    private static async Task<CalendarMoves> EnterAsync(TestOffice office, EnterCalendarNotice.Command notice)
    {
        var proposed = await office.DoAsync(notice, Role.Administrator);
        return await office.DoAsync(new ConfirmCalendarNotice.Command(proposed.ProposalId), Role.Operator);
    }

    [Test]
    public async Task Finding2_ANationalNotice_MovesNothing_UntilASecondPersonOfTheInstallationConfirmsIt()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-10");
        it.Office.GoTo(Today);
        var proposed = await it.Office.DoAsync(Amendment(), Role.Supervisor);
        Assert.That((await it.LookAsync()).DueOn, Is.EqualTo(Day("2027-01-08")), "proposed, nothing moved");
        Assert.That(proposed.Moves.Moved, Is.EqualTo(1));
        foreach (var role in new[] { Role.Supervisor, Role.Administrator, Role.Head, Role.Chief })
            await it.Office.RefusedAsync("access.not-allowed", new ConfirmCalendarNotice.Command(proposed.ProposalId), role);
        var own = await it.Office.DoAsync(Amendment() with { Number = "测试通知〔2026〕9号" }, Role.Operator);
        await it.Office.RefusedAsync("calendar.second-person", new ConfirmCalendarNotice.Command(own.ProposalId), Role.Operator);
        await it.Office.DoAsync(new ConfirmCalendarNotice.Command(own.ProposalId, Accept: false), Role.Operator);
        Assert.That((await it.Office.DoAsync(new ConfirmCalendarNotice.Command(proposed.ProposalId), Role.Operator)).Moved, Is.EqualTo(1));
        Assert.That((await it.LookAsync()).DueOn, Is.EqualTo(Day("2027-01-11")));
        await it.Office.RefusedAsync("calendar.no-such-notice", new ConfirmCalendarNotice.Command(proposed.ProposalId), Role.Operator);
        var told = await it.Office.InDbAsync(db => db.Set<OfficeEvent>()
            .Where(e => e.CaseId == null && e.BodyId == TestOffice.BodyId && e.Act == nameof(Act.ManageCalendar)).SingleAsync());
        Assert.That(told.Details, Does.Contain("Supervisor").And.Contain("Operator"), "the body is told who did it");
    }

    [Test]
    public async Task Finding2_ANotice_IsTakenBackByTwo_AndTheDaysAreAsBefore()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-10");
        it.Office.GoTo(Today);
        await EnterAsync(it.Office, Amendment());
        var change = (await it.Office.DoAsync(new ListCalendar.Query(), Role.Clerk)).Changes.Single();
        var proposed = await it.Office.DoAsync(new TakeBackCalendarNotice.Command(change.Id), Role.Supervisor);
        Assert.That((await it.LookAsync()).DueOn, Is.EqualTo(Day("2027-01-11")));
        Assert.That((await it.Office.DoAsync(new ConfirmCalendarNotice.Command(proposed.ProposalId), Role.Operator)).Moved, Is.EqualTo(1));
        var after = await it.LookAsync();
        Assert.That((after.DueOn, after.DueIsProvisional), Is.EqualTo(((DateOnly?)Day("2027-01-08"), true)));
        Assert.That((await it.Office.DoAsync(new ListCalendar.Query(), Role.Clerk)).Changes.Single().TakenBackAt, Is.Not.Null);
        // Its number is free again.
        Assert.That((await EnterAsync(it.Office, Amendment())).Moved, Is.EqualTo(1));
    }

    [Test]
    public async Task CNT_5_CNT_6_EnterCalendarNotice_MakesProvisionalDatesFirmAndRecordsBoth()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-10");
        var before = await it.LookAsync();
        Assert.That((before.DueOn, before.DueIsProvisional), Is.EqualTo(((DateOnly?)Day("2027-01-08"), true)));

        it.Office.GoTo(Today);
        var preview = await it.Office.DoAsync(Preview(Notice()), Role.Supervisor);
        var moves = await EnterAsync(it.Office, Notice());
        var after = await it.LookAsync();
        var last = await it.Office.InDbAsync(db => db.Set<OfficeEvent>().Where(e => e.CaseId == after.Id).OrderBy(e => e.Sequence).LastAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(moves.Cases, Is.EqualTo(new[] { new MovedCase(it.Number, Day("2027-01-08"), true, Day("2027-01-08"), false, "Officer") }));
            Assert.That(preview.Cases, Is.EqualTo(moves.Cases));
            Assert.That(preview.CalendarVersion, Is.EqualTo(moves.CalendarVersion));
            Assert.That((after.DueOn, after.DueIsProvisional, after.CalendarVersion), Is.EqualTo(((DateOnly?)Day("2027-01-08"), false, moves.CalendarVersion)));
            Assert.That((last.Act, last.DueBefore, last.DueAfter, last.RuleIds),
                Is.EqualTo((nameof(Act.ManageCalendar), (DateOnly?)Day("2027-01-08"), (DateOnly?)Day("2027-01-08"), "CNT-5")));
            Assert.That(after.Version, Is.Not.EqualTo(before.Version));
        }
        var due = await it.Office.DoAsync(new CalculateDueDate.Query(Day("2026-12-10"), 20), Role.Clerk);
        Assert.That((due.DueOn, due.Provisional), Is.EqualTo((Day("2027-01-08"), false)));
    }

    [Test]
    public async Task PreviewCalendarChange_SavesNothing()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-10");
        it.Office.GoTo(Today);
        Assert.That((await it.Office.DoAsync(Preview(Notice()), Role.Supervisor)).Moved, Is.EqualTo(1));
        Assert.That(await it.Office.InDbAsync(db => db.Set<CalendarChange>().CountAsync()), Is.Zero);
        Assert.That((await it.LookAsync()).DueIsProvisional);
        await it.Office.RefusedAsync("access.not-allowed", Preview(Notice()), Role.Officer);
        await it.Office.RefusedAsync("calendar.sum-rule", Preview(Notice() with { WorkDays = [] }), Role.Supervisor);
    }

    [Test]
    public async Task CNT_5_EnterCalendarNotice_ReachesEveryBodyAndKeepsEachChainOfEvents()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-10");
        var other = Guid.NewGuid();
        await it.Office.InDbAsync(db =>
        {
            db.Set<Body>().Add(new Body(other, "HCX", "某市信访局", new BodySettings()));
            return db.SaveChangesAsync();
        });
        await SendAsync(it.Office, other, Posted("2026-12-10"), Role.Clerk);
        it.Office.GoTo(Today);
        var moves = await EnterAsync(it.Office, Notice());
        Assert.That((moves.Moved, moves.Cases.Single().CaseNumber), Is.EqualTo((2, it.Number)), "another body's case is counted, not named");
        var theirs = await it.Office.InDbAsync(db => db.Set<Case>().SingleAsync(c => c.BodyId == other));
        var chain = await it.Office.InDbAsync(db => db.Set<OfficeEvent>().Where(e => e.CaseId == theirs.Id).OrderBy(e => e.Sequence).ToListAsync());
        Assert.That(theirs.DueOn, Is.EqualTo(Day("2027-01-08")));
        Assert.That(chain.Select(e => e.Sequence), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(chain[1].PreviousHash, Is.EqualTo(chain[0].Hash));
    }

    [Test]
    public async Task EnterCalendarNotice_AgainWithTheSameNumber_CorrectsIt()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-10");
        it.Office.GoTo(Today);
        await EnterAsync(it.Office, Notice());
        it.Office.GoTo("2026-12-17");
        var corrected = Notice() with { OffDays = [.. Notice().OffDays!.Where(d => d.On != Day("2027-01-01")), new(Day("2027-01-04"))] };
        await EnterAsync(it.Office, corrected);
        var days = await it.Office.DoAsync(new CountWorkingDays.Query(Day("2026-12-31"), Day("2027-01-04")), Role.Clerk);
        Assert.That(days.Days.Select(d => d.Working), Is.EqualTo(new[] { true, false, false, false }));
    }

    [Test]
    public async Task CNT_5_EnterCalendarNotice_AsAnAmendment_LengthensAHoliday()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-10");
        it.Office.GoTo(Today);
        var amendment = new EnterCalendarNotice.Command("测试通知〔2026〕2号", 2026, Day(Today), [new(Day("2026-12-31"), "测试")], null);
        await EnterAsync(it.Office, amendment);
        Assert.That((await it.LookAsync()).DueOn, Is.EqualTo(Day("2027-01-11")));
    }

    [Test]
    public async Task CNT_2_EnterCalendarNotice_ThatDoesNotHoldTogether_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync(Today);
        var good = Notice();
        var sum = await office.RefusedAsync("calendar.sum-rule", good with { OffDays = [.. good.OffDays!.Skip(1)] }, Role.Administrator);
        Assert.That((sum.RuleId, sum.Text.En), Is.EqualTo(("CNT-2",
            "Days off on Monday to Friday less make-up days must be the 13 statutory days; they are 12. If the notice has it so, quote it.")));
        await office.RefusedAsync("calendar.day-twice", good with { WorkDays = [new(Day("2027-01-01"))] }, Role.Administrator);
        await office.RefusedAsync("calendar.day-outside-year", good with { WorkDays = [new(Day("2028-01-01"))] }, Role.Administrator);
        await office.RefusedAsync("calendar.work-day-on-weekday", good with { WorkDays = [new(Day("2027-10-08"))] }, Role.Administrator);
        await office.RefusedAsync("calendar.in-the-future", good with { PublishedOn = Day("2026-12-17") }, Role.Administrator);
        await office.RefusedAsync("calendar.year-missing", good with { Year = 2028, OffDays = [new(Day("2028-01-03"))], WorkDays = null }, Role.Administrator);
        var shipped = WorkdayCalendar.Shipped.Day(Day("2026-10-01")).Source!;
        await office.RefusedAsync("calendar.number-taken", new EnterCalendarNotice.Command(shipped, 2026, Day(Today),
            [new(Day("2026-12-31"))], null), Role.Administrator);
        await office.RefusedAsync("access.not-allowed", good, Role.Head);
        var empty = await office.RefusedAsync("input.invalid", new EnterCalendarNotice.Command("", 2027, Day(Today), null, []), Role.Administrator);
        Assert.That(empty.Fields!.Keys, Is.EquivalentTo(new[] { "number", "offDays" }));
    }

    [Test]
    public async Task CNT_2_EnterCalendarNotice_WithTheNoticesOwnWords_MayDeviate()
    {
        await using var office = await TestOffice.OpenAsync(Today);
        var extra = Notice() with { OffDays = [.. Notice().OffDays!, new(Day("2027-09-03"))], Deviation = "9月3日放假1天。" };
        Assert.That((await EnterAsync(office, extra)).Moved, Is.Zero);
    }

    [Test]
    public async Task CNT_5_EnterLocalOverlay_MovesTheBodysOwnCasesOnly()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        var overlay = new EnterLocalOverlay.Command("某州民族节日放假通知", Day("2026-03-02"), [new(Day("2026-03-20"), "民族节日")]);
        await it.Office.RefusedAsync("access.not-allowed", overlay, Role.Officer);
        await it.Office.RefusedAsync("calendar.in-the-future", overlay with { PublishedOn = Day("2026-03-03") }, Role.Supervisor);
        await it.Office.RefusedAsync("input.invalid", overlay with { OffDays = [] }, Role.Supervisor);
        var query = new PreviewCalendarChange.Query(overlay.Source, overlay.PublishedOn, OffDays: overlay.OffDays);
        var preview = await it.Office.DoAsync(query, Role.Supervisor);
        var moves = await it.Office.DoAsync(overlay, Role.Supervisor);
        Assert.That(moves.Cases, Is.EqualTo(new[] { new MovedCase(it.Number, Day("2026-03-30"), false, Day("2026-03-31"), false, "Officer") }));
        Assert.That(preview.Cases, Is.EqualTo(moves.Cases));

        var other = Guid.NewGuid();
        await it.Office.InDbAsync(db =>
        {
            db.Set<Body>().Add(new Body(other, "HCX", "某市信访局", new BodySettings()));
            return db.SaveChangesAsync();
        });
        var theirs = await SendAsync(it.Office, other, new CalculateDueDate.Query(Day("2026-03-02"), 20), Role.Clerk);
        Assert.That(theirs.DueOn, Is.EqualTo(Day("2026-03-30")));
    }

    [Test]
    public async Task EnterLocalOverlay_BehindEveryOpenDate_MovesNothing()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        var overlay = new EnterLocalOverlay.Command("某州民族节日放假通知", Day("2026-03-02"), [new(Day("2026-04-20"), "民族节日")]);
        Assert.That((await it.Office.DoAsync(overlay, Role.Supervisor)).Moved, Is.Zero);
    }

    [Test]
    public async Task ListCalendar_TellsCoverageVersionsAndChanges()
    {
        await using var office = await TestOffice.OpenAsync(Today);
        var shipped = await office.DoAsync(new ListCalendar.Query(), Role.Clerk);
        Assert.That((shipped.CoverageFrom, shipped.CoverageTo, shipped.Version),
            Is.EqualTo((Day("2007-01-01"), Day("2026-12-31"), WorkdayCalendar.Shipped.Version)));
        await EnterAsync(office, Notice());
        office.GoTo("2026-12-17");
        await office.DoAsync(new EnterLocalOverlay.Command("本地通知", Day(Today), WorkDays: [new(Day("2027-03-06"))]), Role.Administrator);
        var after = await office.DoAsync(new ListCalendar.Query(), Role.Clerk);
        Assert.That(after.CoverageTo, Is.EqualTo(Day("2027-12-31")));
        Assert.That(after.Changes.Select(c => (c.Source, c.Local)), Is.EqualTo(new[] { ("测试通知〔2026〕1号", false), ("本地通知", true) }));
        Assert.That(after.Version, Is.Not.EqualTo(after.NationalVersion));
        await office.RefusedAsync("access.not-signed-in", new ListCalendar.Query());
    }

    private static async Task<T> SendAsync<T>(TestOffice office, Guid bodyId, IRequest<Result<T>> request, Role role)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.BodyId, caller.UserId, caller.Name, caller.Roles) = (bodyId, TestOffice.UserId(role), role.ToString(), new HashSet<Role> { role });
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request)).Value;
    }
}
