using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Browser.Tests;

/// <summary>What officers do twice without meaning to: a double click, the back button, a second tab.</summary>
public sealed class TwiceTests : BrowserTest
{
    private const string Agree = "[name=verdict][value=agree]";

    // Sends the form once more behind the back of the window, as the second click of a double click does.
    private const string Twin = """
        () => { const f = document.querySelector('main form[method=post]'); return fetch(f.action || location.href,
            { method: 'POST', body: new FormData(f) }).then(a => a.status); }
        """;

    [Test]
    public async Task AReply_AgreedToAndIssuedTwice_HasOneOpinionOfEachAndOneNumber()
    {
        var officer = await VisitAsync(role: Role.Officer);
        var number = await OfficeSteps.LogAsync(await VisitAsync(role: Role.Clerk), "同一件事办两次");
        await OfficeSteps.ActAsync(await VisitAsync(role: Role.Head), number, "assign-case", OfficeSteps.ToTheOfficerAsync);
        await OfficeSteps.ActAsync(officer, number, "classify-outcome", OfficeSteps.NotOursAsync);
        await OfficeSteps.ActAsync(officer, number, "draft-letter");
        await OfficeSteps.ActAsync(officer, number, "submit-letter");

        var reviewer = await VisitAsync(role: Role.Reviewer);
        var tab = await reviewer.OpenTabAsync();
        var address = $"/approvals?at={number}-1";
        await reviewer.OpenAsync(address);
        await tab.OpenAsync(address);
        await reviewer.SendAsync(Agree);
        Assert.That(reviewer.Page.Url, Does.Contain("done=agree"));
        await tab.SendAsync(Agree);
        Assert.That(tab.Page.Url, Does.Not.Contain("done=agree"), "the second tab is told, not obeyed");
        Assert.That(await tab.Page.Locator("main .summary-errors, main .notice-warn").CountAsync(), Is.Positive, await tab.Page.InnerTextAsync("main"));
        await reviewer.Page.GoBackAsync();
        if (await reviewer.Page.Locator(Agree).CountAsync() > 0
            && (await reviewer.Page.InnerTextAsync("main")).Contains(number, StringComparison.Ordinal)) await reviewer.SendAsync(Agree);
        Assert.That(await OpinionsAsync(number), Is.EqualTo(1));

        foreach (var role in OfficeSteps.Chain.Skip(1)) await OfficeSteps.AgreeAsync(await VisitAsync(role: role), number);
        Assert.That(await OpinionsAsync(number), Is.EqualTo(OfficeSteps.Chain.Count));

        tab = await officer.OpenTabAsync();
        await officer.OpenAsync($"/cases/{number}/acts/issue-letter");
        await tab.OpenAsync($"/cases/{number}/acts/issue-letter");
        await officer.Page.EvaluateAsync<int>(Twin);
        await officer.SendAsync("main form .btn-main");
        Assert.That(await officer.Page.Locator("main .notice-ok").CountAsync(), Is.EqualTo(1), "the second click of a double click is answered like the first");
        await tab.SendAsync("main form .btn-main");
        Assert.That(await tab.Page.Locator("main .summary-errors, main .notice-warn").CountAsync(), Is.Positive, await tab.Page.InnerTextAsync("main"));
        Assert.That(await EventsAsync(number, Act.IssueReply), Is.EqualTo(1));
    }

    private static Task<int> OpinionsAsync(string number) => EventsAsync(number, Act.GiveOpinion);

    private static Task<int> EventsAsync(string number, Act act) => Site.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<RequestsDb>();
        var name = act.ToString();
        return await db.Set<OfficeEvent>().CountAsync(e => e.Act == name && db.Set<Case>().Any(c => c.Id == e.CaseId && c.Number == number));
    });
}
