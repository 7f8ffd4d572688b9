using Deque.AxeCore.Commons;

namespace Requests.Browser.Tests;

/// <summary>WCAG 2.2 AA as far as a machine can tell, on every page, in both languages, on a desk and on a phone, in light and dark.</summary>
public sealed class AccessibilityTests : BrowserTest
{
    // A screen of 1280 px at 400 % zoom is as wide as the smallest phone.
    private const int Smallest = 320;

    private static readonly string[] Everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string[] Contrast = ["color-contrast"];
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // In the page itself: the package's runner takes a second page for every run, which costs more than the look.
    private const string Run = """
        async ([type, values, without]) => (await axe.run(document, { runOnly: { type, values }, resultTypes: ['violations'],
            rules: Object.fromEntries(without.map(rule => [rule, { enabled: false }])) })).violations
          .flatMap(v => v.nodes.map(n => `${v.id}: ${n.html} ${n.any.map(a => a.message).join('; ')}`))
        """;

    [TestCaseSource(typeof(PageStates), nameof(PageStates.All))]
    public async Task EveryPage_InBothLanguagesAndWidths_HasNoViolation(PageState sight)
    {
        var faults = new List<string>();
        foreach (var language in Look.Languages)
        {
            var look = await LookAsync(sight, language);
            Assert.That(look.Moved, Is.Empty, $"{language}: the page moved by itself");
            faults.AddRange(look.Violations);
        }
        Assert.That(faults, Is.Empty);
    }

    // Strips of days and tables change the width of what stands already with every week and row that arrives.
    [TestCase("case-consulting")]
    [TestCase("work-all")]
    [TestCase("audit")]
    public async Task APageThatArrivesBitByBit_IsShownWhenItStands(string name)
    {
        var sight = PageStates.All.Single(s => s.Name == name);
        var visitor = await VisitAsync(role: sight.Role);
        await visitor.SlowDownAsync(20_000);
        await sight.ReachAsync(visitor);
        Assert.That(await visitor.MovedAsync(), Is.Empty);
    }

    // The system then draws all text in its own colours; what could go wrong is a part that refuses them.
    [TestCaseSource(typeof(PageStates), nameof(PageStates.All))]
    public async Task EveryPage_InForcedColours_LeavesTextToThem(PageState sight) => Assert.That((await LookAsync(sight)).Refusing, Is.Empty);

    internal static async Task<string[]> RefusingAsync(Visitor visitor)
    {
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        Assert.That(await visitor.Page.EvaluateAsync<bool>("() => matchMedia('(forced-colors: active)').matches"));
        var refusing = await visitor.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('body *')]
              .filter(e => getComputedStyle(e).forcedColorAdjust === 'none' && e.textContent.trim()).map(e => e.outerHTML)
            """);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        return refusing;
    }

    internal static async Task<List<string>> ViolationsAsync(Visitor visitor)
    {
        await visitor.RunScriptAsync(Axe);
        // Half of a run is the contrast, and no colour depends on the language: the second one measures it on the phone only, where lines break most.
        var isFirst = visitor.Manner.Language == Look.Languages[0];
        var faults = await ViolationsAsync(visitor, "tag", Everything, isFirst ? [] : Contrast);
        await visitor.Page.SetViewportSizeAsync(Manner.Narrow, 844);
        faults.AddRange(await ViolationsAsync(visitor, "tag", Everything));
        await visitor.Page.SetViewportSizeAsync(Smallest, 600);
        if (await visitor.OverflowAsync() is { Length: > 0 } wide) faults.Add($"{visitor.Manner.Language}, {Smallest} px: sticks out: {wide}");
        if (!isFirst) return faults;
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        faults.AddRange(await ViolationsAsync(visitor, "rule", Contrast));
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return faults;
    }

    private static async Task<List<string>> ViolationsAsync(Visitor visitor, string type, string[] values, string[]? without = null)
    {
        var found = await visitor.Page.EvaluateAsync<string[]>(Run, new object[] { type, values, without ?? [] });
        return [.. found.Select(f => $"{visitor.Manner.Language}, {visitor.Page.ViewportSize!.Width} px: {f}")];
    }
}
