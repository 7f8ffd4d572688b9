using System.Globalization;
using Microsoft.AspNetCore.Html;
using Requests.Features.Kernel;
using Requests.Statute.Citations;

namespace Requests.Web.Pages;

/// <summary>The words of the product as pages say them: in the language of the request. A key that is missing is a bug and throws.</summary>
internal static class Texts
{
    public static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static string Language => English ? "en" : "zh-CN";

    /// <summary>A case number as it stands in an address.</summary>
    public static string At(string number) => Requests.Features.Kernel.CaseAddress.Of(number);

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public static string T(string key, params object?[] arguments)
    {
        var text = LawDays.Fill(Text.Of(key).In(English));
        return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
    }

    /// <summary>A word as it stands in the middle of a sentence; English writes its first letter small.</summary>
    public static string InSentence(object words) =>
        words.ToString() is { Length: > 1 } text && English && char.IsLower(text[1]) ? char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..] : words.ToString()!;

    /// <summary>A text with parts that carry markup of their own, such as days.</summary>
    public static IHtmlContent Marked(string key, params object?[] parts) => new HtmlFormattableString(CultureInfo.CurrentCulture, T(key), parts);

    /// <summary>The first of these texts that exists.</summary>
    public static string? Find(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (Text.Find(key) is { } text) return LawDays.Fill(text.In(English));
        return null;
    }

    /// <summary>The article behind a rule, as readers of the page know it.</summary>
    public static string? Law(string? article) => article is null ? null : ArticleWords.In(article, English);
}
