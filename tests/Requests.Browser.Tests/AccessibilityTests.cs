using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Requests.Browser.Tests;

/// <summary>WCAG 2.2 AA as far as a machine can tell, on every page, in both languages, on a desk and on a phone.</summary>
public sealed class AccessibilityTests : BrowserTest
{
    // A screen of 1280 px at 400 % zoom is as wide as the smallest phone.
    private const int Smallest = 320;

    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions Contrast = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
        ResultTypes = [ResultType.Violations],
    };

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
        var faults = await ViolationsAsync(visitor, Everything);
        await visitor.Page.SetViewportSizeAsync(Manner.Narrow, 844);
        faults.AddRange(await ViolationsAsync(visitor, Everything));
        await visitor.Page.SetViewportSizeAsync(Smallest, 600);
        if (await visitor.OverflowAsync() is { Length: > 0 } wide) faults.Add($"{visitor.Manner.Language}, {Smallest} px: sticks out: {wide}");
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        faults.AddRange(await ViolationsAsync(visitor, Contrast));
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return faults;
    }

    private static async Task<List<string>> ViolationsAsync(Visitor visitor, AxeRunOptions options)
    {
        var result = await visitor.Page.RunAxe(options);
        return [.. result.Violations.SelectMany(v => v.Nodes.Select(n => $"{visitor.Manner.Language}, {visitor.Page.ViewportSize!.Width} px: {v.Id}: {n.Html} {string.Join("; ", n.Any.Select(a => a.Message))}"))];
    }
}
