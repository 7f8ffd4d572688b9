namespace Requests.Browser.Tests;

/// <summary>
/// Draws every page in every state, both widths and languages, for people to look at:
/// <c>REQUESTS_PICTURES=folder dotnet test tests/Requests.Browser.Tests --filter FullyQualifiedName~Pictures</c>.
/// </summary>
[Explicit("Draws pictures for people")]
public sealed class Pictures : BrowserTest
{
    [TestCaseSource(typeof(PageStates), nameof(PageStates.All))]
    public async Task Draw(PageState sight)
    {
        if (Environment.GetEnvironmentVariable("REQUESTS_PICTURES") is not { Length: > 0 } folder)
        {
            Assert.Ignore("Name a folder outside the repository in REQUESTS_PICTURES.");
            return;
        }
        Manner[] manners =
        [
            new(), new("en"), new(Width: Manner.Narrow), new("en", Manner.Narrow), new(Scheme: ColorScheme.Dark), new(Forced: ForcedColors.Active),
        ];
        foreach (var manner in manners)
        {
            var visitor = await VisitAsync(manner, sight.Role);
            await sight.ReachAsync(visitor);
            var path = Path.Combine(folder, $"{sight.Name} {manner}.png".Replace(' ', '-'));
            await visitor.Page.ScreenshotAsync(new() { Path = path, FullPage = true });
            Assert.That(File.Exists(path));
        }
    }
}
