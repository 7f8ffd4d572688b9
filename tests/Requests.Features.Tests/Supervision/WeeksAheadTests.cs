using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Supervision;
using Requests.Features.Kernel;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Supervision;

/// <summary>
/// Autumn of 2026: 25 to 27 September are free (three days, no long break), 1 to 7 October are, 20 September and 10 October
/// are make-up days. Due of what came on 24 August: 20 September; on 1 September: 29 September; on 9 September: 13 October.
/// </summary>
public sealed class WeeksAheadTests
{
    [Test]
    public async Task ReadWeeksAhead_CountsWhatRunsAndEndsInEachWeek_AsTheListAndTheBoardDo()
    {
        await using var office = await OpenAsync();
        var weeks = await ReadAsync(office);
        Assert.That(weeks.Weeks.Select(w => w.Due), Is.EqualTo(new[] { 0, 1, 0, 2, 0, 0 }), "without the overdue and the one the applicant has");
        foreach (var week in weeks.Weeks)
        {
            var list = await office.DoAsync(new ListCases.Query(Open: true, DueFrom: week.From, DueTo: week.To, Phase: ClockPhase.Running), Role.Supervisor);
            Assert.That(list.Cases, Has.Count.EqualTo(week.Due), $"{week.From}");
        }
        var all = (await office.DoAsync(new ReadRiskBoard.Query(), Role.Supervisor)).All;
        Assert.That(weeks.Weeks.Sum(w => w.Due), Is.EqualTo(all.Open - all.Late - all.Waiting));
    }

    [Test]
    public async Task ReadWeeksAhead_TellsTheWorkingDaysLeftInEachWeek_AndTheLongBreakThatTakesSome()
    {
        await using var office = await SweepOffice.OpenAsync("2026-09-24");
        var weeks = (await ReadAsync(office)).Weeks;
        Assert.That(weeks.Select(w => (w.From, w.To)).Take(3), Is.EqualTo(new[]
        {
            (Day("2026-09-24"), Day("2026-09-27")), (Day("2026-09-28"), Day("2026-10-04")), (Day("2026-10-05"), Day("2026-10-11")),
        }));
        Assert.That(weeks.Select(w => w.WorkingDays), Is.EqualTo(new[] { 1, 3, 3, 5, 5, 5 }));
        Assert.That(weeks.Select(w => w.Break?.RestDays), Is.EqualTo(new int?[] { null, 7, 7, null, null, null }));

        office.GoTo("2026-10-06");
        Assert.That((await ReadAsync(office)).Weeks[0].Break, Is.EqualTo(weeks[1].Break), "in the midst of it, still in its whole length");
        office.GoTo("2026-10-11");
        var sunday = (await ReadAsync(office)).Weeks[0];
        Assert.That((sunday.From, sunday.To, sunday.WorkingDays, sunday.Break), Is.EqualTo((Day("2026-10-11"), Day("2026-10-11"), 0, (LongBreak?)null)));
    }

    [Test]
    public async Task ReadWeeksAhead_BeyondTheLastNotice_SaysThatTheDaysAreProvisional()
    {
        await using var office = await SweepOffice.OpenAsync("2026-12-01");
        Assert.That((await ReadAsync(office)).Weeks.Select(w => w.IsProvisional), Is.EqualTo(new[] { false, false, false, false, true, true }));
    }

    [Test]
    public async Task ReadWeeksAhead_OfAnOfficer_CountsTheirCasesAlone()
    {
        await using var office = await OpenAsync();
        var mine = await office.DoAsync(new ReadWeeksAhead.Query(OfficerId: TestOffice.UserId(Role.Officer)), Role.Supervisor);
        Assert.That(mine.Weeks.Sum(w => w.Due), Is.EqualTo(2));
        var unit = await office.DoAsync(new ReadWeeksAhead.Query(UnitId: Guid.NewGuid()), Role.Supervisor);
        Assert.That(unit.Weeks.Sum(w => w.Due), Is.Zero);
        await office.RefusedAsync("access.not-allowed", new ReadWeeksAhead.Query(), Role.Clerk);
    }

    private static async Task<TestOffice> OpenAsync()
    {
        var office = await SweepOffice.OpenAsync("2026-08-24");
        await office.CaseAsync("2026-08-24", assigned: true);
        office.GoTo("2026-09-01");
        await office.CaseAsync("2026-09-01", assigned: true);
        office.GoTo("2026-09-09");
        await office.CaseAsync("2026-09-09", assigned: true);
        await office.CaseAsync("2026-09-09", assigned: false);
        var waiting = await office.CaseAsync("2026-09-09", assigned: true);
        await office.EnterAsync(waiting, ClockEntryKind.CorrectionNotice, "2026-09-10", "2026-09-10", CaseState.AwaitingCorrection);
        office.GoTo("2026-09-24");
        return office;
    }

    private static Task<ReadWeeksAhead.Response> ReadAsync(TestOffice office) => office.DoAsync(new ReadWeeksAhead.Query(), Role.Supervisor);
}
