using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Web.Tests.Pages;

/// <summary>The letter is the editor: its passages are written in place, what is typed is kept, and two at one draft see each other.</summary>
public sealed partial class DraftEditorTests
{
    private const string Draft = $"{CaseWork.Case}/draft";

    [Test]
    public async Task TheLetter_HoldsItsFreePassagesAsFields_AndSaysWhereTheRestComesFrom([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        var page = await officer.OpenAsync(Draft);
        Assert.That(Markup.Faults(page), Is.Empty);
        Assert.That(FreePassage().Count(page.Html), Is.GreaterThanOrEqualTo(1), page.Html);
        Assert.That(page.Html, Does.Contain("id=\"leaf\"").And.Contain("class=\"calc\"").And.Contain("class=\"whence\""));
        Assert.That(page.Text, Does.Contain(language == "en" ? "the registration" : "收件登记"), "what is computed says its source");
        Assert.That(page.Text, Does.Contain("政府信息公开条例"), "the whole letter is there");
    }

    [Test]
    public async Task APassageLeftAsTheTemplateHasIt_IsNobodysOwnWord_AndAChangedOneIs()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        await CaseWork.DoAsync(office, new DraftLetter.Command(), Role.Officer);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var page = await officer.OpenAsync(Draft);
        var own = page.Form.Fields.ContainsKey("facts.model") ? "facts" : "reasons";
        Assert.That(page.Form.Fields[own], Is.Not.Empty.And.EqualTo(page.Form.Fields[$"{own}.model"]));
        var same = await officer.SendAsync(page, new() { ["act"] = "save" });
        Assert.That(same.Address, Does.EndWith("saved=true"), same.Text);
        var kept = (await office.DoAsync(new ReadWording.Query(CaseWork.Number), Role.Officer)).Words;
        Assert.That((kept.Facts, kept.Reasons), Is.EqualTo(((string?)null, (string?)null)), "it goes on following the case");

        var changed = await officer.SendAsync(same, new() { ["act"] = "save", [own] = same.Form.Fields[own] + "另附说明。" });
        kept = (await office.DoAsync(new ReadWording.Query(CaseWork.Number), Role.Officer)).Words;
        Assert.That(own == "facts" ? kept.Facts : kept.Reasons, Does.EndWith("另附说明。"), changed.Text);
        Assert.That(changed.Form.Fields, Does.Not.ContainKey($"{own}.model"));
        var back = await officer.SendAsync(changed, new() { ["act"] = $"model.{own}" });
        Assert.That(back.Form.Fields[own], Is.EqualTo(page.Form.Fields[own]), "a way back to the template's words");
    }

