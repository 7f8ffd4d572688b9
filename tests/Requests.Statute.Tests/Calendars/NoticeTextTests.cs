using Requests.Statute.Calendars;

namespace Requests.Statute.Tests.Calendars;

[Property("Rule", "CNT-2")]
public sealed class NoticeTextTests
{
    // The sentences of the notice for 2025, as printed.
    private const string Of2025 = """
        一、元旦：1月1日（周三）放假1天，不调休。
        二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
        三、清明节：4月4日（周五）至6日（周日）放假，共3天。
        四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
        五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
        六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
        """;

    [Test]
    public void Read_OfAPrintedNotice_GivesTheDaysThatShipWithTheProgram()
    {
        var reading = NoticeText.Read(Of2025, 2025);
        Assert.That(reading.Doubts, Is.Empty);
        Assert.That(reading.OffDays.Count, Is.EqualTo(28));
        Assert.That(reading.WorkDays.Select(d => d.On), Is.EqualTo(new DateOnly[] { new(2025, 1, 26), new(2025, 2, 8), new(2025, 4, 27), new(2025, 9, 28), new(2025, 10, 11) }));
        Assert.That(reading.OffDays.Select(d => WorkdayCalendar.Shipped.IsWorkday(d.On)), Has.None.True);
        Assert.That(reading.WorkDays.Select(d => WorkdayCalendar.Shipped.IsWorkday(d.On)), Has.All.True);
        Assert.That(reading.OffDays.First(d => d.On == new DateOnly(2025, 2, 1)).Name, Is.EqualTo("春节"));
    }

    [TestCase("一、元旦：1月1日至3日放假，共4天。", TestName = "Read_WhereTheSumIsAnother_DoubtsTheSentence")]
    [TestCase("2月30日放假。", TestName = "Read_OfADayThatIsNot_DoubtsTheSentence")]
    [TestCase("5月1日另行通知。", TestName = "Read_OfADayWithoutWord_DoubtsTheSentence")]
    public void Read_Doubtful(string text)
    {
        var reading = NoticeText.Read(text, 2027);
        Assert.That((reading.OffDays.Count + reading.WorkDays.Count, reading.Doubts.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Read_AcrossTheYearsEnd_FollowsTheWrittenYear()
    {
        var reading = NoticeText.Read("一、元旦：2026年12月31日至2027年1月2日放假调休，共3天。", 2027);
        Assert.That(reading.OffDays.Select(d => d.On), Is.EqualTo(new DateOnly[] { new(2026, 12, 31), new(2027, 1, 1), new(2027, 1, 2) }));
    }
}
