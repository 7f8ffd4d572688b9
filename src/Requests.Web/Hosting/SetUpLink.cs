using Requests.Features.Areas.Office;
using Requests.Features.Kernel;

namespace Requests.Web.Hosting;

/// <summary>
/// The way in of an installation that has no user yet. The log is the console, and others read it; so the link lies in a file for the
/// owner of the data folder alone, and the console says where. It goes with the first user.
/// </summary>
internal static class SetUpLink
{
    public const string Path = "/set-up";

    /// <summary>Where the link lies.</summary>
    public static string FileOf(Settings settings) => System.IO.Path.Combine(settings.DataFolder, "set-up-link.txt");

    public static async Task PrintAsync(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        if (await scope.ServiceProvider.GetRequiredService<SetUpTokens>().IssueAsync(ct) is not { } token)
        {
            File.Delete(FileOf(app.Services.GetRequiredService<Settings>()));
            return;
        }
        var address = app.Services.GetRequiredService<Settings>().Office.PublicAddress.TrimEnd('/');
        var file = FileOf(app.Services.GetRequiredService<Settings>());
        await WriteAsync(file, $"{address}{Path}?token={token}\n", ct);
        Console.WriteLine("尚无用户。请在 24 小时内打开以下文件中的一次性链接，建立第一个机关和管理员： / No user yet. Within 24 hours open the one-time link that lies in this file to create the first body and its administrator:");
        Console.WriteLine($"  {file}");
    }

    private static async Task WriteAsync(string file, string line, CancellationToken ct)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(file, System.Text.Encoding.UTF8, options);
        await writer.WriteAsync(line.AsMemory(), ct);
    }
}
