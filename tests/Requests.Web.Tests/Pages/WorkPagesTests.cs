using Requests.Features.Areas.Service;
using Requests.Features.Kernel;
using Requests.Statute.Service;

namespace Requests.Web.Tests.Pages;

/// <summary>The work list, its counts and the views people keep of it, without script.</summary>
public sealed class WorkPagesTests
{
    [Test]
    public async Task EveryView_TellsHowManyCasesItShows()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        Assert.That(Count(await clerk.OpenAsync("/work"), "unassigned"), Is.EqualTo("0"));
        await EveryPageTests.LogAsync(clerk);
        var work = await clerk.OpenAsync("/work?view=all");
        Assert.That((Count(work, "mine"), Count(work, "unassigned"), Count(work, "overdue"), Count(work, "soon"),
            Count(work, "provisional")), Is.EqualTo(("0", "1", "0", "0", "0")));
    }

    [Test]
    public async Task AFilter_StaysInTheViewInWhichItWasChosen()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        Assert.That((await clerk.OpenAsync("/work?view=unassigned")).Html, Does.Contain("<input type=\"hidden\" name=\"view\" value=\"unassigned\">"));
    }

    [Test]
    public async Task AView_IsKeptFoundAndTakenAway_ByForms()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var list = await clerk.OpenAsync("/work?view=unassigned&channel=registeredPost");
        var kept = await clerk.SendAsync(list, new() { ["name"] = "挂号来信待分办" });
        Assert.That(kept.Address, Is.EqualTo("/work?view=unassigned&channel=registeredPost"), kept.Text);
        Assert.That(kept.Html, Does.Contain("aria-current=\"page\">挂号来信待分办</a>").And.Not.Contain("name=\"filters\""), "it is kept already");
        Assert.That(Markup.Faults(kept), Is.Empty);
        using var head = await Browser.SignedInAsync(office, Role.Head);
        Assert.That((await head.OpenAsync("/work")).Text, Does.Not.Contain("挂号来信待分办"));

        var views = await clerk.OpenAsync("/views");
        Assert.That(views.Html, Does.Contain("href=\"/work?view=unassigned&amp;channel=registeredPost\""));
        Assert.That(Markup.Faults(views), Is.Empty);
        Assert.That((await clerk.SendAsync(views, [])).Text, Does.Contain("还没有保存常用视图"));
    }

    [TestCase("/work?view=all", "order=subject")]
    [TestCase("/work?view=all", "order=officer")]
    [TestCase("/work?view=all", "order=state")]
    [TestCase("/work?view=ended", "order=registered")]
    [TestCase("/board", "order=margin")]
    [TestCase("/board", "order=unit")]
    public async Task AList_IsSortedByItsColumn_AndTurnedRound_ByLinks(string list, string order)
    {
        await using var office = await WebOffice.OpenAsync();
        if (!list.Contains("ended", StringComparison.Ordinal))
        {
            using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
            await EveryPageTests.LogAsync(clerk);
        }
        else await ServedAsync(office);
        using var supervisor = await Browser.SignedInAsync(office, Role.Supervisor);
        var page = await supervisor.OpenAsync(list);
        Assert.That(page.Html, Does.Contain(order), page.Text);
        var sorted = await supervisor.OpenAsync(list + (list.Contains('?', StringComparison.Ordinal) ? "&" : "?") + order);
        Assert.That(sorted.Html, Does.Contain("aria-sort=\"ascending\"").And.Contain(order + "&amp;descending=true").And.Not.Contain("rowgroup"));
        Assert.That(Markup.Faults(sorted), Is.Empty);
        var round = await supervisor.OpenAsync(sorted.Address + "&descending=true");
        Assert.That(round.Html, Does.Contain("aria-sort=\"descending\""));
        Assert.That(Markup.Faults(round), Is.Empty);
    }

    private static async Task ServedAsync(WebOffice office)
    {
        await CaseWork.IssueAsync(office);
        await CaseWork.DoAsync(office, new RecordService.Command(ServiceMethod.InPerson, new(2026, 3, 2), new(2026, 3, 2), Proof: "送达回证"), Role.Clerk);
    }

    [Test]
    public async Task AListOfEndedCases_OffersOnlyOrdersThatAnIndexHas()
    {
        await using var office = await WebOffice.OpenAsync();
        await ServedAsync(office);
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var page = await clerk.OpenAsync("/work?view=ended&order=subject");
        Assert.That((int)page.Status, Is.EqualTo(200));
        Assert.That(page.Html, Does.Contain("order=registered").And.Not.Contain("order=subject\"").And.Not.Contain("order=officer"));
    }

    [Test]
    public async Task AViewOfTypedWords_KeepsTheFiltersAlone()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        var list = await clerk.OpenAsync("/work?view=all&words=%E5%BC%A0%E4%B8%89&order=registered");
        var kept = await clerk.SendAsync(list, new() { ["name"] = "新来的在前" });
        Assert.That(kept.Address, Is.EqualTo("/work?view=all&order=registered"), kept.Text);
    }

    [Test]
    public async Task AViewWithoutAName_IsAskedForOne_AndNothingIsLost()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = await Browser.SignedInAsync(office, Role.Head);
        var refused = await head.SendAsync(await head.OpenAsync("/board?waitsLong=true"), []);
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Html, Does.Contain("href=\"#f-name\""));
        Assert.That(Markup.Faults(refused), Is.Empty);
        var kept = await head.SendAsync(refused with { Html = refused.FormHolding("f-name").Html }, new() { ["name"] = "等久了的" });
        Assert.That(kept.Address, Is.EqualTo("/board?waitsLong=true"), kept.Text);
        Assert.That(kept.Text, Does.Contain("等久了的"));
    }

    [Test]
    public async Task TheBar_ShowsThreeDoors_AndTheOthersBehindOneButtonThatNamesThePresentOne()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = await Browser.SignedInAsync(office, Role.Head);
        Assert.That((await head.OpenAsync("/work")).Html, Does.Contain("popovertarget=\"doors\"><span>更多</span></button>"));
        Assert.That((await head.OpenAsync("/reports")).Html, Does.Contain("popovertarget=\"doors\"><span>更多</span><b>年报</b></button>"));
    }

    private static string Count(Page page, string view) =>
        System.Text.RegularExpressions.Regex.Match(page.Html, $"view={view}\"[^>]*>[^<]*<span class=\"count\">([^<]*)<").Groups[1].Value;
}
