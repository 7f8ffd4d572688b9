using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages;

/// <summary>How the answer is wanted. What was chosen is kept in the words of the statute's language; here it is said in the reader's.</summary>
internal static class Wanted
{
    public static readonly string[] Forms = ["wanted.form.paper", "wanted.form.electronic", "wanted.form.disc"];
    public static readonly string[] Routes = ["wanted.route.post", "wanted.route.collect", "wanted.route.email"];

    /// <summary>Words of one's own stay as they are.</summary>
    public static IEnumerable<string> Words(string? form, string? route) =>
        new[] { Word(Forms, form), Word(Routes, route) }.OfType<string>();

    private static string? Word(string[] keys, string? kept) => keys.FirstOrDefault(k => Text.Of(k).Zh == kept) is { } key ? T(key) : kept;
}
