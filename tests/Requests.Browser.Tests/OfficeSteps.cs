using Requests.Features.Kernel;
using Requests.Web.Demo;

namespace Requests.Browser.Tests;

/// <summary>What people of the office do at their desks, on whatever screen.</summary>
internal static class OfficeSteps
{
    /// <summary>Logs a letter that was signed for on the twentieth; answers its number.</summary>
    public static async Task<string> LogAsync(Visitor clerk, string subject)
    {
        await clerk.OpenAsync("/log?channel=registeredPost");
        await clerk.Page.FillAsync("[name=arrivedOn]", "2026-10-20");
        await clerk.Page.FillAsync("[name=signedOn]", "2026-10-20");
        await clerk.Page.FillAsync("[name=subject]", subject);
        await clerk.Page.FillAsync("[name=requestText]", "申请公开停车收费的依据。");
        await clerk.Page.SelectOptionAsync("[name=applicantType]", "naturalPerson");
        await clerk.Page.FillAsync("[name='applicant.name']", Applicant.Name);
        await clerk.Page.FillAsync("[name='applicant.phone']", Applicant.Phone);
        await clerk.SendAsync("#log .btn-main");
        Assert.That(await clerk.Page.Locator("#logged").CountAsync(), Is.EqualTo(1), await clerk.Page.InnerTextAsync("main"));
        return (await clerk.Page.Locator("[aria-labelledby=logged] a").GetAttributeAsync("href"))!.Split('/')[^1];
    }

    /// <summary>Fills one row of a mail bag.</summary>
    public static async Task FillLetterAsync(Visitor clerk, int row, string subject, string phone = "13900000000")
    {
        foreach (var (field, value) in new[] { ("mailNumber", $"XA00070000{row}CN"), ("applicant.name", Applicant.Name), ("applicant.phone", phone), ("subject", subject), ("requestText", $"申请公开{subject}。") })
            await clerk.Page.FillAsync($"[name='letters.{row}.{field}']", value);
        await clerk.Page.SelectOptionAsync($"[name='letters.{row}.applicantType']", "naturalPerson");
    }

    /// <summary>Opens the form of an act, answers it and expects it done.</summary>
    public static async Task ActAsync(Visitor visitor, string number, string act, Func<IPage, Task>? answer = null)
    {
        await visitor.OpenAsync($"/cases/{number}/acts/{act}");
        if (answer is not null) await answer(visitor.Page);
        await visitor.SendAsync("main form .btn-main");
        // A letter is read before it goes.
        if (await visitor.Page.Locator("#tried [name=read]").CountAsync() > 0) await visitor.SendAsync("main form .btn-main");
        Assert.That(visitor.Page.Url, Does.Not.EndWith($"/acts/{act}"), await visitor.Page.InnerTextAsync("main"));
        Assert.That(await visitor.Page.Locator(".summary-errors").CountAsync(), Is.Zero, await visitor.Page.InnerTextAsync("main"));
    }

    /// <summary>Agrees to the letter of a case that waits for the visitor's opinion.</summary>
    public static async Task AgreeAsync(Visitor visitor, string number)
    {
        await visitor.OpenAsync($"/cases/{number}/acts/judge-letter");
        await visitor.SendAsync("button[name=verdict][value=agree]");
        // The last signature is asked for once more.
        if (await visitor.Page.Locator("[name=asked]").CountAsync() > 0) await visitor.SendAsync("button[name=verdict][value=agree]");
        Assert.That(visitor.Page.Url, Does.EndWith("done=agree"), await visitor.Page.InnerTextAsync("main"));
    }

    /// <summary>Answers the form that assigns a case.</summary>
    public static Task ToTheOfficerAsync(IPage page) => page.CheckAsync($"[name=officerId][value='{DemoAccounts.Of(Role.Officer).Id}']");

    /// <summary>Answers the form that settles the outcome: another agency is responsible.</summary>
    public static async Task NotOursAsync(IPage page)
    {
        await page.SelectOptionAsync("[name=leaf]", "UNAVAILABLE_NOT_HELD");
        await page.ClickAsync("main form .btn-main");
        await page.CheckAsync("[name=notHeldKind][value=notResponsible]");
        await page.FillAsync("[name='basis.responsibleAgency']", "江城市交通运输局");
        await page.FillAsync("[name='basis.responsibleContact']", "0000-1234567");
    }

    /// <summary>The chain of the demonstration office, each at a window of their own.</summary>
    public static IReadOnlyList<Role> Chain { get; } = [Role.Reviewer, Role.Head, Role.Leader, Role.Chief];
}
