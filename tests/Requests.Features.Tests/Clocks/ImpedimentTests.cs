using Requests.Features.Areas.Clocks;
using Requests.Features.Kernel;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

/// <summary>RecordImpediment, EndImpediment, PleadImpediment: beside the clock, never in it.</summary>
public sealed class ImpedimentTests
{
    private static RecordImpediment.Command Flood(string from = "2026-03-09", string? to = "2026-03-13") => new(Day(from),
        "洪水，办公楼停水停电，全局停止办公", "关于启动防汛一级应急响应的通知", "江城市防汛抗旱指挥部",
        Day(from), "市政府网站", to is null ? null : Day(to), "江汛〔2026〕3号");

    [Test]
    public async Task CLK_1_AnImpediment_StopsNoClock_AndStandsInTheTrail()
    {
        await using var it = await ClockCase.OpenAsync();
        var due = (await it.LookAsync()).DueOn;
        it.Office.GoTo("2026-03-16");
        await it.Office.RefusedAsync("access.not-allowed", Flood(), Role.Officer);
        var flood = await it.Office.DoAsync(Flood(), Role.Head);
        var explained = await it.ExplainAsync();
        var line = explained.Impediments.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((await it.LookAsync()).DueOn, explained.Clock.ReplyDueOn), Is.EqualTo((due, due!.Value)), "no date moves");
            Assert.That((line.Id, line.IsPleaded), Is.EqualTo((flood.Id, (bool?)null)));
            Assert.That(line.EvidenceWords, Does.Contain("江汛〔2026〕3号").And.Contain("2026年3月9日").And.Contain("市政府网站"));
        }
    }

    [Test]
    public async Task CLK_1_ALeaderDecidesWhatIsPleaded_AndNoLatenessIsLifted()
    {
        await using var it = await ClockCase.OpenAsync();
        it.Office.GoTo("2026-03-16");
        var flood = await it.Office.DoAsync(Flood(), Role.Head);
        await it.RefusedAsync("access.not-allowed", "2026-04-02", new PleadImpediment.Command(flood.Id, true, "五个工作日无法办公"), Role.Head);
        await it.DoAsync("2026-04-02", new PleadImpediment.Command(flood.Id, true, "五个工作日无法办公"), Role.Leader);
        var explained = await it.ExplainAsync();
        Assert.That((explained.Overdue, explained.Impediments.Single().IsPleaded, explained.Impediments.Single().PleaReason),
            Is.EqualTo((true, (bool?)true, "五个工作日无法办公")));
        // Seen otherwise, it is decided anew.
        await it.DoAsync("2026-04-03", new PleadImpediment.Command(flood.Id, false, "不影响本案办理"), Role.Leader);
        Assert.That((await it.ExplainAsync()).Impediments.Single().IsPleaded, Is.False);
    }

    [Test]
    public async Task CLK_1_OutsideTheDaysOfACase_NothingIsToldAndNothingPleaded()
    {
        await using var it = await ClockCase.OpenAsync();
        var before = await it.Office.DoAsync(Flood("2026-02-24", "2026-02-27"), Role.Head);
        Assert.That((await it.ExplainAsync()).Impediments, Is.Empty);
        await it.RefusedAsync("impediment.not-of-this-case", "2026-03-03", new PleadImpediment.Command(before.Id, true, "无法办公"), Role.Leader);
    }

    [Test]
    public async Task CLK_1_WhatWasRecordedByMistake_IsTakenBackWithItsReason()
    {
        await using var it = await ClockCase.OpenAsync();
        it.Office.GoTo("2026-03-16");
        var open = await it.Office.DoAsync(Flood(to: null), Role.Head);
        await it.Office.RefusedAsync("impediment.ends-before-it-begins", new EndImpediment.Command(open.Id, Day("2026-03-06")), Role.Head);
        await it.Office.DoAsync(new EndImpediment.Command(open.Id, Day("2026-03-11")), Role.Head);
        Assert.That((await it.ExplainAsync()).Impediments.Single().To, Is.EqualTo((DateOnly?)Day("2026-03-11")));
        await it.Office.DoAsync(new EndImpediment.Command(open.Id, TakenBack: "误登记"), Role.Head);
        Assert.That((await it.ExplainAsync()).Impediments, Is.Empty);
        Assert.That((await it.Office.DoAsync(new ListImpediments.Query(), Role.Officer)).Single().TakenBackReason, Is.EqualTo("误登记"));
    }
}
