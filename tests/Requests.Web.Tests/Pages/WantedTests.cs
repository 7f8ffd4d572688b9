using System.Globalization;
using Requests.Web.Pages;

namespace Requests.Web.Tests.Pages;

/// <summary>Words of a page in the reader's language.</summary>
public sealed class WantedTests
{
    [TestCase("zh-CN", "纸质", "邮寄", "纸质 邮寄")]
    [TestCase("en", "纸质", "邮寄", "On paper By post")]
    [TestCase("en", "U盘", null, "U盘", TestName = "WhatWasTypedByHand_StaysAsItIs")]
    public void TheFormWanted_IsSaidInTheReadersLanguage(string language, string? form, string? route, string said)
    {
        using var _ = Speaking(language);
        Assert.That(string.Join(' ', Wanted.Words(form, route)), Is.EqualTo(said));
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
