using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Clocks;

/// <summary>What a body sets lies over the law of the day of the act, within the law's bounds (CLK-1 to CLK-15).</summary>
public sealed class OwnPeriodsTests
{
    [Test]
    public void CLK_1_OneValueSet_LeavesTheLawOfEachDay()
    {
        var own = new OwnPeriods(CorrectionNoticeWorkingDays: 5);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(own.On(On("2019-05-14")), Is.EqualTo(ClockPeriods.For(On("2019-05-14")) with { CorrectionNoticeWorkingDays = 5 }));
            Assert.That(own.On(On("2019-05-14")).ReplyWorkingDays, Is.EqualTo(15));
            Assert.That(own.On(On("2019-05-15")).ReplyWorkingDays, Is.EqualTo(20));
            Assert.That(OwnPeriods.None.On(On("2011-06-01")), Is.EqualTo(ClockPeriods.For(On("2011-06-01"))));
        }
    }

    [Test]
    public void CLK_1_APromiseWithinTodaysLaw_NeverLengthensAnEarlierAct() =>
        Assert.That((new OwnPeriods(ReplyWorkingDays: 18).On(On("2019-05-14")).ReplyWorkingDays,
            new OwnPeriods(ReplyWorkingDays: 18).On(On("2019-05-15")).ReplyWorkingDays,
            new OwnPeriods(ReplyWorkingDays: 10).On(On("2019-05-14")).ReplyWorkingDays), Is.EqualTo((15, 18, 10)));

    [Test]
    public void PeriodLength_NamesEveryLengthOnce_AndReadsAndWritesItself()
    {
        var lengths = typeof(ClockPeriods).GetProperties().Where(p => p.PropertyType == typeof(int)).Select(p => p.Name);
        Assert.That(PeriodLength.All.Select(l => l.Name), Is.EquivalentTo(lengths));
        foreach (var length in PeriodLength.All)
        {
            var own = length.Set(OwnPeriods.None, 3);
            Assert.That(typeof(OwnPeriods).GetProperty(length.Name)!.GetValue(own), Is.EqualTo(3), length.Name);
            Assert.That(typeof(ClockPeriods).GetProperty(length.Name)!.GetValue(length.With(ClockPeriods.InForce, 3)), Is.EqualTo(3), length.Name);
            Assert.That((length.Own(own), length.Of(length.With(ClockPeriods.InForce, 3))), Is.EqualTo(((int?)3, 3)), length.Name);
            Assert.That(ClockRules.Article(length.Rule, On("2026-03-02")), Is.Not.Empty);
        }
    }

    [Test]
    public void WithoutTheLaws_KeepsOnlyWhatDiffers()
    {
        var all = PeriodLength.All.Aggregate(OwnPeriods.None, (own, length) => length.Set(own, length.Of(ClockPeriods.InForce)))
            with
        { Pauses = PauseConvention.AfterDispatchThroughAnswer, RestDayArrival = RestDayArrival.NextWorkday, ReplyWorkingDays = 30 };
        Assert.That(all.WithoutTheLaws(), Is.EqualTo(new OwnPeriods(ReplyWorkingDays: 30, RestDayArrival: RestDayArrival.NextWorkday)));
    }

    [Test]
    public void CLK_2_CorrectionNoticeDueOn_IsTheDayOfTheDeadline()
    {
        var reading = ReplyClock.Read(On("2026-11-28"), [], WorkdayCalendar.Shipped,
            new OwnPeriods(RestDayArrival: RestDayArrival.NextWorkday).On(On("2026-11-28")));
        Assert.That(reading.CorrectionNoticeDueOn.On, Is.EqualTo(On("2026-12-09")));
        Assert.That(reading.Deadlines.Single(d => d.Rule == "CLK-2").Due, Is.EqualTo(reading.CorrectionNoticeDueOn));
    }
}
