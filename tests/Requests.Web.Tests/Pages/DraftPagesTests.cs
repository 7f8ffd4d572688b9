using Requests.Features.Access;
using Requests.Features.Letters;
using Requests.Features.Replies;

namespace Requests.Web.Tests.Pages;

/// <summary>Finding the outcome and writing the letter, by forms without script.</summary>
public sealed class DraftPagesTests
{
    private const string Draft = $"{CaseWork.Case}/draft";

    [Test]
    public async Task TheGuideAndTheEditors_AreShown_WithoutFaultsOfTheirMarkup([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer, language);
        using var head = await Browser.SignedInAsync(office, Role.Head, language);
        foreach (var (browser, address) in Web.Pages.Office.LetterForm.Kinds.Select(k => (officer, $"{Draft}?kind={k}"))
            .Concat([(officer, Draft), (officer, $"{CaseWork.Case}/outcome"), (officer, $"{CaseWork.Case}/outcome?answers=nnnnnnnnnnnny"), (head, $"{CaseWork.Case}/outcome?answers=y")]))
        {
            var page = await browser.OpenAsync(address);
            Assert.That((int)page.Status, Is.EqualTo(200), $"{address}: {page.Html}");
            Assert.That(Markup.Faults(page), Is.Empty, address);
        }
    }

