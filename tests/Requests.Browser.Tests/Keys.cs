namespace Requests.Browser.Tests;

/// <summary>Moving about with the Tab key only, as somebody does who has no mouse.</summary>
internal static class Keys
{
    private const int Patience = 80;

    /// <summary>Moves on to the field of this name.</summary>
    public static Task ToAsync(Visitor visitor, string field) => TabUntilAsync(visitor, $"[name='{field}']");

    /// <summary>Moves on to a heading that folds something away, and opens it.</summary>
    public static async Task OpenAsync(Visitor visitor, string summary)
    {
        await TabUntilAsync(visitor, summary);
        await visitor.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Moves on to a button or link and presses Enter there.</summary>
    public static async Task PressAsync(Visitor visitor, string selector)
    {
        await TabUntilAsync(visitor, selector);
        await visitor.LeadAsync(() => visitor.Page.Keyboard.PressAsync("Enter"));
    }

    private static async Task TabUntilAsync(Visitor visitor, string selector)
    {
        for (var turn = 0; turn < Patience; turn++)
        {
            if (await visitor.Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                Assert.That(await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.matches(':focus-visible')"), "the focus can be seen");
                return;
            }
            await visitor.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The Tab key does not lead to {selector}.");
    }
}
