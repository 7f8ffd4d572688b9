namespace Requests.Web.Hosting;

/// <summary>
/// How cookies are called and when they travel. Behind https they bear the prefix that makes a browser keep them to this very host and to
/// https; those of an older program, which no longer count, are taken away.
/// </summary>
internal static class CookieNames
{
    private const string Prefix = "__Host-";
    private const string Session = "requests.session";
    private const string Form = "requests.form";

    public static string SessionOf(Settings settings) => Of(settings, Session);

    public static string FormOf(Settings settings) => Of(settings, Form);

    public static CookieSecurePolicy PolicyOf(Settings settings) => IsSecure(settings) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public static bool IsSecure(Settings settings) => Edge.IsSecure(new Uri(settings.Office.PublicAddress));

    /// <summary>Ends cookies of the time before the prefix.</summary>
    public static void UseCookiesOfToday(this WebApplication app, Settings settings)
    {
        if (!IsSecure(settings)) return;
        app.Use((http, next) =>
        {
            foreach (var old in new[] { Session, Form })
                if (http.Request.Cookies.ContainsKey(old)) http.Response.Cookies.Delete(old, new CookieOptions { Path = "/", Secure = true, HttpOnly = true });
            return next(http);
        });
    }

    private static string Of(Settings settings, string name) => IsSecure(settings) ? Prefix + name : name;
}
