namespace Requests.Browser.Tests;

/// <summary>What people print: the way of a request, its receipts and letters. Paper has nothing to press and no second page to the right.</summary>
public sealed class PaperTests : BrowserTest
{
    // A4 between the margins of print.css, in the px of a browser.
    private const int Width = 672;
    private const int Height = 986;

    private static readonly string[] Names =
    [
        "start", "apply-review", "apply-receipt", "apply-kept", "published", "status-overdue", "status-correction", "status-dispatched", "status-served", "status-split",
        "case-overdue", "case-consulting", "case-letter", "case-letter-checks", "case-similar", "case-archive", "approvals", "work-bag-sent",
    ];

    internal static IEnumerable<PageState> Printed => PageStates.All.Where(s => Names.Contains(s.Name));

    [TestCaseSource(nameof(Printed))]
    public async Task APrintedPage_HasNothingToPress_AndFitsThePaper(PageState sight)
    {
        var faults = new List<string>();
        foreach (var language in Look.Languages) faults.AddRange((await LookAsync(sight, language)).OnPaper);
        Assert.That(faults, Is.Empty);
    }

    internal static async Task<List<string>> FaultsAsync(Visitor visitor)
    {
        var (faults, language) = (new List<string>(), visitor.Manner.Language);
        await visitor.Page.SetViewportSizeAsync(Width, Height);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        if (await visitor.OverflowAsync() is { Length: > 0 } wide) faults.Add($"{language}: sticks out: {wide}");
        // The line that says the last day opens its days on a screen; on paper it is a line like others.
        faults.AddRange(await visitor.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, input, select, textarea, summary, nav a')].filter(e => e.checkVisibility()
                && !e.closest('.sr') && !e.matches('.when > summary')).map(e => 'to press: ' + e.outerHTML)
            """));
        faults.AddRange(await visitor.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('thead')].filter(e => e.checkVisibility()
                && getComputedStyle(e).display !== 'table-header-group').map(e => 'no table any more: ' + e.textContent)
            """));
        if (await visitor.Page.Locator("main h1:visible, main h2:visible").CountAsync() == 0) faults.Add($"{language}: nothing is left to read");
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        return faults;
    }

    [Test]
    public void WhatIsPrinted_IsAmongTheSights() => Assert.That(Names.Except(PageStates.All.Select(s => s.Name)), Is.Empty);
}
