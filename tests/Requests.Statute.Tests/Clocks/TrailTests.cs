using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using static Requests.Statute.Clocks.ClockEntryKind;
using static Requests.Statute.Tests.Clocks.Ledgers;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Clocks;

public sealed class TrailTests
{
    [TestCase("2026-09-25", TrailKind.Rest, 0, "中秋节放假（国办发明电〔2025〕7号）", "CNT-2", "国办发明电〔2025〕7号")]
    [TestCase("2026-09-28", TrailKind.Counted, 1, "第1个工作日", "CLK-1", "《政府信息公开条例》第三十三条")]
    [TestCase("2026-10-10", TrailKind.MakeUp, 6, "周六调休上班（国办发明电〔2025〕7号），第6个工作日", "CNT-2", "国办发明电〔2025〕7号")]
    [TestCase("2026-10-11", TrailKind.Rest, 6, "周日休息", "CNT-2", "国务院办公厅节假日安排通知")]
    [TestCase("2026-10-29", TrailKind.Counted, 20, "第20个工作日", "CLK-1", "《政府信息公开条例》第三十三条")]
    public void T4_CNT_2_Trail_SaysOfEachDayWhetherAndWhy(
        string on, TrailKind kind, int number, string reason, string rule, string article) =>
        Assert.That(
            ReadFrom("2026-09-24").Trail.Single(day => day.On == On(on)),
            Is.EqualTo(new TrailDay(On(on), kind, number, reason, rule, article)));

    [Test]
    public void CNT_1_Trail_RunsFromTheDayAfterReceiptToTheLastDay_WithoutGap()
    {
        var trail = ReadFrom("2022-09-30").Trail;
        Assert.Multiple(() =>
        {
            Assert.That(trail[0].On, Is.EqualTo(On("2022-10-01")));
            Assert.That(trail[^1].On, Is.EqualTo(On("2022-11-02")));
            Assert.That(trail.Select(day => day.On.DayNumber), Is.Ordered);
            Assert.That(trail, Has.Count.EqualTo(On("2022-11-02").DayNumber - On("2022-09-30").DayNumber));
            Assert.That(trail.Count(day => day.Kind == TrailKind.MakeUp), Is.EqualTo(2), "T1 depends on 10-08 and 10-09");
        });
    }