    [Test]
    public async Task WhatIsTyped_IsKeptOnTheServer_ForItsWriterAlone_UntilItIsSavedOrGivenUp()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var kept = await officer.SendAsync(await officer.OpenAsync(Draft), new() { ["act"] = "keep", ["facts"] = "写了一半的事实" });
        Assert.That(kept.Text, Does.Contain("已存，尚未成稿"));
        Assert.That((await officer.OpenAsync(Draft)).Form.Fields["facts"], Is.EqualTo("写了一半的事实"), "after leaving the page");
        Assert.That((await office.DoAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Officer)).Draft, Is.EqualTo(1), "no version is made of it");
        await office.RefusedAsync("access.not-allowed", new KeepTyping.Command(CaseWork.Number), Role.Head);
        Assert.That(await office.InDbAsync(async db => (await db.Set<DraftTyping>().SingleAsync(t => t.Words != null)).Words),
            Does.Not.Contain("写了一半"), "it lies sealed");

        var given = await officer.SendAsync(await officer.OpenAsync(Draft), new() { ["act"] = "discard" });
        Assert.That(given.Form.Fields["facts"], Is.Not.EqualTo("写了一半的事实"));
        Assert.That(given.Text, Does.Not.Contain("尚未成稿"));

        await officer.SendAsync(given, new() { ["act"] = "keep", ["facts"] = "第二次写的事实。" });
        var saved = await officer.SendAsync(await officer.OpenAsync(Draft), new() { ["act"] = "save" });
        Assert.That(saved.Address, Does.EndWith("saved=true"), saved.Text);
        Assert.That(saved.Form.Fields["facts"], Is.EqualTo("第二次写的事实。"));
        Assert.That(await office.InDbAsync(async db => await db.Set<DraftTyping>().CountAsync(t => t.Words != null)),
            Is.Zero, "it is in a version now");
    }

    [Test]
    public async Task TwoAtOneDraft_SeeEachOther_AndNobodyIsSeenWhoLeft()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        await office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().SingleAsync();
            db.Add(new DraftTyping(found.Id, "reply", WebOffice.UserId(Role.Head), found.BodyId, office.Time.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var page = await officer.OpenAsync(Draft);
        Assert.That(page.Text, Does.Contain("9:00 起在看这一稿"));
        Assert.That(page.Form.Fields["facts"], Is.Not.Empty, "and each has words of their own");
        await office.InDbAsync(db => db.Set<DraftTyping>().Where(t => t.UserId == WebOffice.UserId(Role.Head)).ExecuteUpdateAsync(s => s.SetProperty(t => t.Words, "sealed")));
        Assert.That((await officer.OpenAsync(Draft)).Text, Does.Contain("起也在写这一稿"));
        Assert.That((await office.DoAsync(new KeepTyping.Command(CaseWork.Number), Role.Officer)).Others.Select(o => o.Writes), Is.EqualTo(new[] { true }));
        office.Time.Advance(KeepTyping.Present + TimeSpan.FromMinutes(1));
        Assert.That((await officer.OpenAsync(Draft)).Text, Does.Not.Contain("这一稿"));
    }

    [Test]
    public async Task WhatWasTypedOnAnOlderVersion_IsShownBesideTheNewOne()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var editor = await officer.OpenAsync(Draft);
        await CaseWork.DoAsync(office, new DraftLetter.Command(Facts: "同事保存的事实。"), Role.Officer);
        await officer.SendAsync(editor, new() { ["act"] = "keep", ["facts"] = "我写到一半。" });
        var both = await officer.OpenAsync(Draft);
        Assert.That(both.Form.Fields["facts"], Is.EqualTo("我写到一半。"));
        Assert.That(both.Text, Does.Contain("同事保存的事实。").And.Contain("先保存了第 2 稿"));
    }

    [Test]
    public async Task AnEarlierVersion_CanBeGoneOnWith()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        await CaseWork.DoAsync(office, new DraftLetter.Command(Facts: "第二稿的事实。"), Role.Officer);
        await CaseWork.DoAsync(office, new DraftLetter.Command(Facts: "第三稿的事实。"), Role.Officer);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var latest = await officer.OpenAsync(Draft);
        Assert.That(latest.Html, Does.Contain($"href=\"{Draft}?from=2\""));
        var earlier = await officer.OpenAsync($"{Draft}?from=2");
        Assert.That(earlier.Form.Fields["facts"], Is.EqualTo("第二稿的事实。"));
        var saved = await officer.SendAsync(earlier, new() { ["act"] = "save" });
        Assert.That((saved.Address, saved.Form.Fields["facts"]), Is.EqualTo((Draft + "?saved=true", "第二稿的事实。")));
        Assert.That((int)(await officer.OpenAsync($"{Draft}?from=99")).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task AProcessLetter_IsAskedItsQuestionsWithinItsSentences()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.ClassifyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var page = await officer.OpenAsync($"{Draft}?kind=DOC-3");
        var leaf = page.Html[page.Html.IndexOf("id=\"leaf\"", StringComparison.Ordinal)..page.Html.IndexOf("</article>", StringComparison.Ordinal)];
        Assert.That(leaf, Does.Contain("name=\"points\"").And.Contain("name=\"workingDays\"").And.Contain("name=\"guidance\""));
        Assert.That(ByName().Matches(page.Html).Select(m => m.Groups[1].Value).Where(n => n is "points" or "workingDays" or "guidance"), Is.Unique, "each once");
        var kept = await officer.SendAsync(page, new() { ["act"] = "keep", ["points"] = "哪一条路" });
        Assert.That((await officer.OpenAsync($"{Draft}?kind=DOC-3")).Form.Fields["points"], Is.EqualTo("哪一条路"), kept.Text);
    }

    [Test]
    public async Task TheReasonOfAReturn_StandsOverTheDraft()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.SubmitAsync(office);
        await CaseWork.DoAsync(office, new JudgeLetter.Command(Verdict.Return, "把检索的范围写清楚"), Role.Reviewer);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        Assert.That((await officer.OpenAsync(Draft)).Text, Does.Contain("把检索的范围写清楚").And.Contain("退回"));
    }

    [Test]
    public async Task WhateverTheLeaf_TheEditorShowsTheWordsOfTheLetter_AndNoMark()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.AssignAsync(office);
        foreach (var leaf in Leaves.All)
        {
            var answer = await office.SendAsync(new PreviewLetter.Query(CaseWork.Number, Leaf: leaf.Leaf,
                NotHeldKind: leaf.Leaf == OutcomeLeaf.UnavailableNotHeld ? NotHeldKind.NotExist : null), Role.Officer);
            if (answer.Problem is not null) continue;
            var (preview, letter) = (answer.Value, Plain(answer.Value.Html));
            Assert.That(preview.Parts, Is.Not.Empty);
            foreach (var line in preview.Parts.SelectMany(p => p.Html is { } html ? [Plain(html)] : p.Text.Split('\n')).Select(Plain).Where(l => l.Length > 0))
                Assert.That(letter, Does.Contain(line).And.Not.Match("[\uFDD0-\uFDD2]"), leaf.Code);
            Assert.That(preview.Parts.SelectMany(p => p.Runs).Select(r => r.Text), Has.None.Match("[\uFDD0-\uFDD2]"));
            Assert.That(preview.Parts.Count(p => p.Own is not null), Is.EqualTo(2), $"{leaf.Code}: facts and reasons");
        }
    }

    private static string Plain(string html) => Blank().Replace(WebUtility.HtmlDecode(Tag().Replace(html, "")), "");

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("<textarea class=\"free[^\"]*\" id=\"f-(facts|reasons)\"")]
    private static partial Regex FreePassage();

    [GeneratedRegex("name=\"([a-zA-Z0-9.]+)\"")]
    private static partial Regex ByName();
}
