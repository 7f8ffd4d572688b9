using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Requests.Web.Pages;

/// <summary>Sentences whose dates, telephone and case numbers stay on one line.</summary>
internal static partial class NonBreakingText
{
    public static IHtmlContent Words(string sentence)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (Match part in Kept().Matches(sentence))
        {
            html.Append(sentence[at..part.Index]).AppendHtml("<span class=\"whole-word\">").Append(part.Value).AppendHtml("</span>");
            at = part.Index + part.Length;
        }
        return html.Append(sentence[at..]);
    }

    [GeneratedRegex(@"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: [0-9]{4})?|[A-Z0-9]+(?:-[A-Z0-9]+)+")]
    private static partial Regex Kept();
}