    [TestCase(ThirdPartyConsulted, "征求第三方意见，不计入期限", "CLK-6")]
    [TestCase(CoMakerConsulted, "征求共同制作机关意见，不计入期限", "CLK-7")]
    [TestCase(AgencyConsulted, "征求其他机关意见，不计入期限", "CLK-8")]
    public void CLK_6_Trail_ShowsPausedDays(ClockEntryKind kind, string reason, string rule)
    {
        var paused = Read(new ClockEntry(1, kind, On("2026-03-06"))).Trail.Where(day => day.Kind == TrailKind.Paused).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(paused, Has.Count.EqualTo(15));
            Assert.That(paused.Select(day => (day.Reason, day.Rule, day.Number)).Distinct(), Is.EqualTo(new[] { (reason, rule, 4) }));
        });
    }

    [Test]
    public void CLK_1b_Trail_ShowsTheWaitAndCountsAfresh()
    {
        var trail = Read(
            new ClockEntry(1, CorrectionNotice, On("2026-03-05")),
            new ClockEntry(2, CorrectionReceived, On("2026-03-20"))).Trail;
        Assert.Multiple(() =>
        {
            Assert.That(Day(trail, "2026-03-05"), Is.EqualTo((TrailKind.Counted, 3, "CLK-1")));
            Assert.That(Day(trail, "2026-03-06"), Is.EqualTo((TrailKind.Paused, 3, "CLK-3")));
            Assert.That(Day(trail, "2026-03-20"), Is.EqualTo((TrailKind.Paused, 3, "CLK-3")));
            Assert.That(Day(trail, "2026-03-23"), Is.EqualTo((TrailKind.Counted, 1, "CLK-1b")));
            Assert.That(Day(trail, "2026-04-20"), Is.EqualTo((TrailKind.Counted, 20, "CLK-1b")));
        });
    }

    [Test]
    public void CLK_9_Trail_ShowsTheWaitForTheFee()
    {
        var trail = Read(new ClockEntry(1, FeeNotice, On("2026-03-16")), new ClockEntry(2, FeePaid, On("2026-03-25"))).Trail;
        Assert.Multiple(() =>
        {
            Assert.That(Day(trail, "2026-03-17"), Is.EqualTo((TrailKind.Paused, 10, "CLK-9")));
            Assert.That(Day(trail, "2026-03-26"), Is.EqualTo((TrailKind.Counted, 1, "CLK-9")));
        });
    }

    [Test]
    public void CLK_4_Trail_CountsOnUnderTheExtension()
    {
        var trail = Read(new ClockEntry(1, Extended, On("2026-03-20"), WorkingDays: 5)).Trail;
        Assert.Multiple(() =>
        {
            Assert.That(Day(trail, "2026-03-30"), Is.EqualTo((TrailKind.Counted, 20, "CLK-1")));
            Assert.That(Day(trail, "2026-03-31"), Is.EqualTo((TrailKind.Counted, 21, "CLK-4")));
            Assert.That(Day(trail, "2026-04-07"), Is.EqualTo((TrailKind.Counted, 25, "CLK-4")));
        });
    }

    [Test]
    public void CLK_15_Trail_LeavesOutTheDaysBetweenReplyAndOrder()
    {
        var trail = Read(new ClockEntry(1, Replied, On("2026-03-20")), new ClockEntry(2, OrderReceived, On("2026-09-24"))).Trail;
        Assert.Multiple(() =>
        {
            Assert.That(trail.Select(day => day.On), Has.None.InRange(On("2026-03-31"), On("2026-09-24")));
            Assert.That(Day(trail, "2026-10-29"), Is.EqualTo((TrailKind.Counted, 20, "CLK-15")));
        });
    }

    [Test]
    public void CNT_2_Trail_ShowsLocalDays()
    {
        var calendar = WorkdayCalendar.Shipped.With(new CalendarOverlay("本市通知", [On("2026-03-03")], [On("2026-03-07")]));
        var trail = ReplyClock.Read(On(Received), [], calendar).Trail;
        Assert.Multiple(() =>
        {
            Assert.That(trail[0].Reason, Is.EqualTo("本地规定休息（本市通知）"));
            Assert.That(trail[4].Reason, Is.EqualTo("本地规定上班（本市通知），第4个工作日"));
        });
    }

    [TestCase("CLK-1", "2019-05-14", "《政府信息公开条例》（国务院令第492号）第二十四条")]
    [TestCase("CLK-1", "2019-05-15", "《政府信息公开条例》第三十三条")]
    [TestCase("CLK-1", "2007-01-01", "《政府信息公开条例》（国务院令第492号）第二十四条")]
    [TestCase("CLK-2", "2013-06-03", "《政府信息公开条例》（国务院令第492号）第二十一条")]
    [TestCase("CLK-3", "2019-05-14", "《政府信息公开条例》（国务院令第492号）第二十一条")]
    [TestCase("CLK-2", "2019-05-15", "《政府信息公开条例》第三十条")]
    [TestCase("CLK-6", "2013-06-03", "《政府信息公开条例》（国务院令第492号）第二十三条")]
    [TestCase("CLK-7", "2013-06-03", "-")]
    [TestCase("CLK-9", "2013-06-03", "《政府信息公开条例》（国务院令第492号）第二十七条")]
    [TestCase("CLK-9", "2020-12-31", "《政府信息公开条例》第四十二条")]
    [TestCase("CLK-9", "2021-01-01", "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）")]
    [TestCase("CLK-11", "2013-06-03", "-")]
    [TestCase("CLK-15", "2014-01-02", "《行政复议法》第三十二条；法释〔2011〕17号")]
    [TestCase("CLK-15", "2024-01-02", "《行政复议法》第七十七条；法释〔2011〕17号")]
    [TestCase("CLK-15", "2025-06-01", "《行政复议法》第七十七条；法释〔2025〕8号")]
    public void CLK_1_Article_IsThatOfTheDay(string rule, string day, string expected) =>
        Assert.That(ClockRules.Article(rule, On(day)), Is.EqualTo(expected));

    [Test]
    public void CLK_1_to_15_EveryRule_HasAnArticle()
    {
        var rules = typeof(ClockRules).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(rules, Is.SupersetOf(Enumerable.Range(1, 15).Select(number => $"CLK-{number}")));
            Assert.That(rules.Select(rule => ClockRules.Article(rule, On("2026-01-01"))), Has.All.Not.Empty);
            Assert.That(() => ClockRules.Article("CLK-99", On("2026-01-01")), Throws.TypeOf<ArgumentOutOfRangeException>());
        });
    }

    private static (TrailKind, int, string) Day(IReadOnlyList<TrailDay> trail, string on)
    {
        var day = trail.Single(day => day.On == On(on));
        return (day.Kind, day.Number, day.Rule);
    }
}
