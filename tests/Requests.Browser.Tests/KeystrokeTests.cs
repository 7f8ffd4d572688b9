using Requests.Features.Kernel;

namespace Requests.Browser.Tests;

/// <summary>How many keys beside the text itself a posted letter takes, for somebody who never touches the mouse. Written in tests/README.md.</summary>
public sealed class KeystrokeTests : BrowserTest
{
    /// <summary>Keys that only lead from one field to the next, choose, or send.</summary>
    private const int Keys = 14;

    [Test]
    public async Task APostedLetter_IsLogged_WithFewKeysBesideItsText()
    {
        var clerk = await VisitAsync(role: Role.Clerk);
        await clerk.OpenAsync("/log?channel=registeredPost");
        var keys = 0;
        // All that the letter shows: when it came, the mail's number, what is asked, who asks and where they can be reached.
        foreach (var (field, text) in new[]
        {
            ("signedOn", "2026-10-21"), ("mailNumber", "XA00099887CN"), ("subject", "演示：河长制巡查记录"), ("requestText", "申请公开2025年河长制巡查记录。"),
            ("applicantType", ""), ("applicant.name", Applicant.Name), ("applicant.phone", Applicant.Phone), ("applicant.address", "江城市演示路1号"),
        })
        {
            keys += await ToAsync(clerk, field);
            if (text.Length > 0)
            {
                await clerk.Page.Keyboard.TypeAsync(text);
                continue;
            }
            // The first of the kinds is a natural person.
            await clerk.Page.Keyboard.PressAsync("ArrowDown");
            keys++;
        }
        keys++;
        await clerk.LeadAsync(() => clerk.Page.Keyboard.PressAsync("Control+Enter"));
        Assert.That(await clerk.Page.Locator("#logged").CountAsync(), Is.EqualTo(1), await clerk.Page.InnerTextAsync("main"));
        TestContext.Out.WriteLine($"{keys} keys");
        Assert.That(keys, Is.LessThanOrEqualTo(Keys));
    }

    private static async Task<int> ToAsync(Visitor visitor, string field)
    {
        for (var keys = 0; keys < 40; keys++)
        {
            if (await visitor.Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", $"[name='{field}']")) return keys;
            await visitor.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"The Tab key does not lead to {field}.");
        return 0;
    }
}
