using Requests.Features.Areas.Calendars;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;

namespace Requests.Features.Tests.Calendars;

/// <summary>The wording of the notices since 2008, each kind of sentence with the days it gives.</summary>
public sealed class NoticeWordingTests
{
    private static IEnumerable<TestCaseData> Wordings()
    {
        yield return new(2008, "（一）元旦：2007年12月30日—2008年1月1日放假，共3天。其中，1月1日（星期二）为法定节假日，12月30日（星期日）为公休日，12月29日（星期六）公休日调至12月31日（星期一），12月29日（星期六）上班。",
            "2007-12-30 2007-12-31 2008-01-01", "2007-12-29");
        yield return new(2008, "（二）春节：2月6日—12日放假，共7天。其中，2月6日（除夕、星期三）、2月7日（春节、星期四）、2月8日（正月初二、星期五）为法定节假日，2月9日（星期六）、2月10日（星期日）照常公休，2月2日（星期六）、2月3日（星期日）两个公休日调至2月11日（星期一）、2月12日（星期二），2月2日（星期六）、2月3日（星期日）上班。",
            "2008-02-06 2008-02-07 2008-02-08 2008-02-09 2008-02-10 2008-02-11 2008-02-12", "2008-02-02 2008-02-03");
        yield return new(2012, "一、元旦：2012年1月1日至3日放假调休，共3天。2011年12月31日（星期六）上班。", "2012-01-01 2012-01-02 2012-01-03", "2011-12-31");
        yield return new(2014, "清明节：4月5日放假，4月7日（星期一）补休。", "2014-04-05 2014-04-07", "");
        yield return new(2018, "元旦：1月1日放假，与周末连休。", "2018-01-01", "");
        yield return new(2024, "二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。",
            "2024-02-10 2024-02-11 2024-02-12 2024-02-13 2024-02-14 2024-02-15 2024-02-16 2024-02-17", "2024-02-04 2024-02-18");
        yield return new(2020, "延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。", "2020-01-31 2020-02-01 2020-02-02", "");
        yield return new(2024, "劳动节：５月１日至５日放假调休，共５天。４月２８日（星期日）、５月１１日（星期六）上班。", "2024-05-01 2024-05-02 2024-05-03 2024-05-04 2024-05-05",
            "2024-04-28 2024-05-11");
        yield return new(2024, "清明节：四月四日至六日放假调休，共3天。四月七日（星期日）上班。", "2024-04-04 2024-04-05 2024-04-06", "2024-04-07");
        yield return new(2024, "端午节：6⽉10⽇放假，与周末连休。", "2024-06-10", "");
        yield return new(2024, "劳动节：5月1日～5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）正常上班。", "2024-05-01 2024-05-02 2024-05-03 2024-05-04 2024-05-05",
            "2024-04-28 2024-05-11");
        yield return new(2024, "国庆节：10月1日—7日放假调休；9月29日（周日）、10月12日（周六）为工作日。",
            "2024-10-01 2024-10-02 2024-10-03 2024-10-04 2024-10-05 2024-10-06 2024-10-07", "2024-09-29 2024-10-12");
        yield return new(2024, "5月1日放假，4月30日（星期二）调休放假，4月27日（星期六）补班。", "2024-04-30 2024-05-01", "2024-04-27");
        yield return new(2024, "端午节放假时间为6月8日至10日，共3天。", "2024-06-08 2024-06-09 2024-06-10", "");
        yield return new(2024, "将10月12日（星期六）由上班调整为休息。", "2024-10-12", "");
        yield return new(2024, "将10月12日（星期六）由休息调整为上班。", "", "2024-10-12");
        yield return new(2024, "取消原定于5月11日（星期六）的调休上班。", "2024-05-11", "");
        yield return new(2015, "9月3日至5日调休放假，共3天。其中9月3日（星期四）放假，9月4日（星期五）调休，9月6日（星期日）上班。", "2015-09-03 2015-09-04 2015-09-05", "2015-09-06");
    }

    [TestCaseSource(nameof(Wordings))]
    public async Task BUG_35_TheWordingOfTheNotices_GivesTheirDays(int year, string text, string off, string work)
    {
        await using var office = await TestOffice.OpenAsync();
        var read = await office.DoAsync(new ReadNoticeText.Query(year, text), Role.Administrator);
        string Days(IEnumerable<DayInput> days) => string.Join(' ', days.Select(d => d.On.ToString("yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That((Days(read.OffDays), Days(read.WorkDays)), Is.EqualTo((off, work)));
        Assert.That(read.Doubts, Is.Empty);
        Assert.That(read.Days.Where(d => d.Doubt is not null), Is.Empty);
    }

    [TestCase("元旦放假三天，具体另行通知。")]
    [TestCase("中秋节：放假调休，共3天。")]
    [TestCase("国庆节：拾月壹日至柒日放假。")]
    public async Task BUG_35_ALineThatCannotBeRead_IsADoubt(string text)
    {
        await using var office = await TestOffice.OpenAsync();
        var read = await office.DoAsync(new ReadNoticeText.Query(2024, text), Role.Administrator);
        Assert.That(read.Doubts, Is.Not.Empty);
        Assert.That(read.Sentences.Select(s => s.Meaning), Does.Contain(SentenceMeaning.Doubtful));
        Assert.That(read.IsSure, Is.False);
    }

    [TestCase("鼓励各单位安排职工在除夕（2月9日）休息。")]
    [TestCase("妇女节：3月8日妇女放假半天。")]
    [TestCase("六一儿童节：6月1日十四周岁以下儿童放假1天。")]
    [TestCase("青年节：5月4日十四周岁以上的青年放假半天。")]
    [TestCase("建军节：8月1日现役军人放假半天。")]
    public async Task BUG_35_AnEncouragement_OrLeaveOfSome_BindsNobody_AndSaysSo(string text)
    {
        await using var office = await TestOffice.OpenAsync();
        var read = await office.DoAsync(new ReadNoticeText.Query(2024, text), Role.Administrator);
        Assert.That(read.Days, Is.Empty);
        Assert.That(read.Sentences.Single().Meaning, Is.EqualTo(SentenceMeaning.NotBinding));
    }
}
