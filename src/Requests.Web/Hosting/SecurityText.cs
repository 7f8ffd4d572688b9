using System.Globalization;
using Requests.Features.Kernel;
using Requests.Words;

namespace Requests.Web.Hosting;

/// <summary>Where a fault of security is reported (RFC 9116), from the settings.</summary>
internal static class SecurityText
{
    public const string Path = "/.well-known/security.txt";

    private const string Form = "yyyy-MM-dd";
    private const int UsualDays = 182;

    public static void MapSecurityText(this WebApplication app) => app.MapGet(Path, (Settings settings, IOfficeClock clock) =>
    {
        var access = settings.Access;
        if (access.SecurityContact.Length == 0) return Results.NotFound();
        var until = DayOf(access.SecurityContactUntil) ?? clock.Today.AddDays(UsualDays);
        return Results.Text(string.Create(CultureInfo.InvariantCulture, $"""
            Contact: {access.SecurityContact}
            Expires: {until:yyyy-MM-dd}T00:00:00Z
            Preferred-Languages: {string.Join(", ", Text.Languages)}
            Canonical: {settings.Office.PublicAddress.TrimEnd('/')}{Path}

            """), "text/plain; charset=utf-8");
    }).ExcludeFromDescription();

    public static bool IsContact(string text) => text.Length == 0 || (!text.Any(char.IsControl)
        && (text.StartsWith("mailto:", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal)));

    public static bool IsDay(string text) => text.Length == 0 || DayOf(text) is not null;

    private static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None,
        out var day) ? day : null;
}
