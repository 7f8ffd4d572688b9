namespace Requests.Browser.Tests;

/// <summary>The portal for those who enlarge it: type twice as large, or a desk screen at 400 % that is walked with the Tab key.</summary>
public sealed class LargeTypeTests : BrowserTest
{
    // What is left of a screen of 1280 x 800 at 400 %.
    private const int Width = 320;
    private const int Height = 200;

    // More than any page of the portal has to stop at.
    private const int Stops = 150;

    // A column in which three characters do not find room beside one another is read by nobody.
    private const string Squeezed = """
        () => {
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
          while (words.nextNode()) {
            const text = words.currentNode.textContent.trim(), range = document.createRange();
            range.selectNodeContents(words.currentNode);
            const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top))).size;
            if (lines > 2 && text.length / lines < 3) found.push(text);
          }
          return found;
        }
        """;

    // Null where the walk is at its end; otherwise why what has the focus cannot be seen, or nothing.
    private const string Hidden = """
        () => {
          const here = document.activeElement;
          if (!here || here === document.body || here.dataset.seen) return null;
          here.dataset.seen = 'yes';
          const box = here.getBoundingClientRect();
          const [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
          const over = left < right && top < bottom ? document.elementFromPoint((left + right) / 2, (top + bottom) / 2) : null;
          const seen = over && (here.contains(over) || over.contains(here) || over.closest('label')?.control === here);
          const drawn = getComputedStyle(here).outlineStyle !== 'none';
          return seen && drawn ? '' : `${here.outerHTML.slice(0, 90)} ${seen ? 'has no outline' : `lies under ${over?.outerHTML.slice(0, 60)}`}`;
        }
        """;

    [TestCaseSource(typeof(PageStates), nameof(PageStates.Portal))]
    public async Task APortalPage_Enlarged_IsReadAndWalkedWhole(PageState sight)
    {
        var faults = new List<string>();
        foreach (var language in Look.Languages) faults.AddRange((await LookAsync(sight, language)).Enlarged);
        Assert.That(faults, Is.Empty);
    }

    internal static async Task<List<string>> FaultsAsync(Visitor visitor)
    {
        var (faults, language) = (new List<string>(), visitor.Manner.Language);
        await visitor.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
        foreach (var width in new[] { Manner.Wide, Manner.Narrow, Width })
        {
            await visitor.Page.SetViewportSizeAsync(width, 800);
            if (await visitor.OverflowAsync() is { Length: > 0 } wide) faults.Add($"{language}, {width} px, 200 %: sticks out: {wide}");
            faults.AddRange((await visitor.Page.EvaluateAsync<string[]>(Squeezed)).Select(text => $"{language}, {width} px, 200 %: squeezed: {text}"));
        }
        await visitor.Page.EvaluateAsync("() => { document.documentElement.style.fontSize = ''; }");
        await visitor.Page.SetViewportSizeAsync(Width, Height);
        faults.AddRange((await WalkAsync(visitor)).Select(fault => $"{language}, {Width} x {Height} px: {fault}"));
        return faults;
    }

    private static async Task<List<string>> WalkAsync(Visitor visitor)
    {
        var faults = new List<string>();
        for (var stop = 0; stop < Stops; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<string?>(Hidden) is not { } fault) return faults;
            if (fault.Length > 0) faults.Add(fault);
        }
        faults.Add("the walk does not come to an end");
        return faults;
    }
}
