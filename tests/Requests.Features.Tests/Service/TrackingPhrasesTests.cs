using System.Text;
using Requests.Features.Areas.Service;

namespace Requests.Features.Tests.Service;

/// <summary>What the post's words mean. A word that is not known is never taken for another.</summary>
public sealed class TrackingPhrasesTests
{
    [TestCase("未签收")]
    [TestCase("待签收")]
    [TestCase("无法签收")]
    [TestCase("拒绝签收")]
    [TestCase("妥投失败")]
    [TestCase("签收失败")]
    [TestCase("签收异常")]
    [TestCase("等待签收")]
    [TestCase("派送中，预计今日签收")]
    [TestCase("undelivered")]
    [TestCase("not delivered")]
    [TestCase("没有妥投")]
    [TestCase("拟退回")]
    [TestCase("不退回")]
    [TestCase("未妥投")]
    [TestCase("尚未妥投")]
    [TestCase("预计今日妥投")]
    [TestCase("已签收？待核实")]
    [TestCase("签收人拒收")]
    [TestCase("已签收，后退回")]
    [TestCase("拒收")]
    [TestCase("投递中")]
    [TestCase("")]
    [TestCase("奇怪的状态")]
    [TestCase("非本人签收")]
    [TestCase("签收待确认")]
    [TestCase("待妥投")]
    [TestCase("暂未签收")]
    [TestCase("签收被拒")]
    [TestCase("已签收 原因：拒收")]
    [TestCase("not yet delivered")]
    [TestCase("failed to deliver")]
    [TestCase("未退回")]
    [TestCase("退回中")]
    [TestCase("退回失败")]
    public void BUG_21_WhatIsNotDelivered_IsNeverTakenForIt(string word) =>
        Assert.That(Read(word).Status, Is.Not.EqualTo(TrackingStatus.Delivered).And.Not.EqualTo(TrackingStatus.Returned));

    [TestCase("妥投")]
    [TestCase("已签收")]
    [TestCase("已 妥 投")]
    [TestCase("您的邮件已签收，签收人：本人")]
    [TestCase("收发室代收")]
    [TestCase("本人收")]
    [TestCase("家属签收")]
    [TestCase("快递柜签收")]
    [TestCase("收件人已签收")]
    [TestCase("已签收，签收人：前台")]
    [TestCase("已妥投（本人收）")]
    [TestCase("已签收,签收人:张三")]
    [TestCase("Delivered")]
    [TestCase("他人代签收")]
    [TestCase("投递成功")]
    public void BUG_21_WhatIsDelivered_IsTakenForIt(string word) => Assert.That(Read(word).Status, Is.EqualTo(TrackingStatus.Delivered));

    [TestCase("退回")]
    [TestCase("已退回寄件人")]
    [TestCase("退回妥投")]
    [TestCase("查无此人退回")]
    [TestCase("Returned to sender")]
    public void BUG_21_WhatCameBack_IsTakenForIt(string word) => Assert.That(Read(word).Status, Is.EqualTo(TrackingStatus.Returned));

    [TestCase("2026-03-05T18:30:00Z", "2026-03-06")]
    [TestCase("2026-03-05T23:30:00+08:00", "2026-03-05")]
    [TestCase("2026-03-05T23:30:00-05:00", "2026-03-06")]
    [TestCase("2026-03-05 23:30:00", "2026-03-05")]
    [TestCase("2026-03-05T18:30Z", "2026-03-06")]
    [TestCase("2026-03-05 18:30:00Z", "2026-03-06")]
    [TestCase("2026-03-05T18:30:00 UTC", "2026-03-06")]
    [TestCase("2026/03/05 18:30:00 +0000", "2026-03-06")]
    [TestCase("2026-03-05 23:30 -05:00", "2026-03-06")]
    [TestCase("2026-03-05T18:30:00\u221205:00", "2026-03-06")]
    [TestCase("2026-03-05T15:59:59Z", "2026-03-05")]
    [TestCase("20260305T183000Z", "2026-03-06")]
    [TestCase("2026-03-05 23:30 UTC+8", "2026-03-05")]
    [TestCase("2026年3月5日", "2026-03-05")]
    [TestCase("20260305", "2026-03-05")]
    public void TimesAreReadInTheirZone(string time, string day) => Assert.That(Read("妥投", time).On, Is.EqualTo(SampleData.Day(day)));

    [TestCase("1.10123E+12")]
    [TestCase("1.1012345678E+12")]
    [TestCase("1,101,234,567,890")]
    [TestCase("11012345678")]
    [TestCase("11012345678901")]
    [TestCase("#N/A")]
    [TestCase("")]
    public void BUG_23_ANumberThatASpreadsheetDamaged_IsNobodysLetter(string number) =>
        Assert.That(NumberOf(number), Is.Not.EqualTo("1101234567890"));

    [TestCase("1101234567890")]
    [TestCase(" 1101234567890 ")]
    [TestCase("１１０１２３４５６７８９０")]
    [TestCase("1101234567890\u200B")]
    public void BUG_23_ANumberHoweverSpaced_IsTheLettersOwn(string number) => Assert.That(NumberOf(number), Is.EqualTo("1101234567890"));

    private static string NumberOf(string number) =>
        TrackingList.Read(() => new MemoryStream(Encoding.UTF8.GetBytes($"邮件号,状态,日期\n\"{number}\",妥投,2026-03-05\n"))).FirstOrDefault()?.Number ?? "";

    private static TrackingRow Read(string word, string time = "2026-03-05") =>
        TrackingList.Read(() => new MemoryStream(Encoding.UTF8.GetBytes($"邮件号,状态,日期\nXA000000010CN,\"{word}\",{time}\n"))).Single();
}
