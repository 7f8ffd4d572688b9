using Requests.Features.Areas.Clocks;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

/// <summary>ExplainClock, WhatIf, and the words of every refusal.</summary>
public sealed class ReadingClockTests
{
    [Test]
    public async Task ExplainClock_ShowsEntriesDeadlinesAndTrail()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync();
        await it.UndoAsync("2026-03-06", 1);
        var explained = await it.ExplainAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(explained.Entries.Select(e => (e.Kind, e.Stands)),
                Is.EqualTo(new[] { (ClockEntryKind.CorrectionNotice, false), (ClockEntryKind.Undone, false) }));
            Assert.That(explained.Clock.ReplyDueOn, Is.EqualTo(Day("2026-03-30")));
            Assert.That(explained.Clock.Trail[^1].Number, Is.EqualTo(20));
            Assert.That(explained.WorkingDaysLeft, Is.EqualTo(16));
        }
        await it.Office.RefusedAsync("case.not-found", new ExplainClock.Query("HCG-2026-9999"), Role.Officer);
        await it.Office.RefusedAsync("access.not-allowed", new ExplainClock.Query(it.Number), Role.Administrator);
    }

    [Test]
    public async Task WhatIf_TellsTheDatesAndSavesNothing()
    {
        await using var it = await ClockCase.OpenAsync();
        var query = new WhatIf.Query(ClockEntryKind.Extended, Day("2026-03-27"), WorkingDays: 20) { CaseNumber = it.Number };
        var answer = await it.Office.DoAsync(query, Role.Officer);
        Assert.That((answer.DueOnNow, answer.Clock.ReplyDueOn), Is.EqualTo(((DateOnly?)Day("2026-03-30"), Day("2026-04-28"))));
        Assert.That((await it.LookAsync()).Ledger, Is.Empty);
        var late = await it.Office.RefusedAsync("clock.extension-too-late", query with { On = Day("2026-03-31") }, Role.Officer);
        Assert.That(late.RuleId, Is.EqualTo("CLK-5"));
        await it.Office.RefusedAsync("access.not-allowed", query, Role.Administrator);
        await it.Office.RefusedAsync("case.not-found", query with { CaseNumber = "HCG-2026-9999" }, Role.Officer);
    }

    [TestCaseSource(nameof(Refusals))]
    public void EveryRefusalOfTheClockHasWordsAndACode(ClockRefusalKind kind) => HasWords(ClockProblems.For(new ClockRefusal(kind, "CLK-1", "第三十三条")));

    [TestCaseSource(nameof(FeeRefusals))]
    public void EveryRefusalOfAFeeHasWordsAndACode(FeeRefusalKind kind) => HasWords(FeeProblems.For(new FeeRefusal(kind, "FEE-1", "第四十二条")));

    [TestCaseSource(nameof(Warnings))]
    public void EveryWarningHasWords(ClockWarningKind kind) => Assert.That(ClockRefusalWords.Of(new ClockWarning(kind, 1)).En, Does.EndWith("."));

    private static ClockRefusalKind[] Refusals() => Enum.GetValues<ClockRefusalKind>();

    private static FeeRefusalKind[] FeeRefusals() => Enum.GetValues<FeeRefusalKind>();

    private static ClockWarningKind[] Warnings() => Enum.GetValues<ClockWarningKind>();

    private static void HasWords(Problem problem)
    {
        Assert.That(problem.Text.Zh, Does.EndWith("。"));
        Assert.That(problem.Text.En, Does.Match(@"^[A-Z].+ .+\.$"));
        Assert.That(problem.Code, Does.Match("^[a-z]+\\.[a-z]+(-[a-z]+)*$"));
    }
}