    [Test]
    public async Task TheGuide_LeadsQuestionByQuestion_ToTheFormOfItsLeaf()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.ClassifyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var first = await officer.OpenAsync($"{CaseWork.Case}/outcome");
        Assert.That(first.Text, Does.Contain("申请人是否已撤回"));
        Assert.That(first.Html, Does.Contain("answers=y").And.Contain("answers=n"));
        var end = await officer.OpenAsync($"{CaseWork.Case}/outcome?answers=nnnnnnnnnnnn");
        Assert.That(end.Text, Does.Contain("政府信息不存在").Or.Contain("非本机关负责公开告知书"));
        Assert.That(end.Html, Does.Contain("acts/classify-outcome?leaf=UNAVAILABLE_NOT_HELD&amp;notHeldKind=notResponsible"));
        var form = await officer.OpenAsync($"{CaseWork.Case}/acts/classify-outcome?leaf=UNAVAILABLE_NOT_HELD&notHeldKind=notResponsible");
        Assert.That((form.Form.Fields["leaf"], form.Form.Fields["notHeldKind"]), Is.EqualTo(("UNAVAILABLE_NOT_HELD", "notResponsible")));
    }

    [Test]
    public async Task AReply_IsPreviewedWithoutBeingKept_ThenSavedAsAVersion()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.ClassifyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var editor = await officer.OpenAsync(Draft);
        Assert.That(editor.Html, Does.Contain("paper-title"), "the model's words");
        var preview = await officer.SendAsync(editor, new() { ["act"] = "preview", ["facts"] = "经核对职责清单，泊位审批不归本机关。" });
        Assert.That(preview.Html, Does.Contain("paper-indented\">经核对职责清单，泊位审批不归本机关。"));
        Assert.That(preview.Form.Fields["facts"], Does.Contain("经核对职责清单"), "what was typed stays");
        Assert.That((await office.SendAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Officer)).Problem, Is.Not.Null, "nothing is kept");
        var saved = await officer.SendAsync(preview, new() { ["act"] = "save" });
        Assert.That(saved.Address, Is.EqualTo($"{Draft}?saved=true"), saved.Text);
        Assert.That(saved.Form.Fields["facts"], Does.Contain("经核对职责清单"));
        Assert.That((await office.DoAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Officer)).Draft, Is.EqualTo(1));
    }

    [Test]
    public async Task AFieldOfTheLetter_IsAdded_AndAWrongFormIsNamedBesideIt()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.ClassifyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var added = await officer.SendAsync(await officer.OpenAsync(Draft), new() { ["act"] = "add", ["addField"] = "publishedDate" });
        var row = added.Form.Fields.Single(f => f.Value == "publishedDate").Key.Replace("name", "value", StringComparison.Ordinal);
        var refused = await officer.SendAsync(added, new() { ["act"] = "save", [row] = "昨天" });
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Html, Does.Contain($"href=\"#f-{row.Replace('.', '-')}\"").And.Contain("value=\"昨天\""));
        var saved = await officer.SendAsync(refused, new() { ["act"] = "save", [row] = "2026-02-27" });
        Assert.That(saved.Address, Does.EndWith("saved=true"), saved.Text);
        Assert.That((await office.DoAsync(new ReadWording.Query(CaseWork.Number), Role.Officer)).Words.Fields, Is.EqualTo(new[] { new FieldValue("publishedDate", "2026-02-27") }));
    }

    [Test]
    public async Task TwoPeopleOnOneDraft_AreShownBothTexts_AndChoose()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var editor = await officer.OpenAsync(Draft);
        await CaseWork.DoAsync(office, new DraftReply.Command("同事写的事实。"), Role.Officer);
        var both = await officer.SendAsync(editor, new() { ["act"] = "save", ["facts"] = "我写的事实。" });
        Assert.That((int)both.Status, Is.EqualTo(412));
        Assert.That(both.Text, Does.Contain("先保存了第 2 稿").And.Contain("同事写的事实。"));
        Assert.That(both.Form.Fields["facts"], Is.EqualTo("我写的事实。"));
        var mine = await officer.SendAsync(both, new() { ["act"] = "save" });
        Assert.That(mine.Address, Does.EndWith("saved=true"), mine.Text);
        var letter = await office.DoAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Officer);
        Assert.That((letter.Draft, letter.Text.Contains("我写的事实。", StringComparison.Ordinal)), Is.EqualTo((3, true)), "all three versions are kept");
    }

    [Test]
    public async Task AProcessLetter_IsWritten_SentOnAndWrittenAnew()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.ClassifyAsync(office);
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var refused = await officer.SendAsync(await officer.OpenAsync($"{Draft}?kind=DOC-3"), new() { ["act"] = "save", ["workingDays"] = "15" });
        Assert.That((int)refused.Status, Is.EqualTo(400));
        Assert.That(refused.Html, Does.Contain("href=\"#f-points\""));
        var saved = await officer.SendAsync(refused, new() { ["act"] = "save", ["points"] = "哪一条路\n哪一年" });
        Assert.That(saved.Address, Does.Contain("kind=DOC-3&no=1&saved=true"), saved.Text);
        Assert.That(saved.Form.Fields["points"], Does.Contain("哪一年"));
        Assert.That(saved.Html, Does.Contain("哪一条路").And.Contain("paper-title"));
        var anew = await officer.SendAsync(saved, new() { ["act"] = "save", ["points"] = "哪一条路" });
        Assert.That(anew.Address, Does.Contain("no=1&saved=true"), anew.Text);
        Assert.That((await office.DoAsync(new ReadLetter.Query(CaseWork.Number, 1), Role.Officer)).Draft, Is.EqualTo(2));
    }

    [Test]
    public async Task TheWordingOfALetter_IsForItsWritersOnly()
    {
        await using var office = await WebOffice.OpenAsync();
        await CaseWork.DraftAsync(office);
        using var officer = office.ClientFor(Role.Officer);
        Assert.That((await (await officer.GetAsync($"/api/v1{CaseWork.Case}/letter-wording")).DoneAsync()).GetProperty("draft").GetInt32(), Is.EqualTo(1), nameof(ReadWording));
        using var clerk = office.ClientFor(Role.Clerk);
        await (await clerk.GetAsync($"/api/v1{CaseWork.Case}/letter-wording")).ProblemAsync(403, "access.not-allowed");
        await office.RefusedAsync("letters.no-such-notice", new ReadWording.Query(CaseWork.Number, Reply: false, DocumentNo: 9), Role.Officer);
        Assert.That((await office.DoAsync(new ReadWording.Query(CaseWork.Number, Reply: false), Role.Officer)).Words, Is.EqualTo(LetterWords.None));
    }
}
