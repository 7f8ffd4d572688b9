using Requests.Features.Areas.Office;
using Requests.Features.Kernel;

namespace Requests.Web.Hosting;

/// <summary>Prints the way in of an installation that has no user yet. To the console and not to the log, which others may read.</summary>
internal static class SetUpLink
{
    public const string Path = "/set-up";

    public static async Task PrintAsync(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        if (await scope.ServiceProvider.GetRequiredService<SetUpTokens>().IssueAsync(ct) is not { } token) return;
        var address = app.Services.GetRequiredService<Settings>().Office.PublicAddress.TrimEnd('/');
        Console.WriteLine("尚无用户。请在 24 小时内打开以下一次性链接，建立第一个机关和管理员： / No user yet. Within 24 hours open this one-time link to create the first body and its administrator:");
        Console.WriteLine($"  {address}{Path}?token={token}");
    }
}
