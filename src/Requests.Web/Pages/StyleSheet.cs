using System.Security.Cryptography;
using System.Text;

namespace Requests.Web.Pages;

/// <summary>The styles of all parts in one answer, under an address that changes with them.</summary>
internal static class StyleSheet
{
    private const string Folder = "Requests.Web.wwwroot.css.";

    // Later parts rest on earlier ones: tokens first, then parts, then what narrow screens, forced colours and paper change.
    private static readonly string[] First = ["tokens", "base", "frame"];
    private static readonly string[] Last = ["layout", "narrow", "forced-colours", "print"];
    private static readonly byte[] Content = Encoding.UTF8.GetBytes(string.Join('\n', Parts().Select(Read)));

    public static string Address { get; } = $"/css/{Convert.ToHexStringLower(SHA256.HashData(Content))[..16]}.css";

    public static void Map(WebApplication app) => app.MapGet(Address, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = PagesRegistration.Forever;
        return Results.Bytes(Content, "text/css; charset=utf-8");
    }).ExcludeFromDescription();

    private static IEnumerable<string> Parts()
    {
        var all = typeof(StyleSheet).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => n[Folder.Length..^".css".Length]).Order(StringComparer.Ordinal);
        return [.. First, .. all.Except([.. First, .. Last]), .. Last];
    }

    private static string Read(string part)
    {
        using var file = new StreamReader(typeof(StyleSheet).Assembly.GetManifestResourceStream($"{Folder}{part}.css")!);
        return file.ReadToEnd();
    }
}
