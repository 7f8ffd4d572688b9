using Requests.Statute.Service;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages;

/// <summary>How the answer is wanted, in the reader's language; the applicant's own words stay as they are.</summary>
internal static class Wanted
{
    public static IReadOnlyList<string> Words(WantedForm? form, string? formWords, WantedRoute? route, string? routeWords) =>
        [.. new[] { formWords ?? NameOf(form), routeWords ?? NameOf(route) }.OfType<string>()];

    private static string? NameOf(Enum? wish) => wish is null ? null : Options.WordOf(wish);
}
