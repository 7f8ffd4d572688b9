namespace Requests.Browser.Tests;

/// <summary>The browser of this machine; none is downloaded.</summary>
internal static class Chromium
{
    // The first is the same engine without a window of its own, which costs half as much.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "chrome"];

    // Nothing but what a page asks for may go out, so that the tests see every request there is.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public static Task<IBrowser> StartAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments });

    /// <exception cref="InvalidOperationException">There is none; says what to install.</exception>
    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var endings = OperatingSystem.IsWindows() ? new[] { ".exe" } : [""];
        return (from folder in folders from name in Names from ending in endings select Path.Combine(folder, name + ending)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("No Chromium found. Debian, Ubuntu: apt-get install chromium fonts-noto-cjk. Elsewhere: install " +
                "Chromium, Chrome or Edge and a font with Chinese characters, and let CHROMIUM name the program.");
    }
}
