using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Tests.Replies;
using Requests.Letters.Checks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Letters;

public sealed class PreviewLetterTests
{
    [Test]
    public async Task PreviewLetter_OfAReplyNotYetDrafted_ShowsItMaskedAndKeepsNothing()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        var seen = await PreviewAsync(path, new(Reasons: "按照三定规定，停车管理职责在交通运输局。"));
        Assert.That((seen.Kind, seen.Missing.Count), Is.EqualTo(("DOC-16", 0)));
        Assert.That(seen.Html, Does.StartWith("<article class=\"paper").And.Contain("三定规定").And.Contain("某市交通运输局").And.Not.Contain("张三"));
        Assert.That(await path.Office.InDbAsync(db => db.Set<Document>().CountAsync()), Is.Zero);
    }

    [TestCase("请公开停车泊位的批准文件。", "“请公开停车泊位的批准文件。”")]
    [TestCase("有哪些停车泊位？", "“有哪些停车泊位？”")]
    [TestCase("停车泊位的批准文件", "“停车泊位的批准文件”。")]
    public async Task AQuotedRequest_EndsTheSentenceOnce(string request, string quoted)
    {
        await using var path = await ReplyCase.OpenAsync(change: c => c with { RequestText = request });
        await path.ClassifyNotResponsibleAsync();
        var html = (await PreviewAsync(path, new())).Html;
        Assert.That(html, Does.Contain($"内容为：{quoted}<"));
    }

    [TestCase(OutcomeLeaf.RefusedQueryMatter, "REM-5", "查询事项是否属于复议前置")]
    [TestCase(OutcomeLeaf.NotProcessedReconfirm, "ART-LEAF", "依据第二条，参照第三十六条第六项")]
    public async Task REM_5_WhatIsUnsettled_IsSaidBeforeTheLetterIsDrafted_AndBlocksNothing(OutcomeLeaf leaf, string id, string words)
    {
        await using var path = await ReplyCase.OpenAsync();
        var seen = await PreviewAsync(path, new(Leaf: leaf));
        var warned = seen.Findings.Where(f => f.Id == id && f.Severity == Severity.Warning).ToList();
        Assert.That(warned.Select(f => f.Text.Zh), Has.One.Contains(words));
        await path.ClassifyNotResponsibleAsync();
        Assert.That((await PreviewAsync(path, new())).Findings.Select(f => f.Text.Zh), Has.None.Contains(words));
    }

    [Test]
    public async Task PreviewLetter_InEnglish_GivesTheFactsThatStandInTheLetter()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        var facts = (await PreviewAsync(path, new())).EnglishFacts;
        string Of(string field) => facts.Single(f => f.Field == field).Value;
        Assert.That(facts.Take(2).Select(f => f.Value), Is.EqualTo(new[] { "Notice: another body is responsible",
            "Not held by this body: another body is responsible" }));
        Assert.That((Of("receivedDate"), Of("channelZh"), Of("basis")), Is.EqualTo(("2 March 2026", "by post", "Regulations Art. 10 para. 1, Art. 36 item 5")));
        Assert.That(Of("remedies"), Is.EqualTo("reconsideration within 60 days at 某市人民政府, or suit within 6 months at 某市某区人民法院"));
        Assert.That(facts.Select(f => f.Value), Has.None.Contains("张三"));
        Assert.That(facts.Select(f => f.Field), Has.None.EqualTo("form"), "on file, but not printed, so not told");
    }

    [Test]
    public async Task PreviewLetter_WithAnotherLeaf_LeavesTheOutcomeOnFileAlone()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        var seen = await PreviewAsync(path, new(Leaf: OutcomeLeaf.RefusedProcess, Basis: new() { Process = ProcessKind.Draft, DiscretionReason = "影响坦率讨论" }));
        Assert.That((seen.Kind, (await path.LookAsync()).Leaf), Is.EqualTo(("DOC-14", (OutcomeLeaf?)OutcomeLeaf.UnavailableNotHeld)));
        Assert.That(seen.Missing.SelectMany(m => m.Fields), Does.Contain("sepReason").And.Contain("decisionName"));
        Assert.That(seen.EnglishFacts.Single(f => f.Field == "remedies").Value, Does.StartWith("reconsideration first, within 60 days"));
        Assert.That(seen.Findings.Where(f => f.Severity == Severity.Blocking).Select(f => f.Id), Does.Contain("MAND"));
    }

    [Test]
    public async Task GLYPH_PreviewLetter_NamesACharacterNoFontHas()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        var seen = await PreviewAsync(path, new(Reasons: "承办人姓\U000323AF，职责在交通运输局。"));
        Assert.That(seen.MissingGlyphs, Is.EqualTo(new[] { "\U000323AF" }));
        Assert.That(seen.Findings.Single(f => f.Id == "GLYPH").Place, Is.EqualTo("U+323AF"));
    }

    [Test]
    public async Task PreviewLetter_OfAThirdPartysLetter_IsAddressedToWhomTheFormNames()
    {
        await using var path = await ReplyCase.OpenAsync();
        var seen = await PreviewAsync(path, new(Kind: "DOC-6", Passages: "第三页的报价",
            ThirdParty: new Person("某科技有限公司", Phone: "0000-1111111"), ThirdPartyIsOrganisation: true));
        Assert.That(seen.Html, Does.Contain("第三页的报价").And.Contain("回执").And.Not.Contain("张三"));
        Assert.That((await path.LookAsync()).ClockEntries, Is.Empty);
        Assert.That(await path.Office.InDbAsync(db => db.Set<Party>().CountAsync(p => p.Role == PartyRole.ThirdParty)), Is.Zero);
    }

    [Test]
    public async Task CLK_2_PreviewLetter_ThatMayNotLeaveNow_SaysWhy()
    {
        await using var path = await ReplyCase.OpenAsync();
        path.Office.Time.SetUtcNow(new DateTimeOffset(2026, 3, 30, 1, 0, 0, TimeSpan.Zero));
        var seen = await PreviewAsync(path, new(Kind: "DOC-5", Reason: "需要汇总各区台账", WorkingDays: 25));
        Assert.That(seen.Html, Does.Contain("汇总各区台账"));
        Assert.That(seen.Findings.Select(f => f.Id), Does.Contain("CLK-4").Or.Contain("CLK-5"));
    }

    [Test]
    public async Task ReadLetter_ShowsTheSameMaskedPageAndItsFactsInEnglish()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        var letter = await path.Office.DoAsync(new ReadLetter.Query(path.Number, 1), Role.Officer);
        var preview = await PreviewAsync(path, new());
        Assert.That(letter.Html, Is.EqualTo(preview.Html));
        Assert.That(letter.EnglishFacts, Is.EqualTo(preview.EnglishFacts));
    }

    private static Task<PreviewLetter.Response> PreviewAsync(ReplyCase path, PreviewLetter.Query draft) =>
        path.Office.DoAsync(draft with { CaseNumber = path.Number }, Role.Officer);
}
