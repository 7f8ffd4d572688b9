using System.Globalization;
using Requests.Statute.Service;
using Requests.Web.Pages;
using Requests.Web.Pages.Portal;

namespace Requests.Web.Tests.Pages;

/// <summary>Words of a page in the reader's language.</summary>
public sealed class WantedTests
{
    [TestCase("zh-CN", null, "纸质 邮寄")]
    [TestCase("en", null, "On paper By post")]
    [TestCase("en", "U盘", "U盘 By post", TestName = "WhatWasTypedByHand_StaysAsItIs")]
    public void TheFormWanted_IsSaidInTheReadersLanguage(string language, string? words, string said)
    {
        using var _ = Speaking(language);
        Assert.That(string.Join(' ', Wanted.Words(WantedForm.Paper, words, WantedRoute.Post, null)), Is.EqualTo(said));
    }

    [Test]
    public void EveryWish_IsCalledOnPagesWhatLettersCallIt()
    {
        using var _ = Speaking("zh-CN");
        Assert.That(Enum.GetValues<WantedForm>().Select(w => Wanted.Words(w, null, null, null)[0]),
            Is.EqualTo(Enum.GetValues<WantedForm>().Select(Wishes.NameOf)));
        Assert.That(Enum.GetValues<WantedRoute>().Select(w => Wanted.Words(null, null, w, null)[0]),
            Is.EqualTo(Enum.GetValues<WantedRoute>().Select(Wishes.NameOf)));
    }

    [Test]
    public void ADraftOfAnEarlierVersion_KeepsItsWishes()
    {
        var opened = ApplyForm.Opened(new Dictionary<string, string> { ["wantedForm"] = "电子文档", ["wantedRoute"] = "自行领取", ["subject"] = "纸质" });
        Assert.That((opened["wantedForm"], opened["wantedRoute"], opened["subject"]), Is.EqualTo(("electronic", "collect", "纸质")));
    }

    [TestCase("en", "Express post", "express post")]
    [TestCase("en", "EMS", "EMS")]
    [TestCase("zh-CN", "邮政特快", "邮政特快")]
    public void AWord_InTheMiddleOfASentence_BeginsSmallInEnglish(string language, string word, string said)
    {
        using var _ = Speaking(language);
        Assert.That(Texts.InSentence(word), Is.EqualTo(said));
    }

    private static Spoken Speaking(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return new(before);
    }

    private sealed record Spoken(CultureInfo Before) : IDisposable
    {
        public void Dispose() => CultureInfo.CurrentUICulture = Before;
    }
}
