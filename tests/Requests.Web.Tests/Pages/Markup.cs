using System.Text.RegularExpressions;

namespace Requests.Web.Tests.Pages;

/// <summary>What no page may do, and what every page owes.</summary>
public static partial class Markup
{
    public static IEnumerable<string> Faults(Page page)
    {
        if (InlineStyle().IsMatch(page.Html)) yield return "inline style";
        if (Script().IsMatch(page.Html)) yield return "script";
        foreach (Match m in Handler().Matches(page.Html)) yield return $"handler {m.Value}";
        foreach (Match m in Outside().Matches(page.Html)) yield return $"outside host {m.Value}";
        if (Count(page, "<h1") != 1) yield return "not one h1";
        if (!page.Html.Contains("<html lang=\"", StringComparison.Ordinal)) yield return "no language";
        foreach (var id in Ids().Matches(page.Html).GroupBy(m => m.Groups[1].Value).Where(g => g.Count() > 1)) yield return $"id twice: {id.Key}";
        foreach (var input in Controls().Matches(page.Html).Select(m => m.Value).Where(i => !Labelled(i, page))) yield return $"no label: {input}";
    }

    private static bool Labelled(string input, Page page)
    {
        if (input.Contains("type=\"hidden\"", StringComparison.Ordinal)) return true;
        if (input.Contains("type=\"radio\"", StringComparison.Ordinal)) return page.Html.Contains($"<label class=\"choice\">{input}", StringComparison.Ordinal);
        return Id().Match(input) is { Success: true } id && page.Html.Contains($" for=\"{id.Groups[1].Value}\"", StringComparison.Ordinal);
    }

    private static int Count(Page page, string what) => Regex.Count(page.Html, Regex.Escape(what));

    [GeneratedRegex("\\sstyle=|<style")]
    private static partial Regex InlineStyle();

    [GeneratedRegex("<script(?! type=\"module\" src=\"/js/[a-z-]+\\.js\\?v=[^\"]+\"></script>)|javascript:")]
    private static partial Regex Script();

    [GeneratedRegex("<[^>]*\\son[a-z]+=\"")]
    private static partial Regex Handler();

    [GeneratedRegex("(?:src|href|action)=\"(?:https?:)?//[^\"]*\"")]
    private static partial Regex Outside();

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<(?:input|select|textarea)[^>]*>")]
    private static partial Regex Controls();
}
