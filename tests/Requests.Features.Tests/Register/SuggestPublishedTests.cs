using Requests.Features.Areas.Register;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Register;

/// <summary>SuggestPublished, NoteSavedRequest, CountSavedRequests: what is published under the title that is typed, then who has it.</summary>
public sealed class SuggestPublishedTests
{
    [Test]
    public async Task TheExactTitle_ComesFirst_ThenWhatReadsAlike_AndNothingElse()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(new RegisterPublications.Command([
            new(Day("2025-02-03"), "网站", Title: "城市道路停车泊位收费标准", EvidenceLink: "https://example.invalid/1"),
            new(Day("2026-02-03"), "网站", Title: "城市道路停车泊位收费标准的解读"),
            new(Day("2026-02-04"), "网站", Title: "垃圾分类办法")]), Role.Officer);
        var found = (await office.DoAsync(new SuggestPublished.Query(" 城市道路停车泊位收费标准 "))).Pieces;
        Assert.That(found.Select(p => (p.Title, p.Exact)), Is.EqualTo(new[] { ("城市道路停车泊位收费标准", true), ("城市道路停车泊位收费标准的解读", false) }));
        Assert.That((await office.DoAsync(new SuggestPublished.Query("城市"))).Pieces, Is.Empty, "too little is typed");
        Assert.That((await office.DoAsync(new SuggestPublished.Query("绿化养护合同"))).Pieces, Is.Empty);
        await office.RefusedAsync("register.no-body", new SuggestPublished.Query("城市道路停车", "XYZ"));
    }

    [Test]
    public async Task TheBodyThatHasIt_IsLearntFromOwnReplies_OnceTheyHaveLeft()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        Assert.That((await path.Office.DoAsync(new SuggestPublished.Query("道路停车泊位设置方案"))).Holders, Is.Empty, "no reply says so yet");
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        var holder = (await path.Office.DoAsync(new SuggestPublished.Query("道路停车泊位设置方案"))).Holders.Single();
        Assert.That((holder.Name, holder.Contact), Is.EqualTo(("某市交通运输局", (string?)"0000-1234567")));
        Assert.That((await path.Office.DoAsync(new SuggestPublished.Query("垃圾分类收运合同"))).Holders, Is.Empty);
        await path.DoAsync(new Areas.Collaboration.RestrictCase.Command("涉及信访人"), Role.Head);
        Assert.That((await path.Office.DoAsync(new SuggestPublished.Query("道路停车泊位设置方案"))).Holders, Is.Empty, "a restricted case teaches nobody");
    }

    [Test]
    public async Task ASparedRequest_IsCountedByTitle_AndHoldsNobody()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        await office.DoAsync(new RegisterPublications.Command([new(Day("2025-02-03"), "网站", Title: "停车泊位收费标准", EvidenceLink: "https://example.invalid/1")]), Role.Officer);
        var noted = await office.DoAsync(new NoteSavedRequest.Command("停车泊位收费标准", "hcg"));
        Assert.That(noted.Link, Is.EqualTo("https://example.invalid/1"));
        await office.DoAsync(new NoteSavedRequest.Command("停车泊位收费标准", "HCG"));
        await office.RefusedAsync("register.not-published", new NoteSavedRequest.Command("没有的标题", "HCG"));
        await office.RefusedAsync("register.no-body", new NoteSavedRequest.Command("停车泊位收费标准", "XYZ"));
        var counted = await office.DoAsync(new CountSavedRequests.Query(2026), Role.Head);
        Assert.That((counted.Count, counted.Titles.Single()), Is.EqualTo((2, new CountSavedRequests.Title("停车泊位收费标准", 2))));
        Assert.That((await office.DoAsync(new CountSavedRequests.Query(2025), Role.Head)).Count, Is.Zero);
    }
}
