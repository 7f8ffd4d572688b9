using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Tests.Clocks;
using Requests.Features.Tests.Replies;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Letters;

public sealed class ProcessLetterTests
{
    [Test]
    public async Task CLK_2_AskForCorrection_IssuesANumberedSealedNotice()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.AskForCorrectionAsync("2026-03-05");
        var notice = (await it.Office.DoAsync(new ListDocuments.Query(it.Number), Role.Officer)).Single();
        Assert.That((notice.Kind, notice.Number, notice.State, notice.LetterOn),
            Is.EqualTo(("DOC-3", "某城管公补〔2026〕1号", DocumentState.Dispatched, (DateOnly?)Day("2026-03-05"))));
        var text = (await it.Office.DoAsync(new ReadLetter.Query(it.Number, 1), Role.Officer)).Text;
        Assert.That(text, Does.Contain("文件名称").And.Contain("15个工作日").And.Contain("视为放弃申请").And.Not.Contain("行政复议"), "R-NONE");
        Assert.That(await it.Office.InDbAsync(db => db.Set<ArchiveSeal>().Select(s => s.Reason).ToListAsync()), Is.EqualTo(new[] { "notice" }));

        await it.DoAsync("2026-03-09", new RecordNoticeDelivery.Command(ClockEntryKind.CorrectionNotice, Day("2026-03-09"), "邮政签收回执"), Role.Clerk);
        Assert.That((await it.Office.DoAsync(new ListDocuments.Query(it.Number), Role.Officer)).Single().State, Is.EqualTo(DocumentState.Served));
        Assert.That((await it.Office.EventsAsync(it.Number))[^1].Details, Does.Contain("fixedHash"), "the hash stands on every later record");
    }

    [Test]
    public async Task CLK_5_ExtendReplyPeriod_IssuesTheNoticeWithTheHeadsApproval()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.DoAsync("2026-03-20", new ExtendReplyPeriod.Command(20, "需要汇总各区台账", Day("2026-03-20"), Day("2026-03-20")), Role.Head);
        var letter = await it.Office.DoAsync(new ReadLetter.Query(it.Number, 1), Role.Officer);
        var due = (await it.LookAsync()).DueOn!.Value;
        Assert.That((letter.Number, letter.Opinions.Single().Role), Is.EqualTo(("某城管公延〔2026〕1号", Role.Head)));
        Assert.That(letter.Text, Does.Contain($"答复期限延长至{due:yyyy年M月d日}").And.Contain("需要汇总各区台账"));
    }

    [Test]
    public async Task Consult_WritesToTheThirdPartyWithoutTheApplicant_AndTellsTheApplicantWithoutTheThirdParty()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.ConsultThirdPartyAsync("2026-03-06");
        var papers = await it.Office.DoAsync(new ListDocuments.Query(it.Number), Role.Officer);
        Assert.That(papers.Select(p => (p.Kind, p.Number)), Is.EqualTo(new[] { ("DOC-6", "某城管公征〔2026〕1号"), ("DOC-7", (string?)"某城管公告〔2026〕1号") }));
        Assert.That(await TextAsync(it, 1), Does.Contain("某科技有限公司：").And.Contain("第三页的报价").And.Contain("回执").And.Not.Contain("张三"));
        Assert.That(await TextAsync(it, 2), Does.Contain("张三：").And.Contain("第三方").And.Not.Contain("某科技有限公司"));
    }

    [Test]
    public async Task REV_5_IssueNotice_AfterTheBodysOwnChain_MovesTheClockOnTheDayItLeft()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.Office.InDbAsync(async db =>
        {
            var body = await db.Set<Body>().SingleAsync();
            body.Change(body.Name, body.Settings with { NoticeChain = [Role.Reviewer, Role.Head] });
            return await db.SaveChangesAsync();
        });
        await it.RefusedAsync("letters.needs-approval", "2026-03-03", new AskForCorrection.Command(Day("2026-03-03"), ["文件名称"]));
        var draft = await it.DoAsync("2026-03-03", new DraftLetter.Command("DOC-3", Points: ["文件名称"]));
        await it.DoAsync("2026-03-03", new SubmitLetter.Command(draft.DocumentNo));
        await it.DoAsync("2026-03-03", new JudgeLetter.Command(Verdict.Agree, DocumentNo: draft.DocumentNo), Role.Reviewer);
        var returned = await it.DoAsync("2026-03-03", new JudgeLetter.Command(Verdict.Return, "请写明年份", draft.DocumentNo), Role.Head);
        Assert.That((returned.DocumentState, (await it.LookAsync()).Ledger.Count), Is.EqualTo((DocumentState.Returned, 0)));

        await it.DoAsync("2026-03-03", new DraftLetter.Command("DOC-3", draft.DocumentNo, ["文件名称和年份"]));
        await it.DoAsync("2026-03-03", new SubmitLetter.Command(draft.DocumentNo));
        await it.DoAsync("2026-03-04", new JudgeLetter.Command(Verdict.Agree, DocumentNo: draft.DocumentNo), Role.Reviewer);
        var approved = await it.DoAsync("2026-03-04", new JudgeLetter.Command(Verdict.Agree, DocumentNo: draft.DocumentNo), Role.Head);
        Assert.That((approved.Number, approved.State), Is.EqualTo(("某城管公补〔2026〕1号", CaseState.InProgress)));
        var issued = await it.DoAsync("2026-03-05", new IssueLetter.Command(draft.DocumentNo, Day("2026-03-05")));
        var told = (await it.Office.DoAsync(new ReadHistory.Query(it.Number), Role.Officer)).Events.Select(e => e.Told!.Zh);
        Assert.That(told, Does.Contain("送审：补正告知书").And.Contain("审批程序性文书：补正告知书，退回").And.Contain("印发程序性文书：补正告知书"));
        Assert.That((issued.State, (await it.LookAsync()).Ledger.Single().On), Is.EqualTo((CaseState.AwaitingCorrection, Day("2026-03-05"))));
    }

    [Test]
    public async Task UndoClockEntry_OfANotice_VoidsItsLetterAndKeepsTheNumberListed()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.AskForCorrectionAsync("2026-03-05");
        await it.UndoAsync("2026-03-05", 1);
        var notice = (await it.Office.DoAsync(new ListDocuments.Query(it.Number), Role.Officer)).Single();
        Assert.That((notice.State, notice.Number, notice.VoidReason), Is.EqualTo((DocumentState.Voided, "某城管公补〔2026〕1号", "录入错误")));
    }

    [Test]
    [Property("Rule", "REV-6")]
    public async Task GiveOpinion_ByTheDeputyOfWhoIsAway_IsMarkedOnTheSheet()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.Office.DoAsync(new EnterAbsence.Command(Day("2026-03-02"), Day("2026-03-06"),
            DeputyUserId: TestOffice.UserId(Role.Chief), Reason: "出差"), Role.Leader);
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        await path.AgreeAsync(Role.Reviewer);
        await path.AgreeAsync(Role.Head);
        await path.DoAsync(new JudgeLetter.Command(Verdict.Agree, "同意"), Role.Chief);
        var sheet = await path.DoAsync(new PrintPaper.Command("approval-sheet", "txt", Reason: "打印存档"), Role.Officer);
        Assert.That(Encoding.UTF8.GetString(sheet.Content), Does.Contain("Chief（代 Leader）"));
        await path.RefusedAsync("reply.second-step", new JudgeLetter.Command(Verdict.Agree), Role.Chief);
    }

    [Test]
    [Property("Rule", "GLYPH")]
    public async Task AskForCorrection_WithACharacterNoFontHas_IsRefusedAndNamesIt()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        var stopped = await it.RefusedAsync("checks.stand", "2026-03-05", new AskForCorrection.Command(Day("2026-03-05"), ["请说明\U000323AF字号文件的年份"]));
        Assert.That(stopped.Findings!.Select(f => (f.RuleId, f.Field)), Is.EqualTo(new[] { ("GLYPH", "U+323AF") }));
        Assert.That((await it.LookAsync()).Ledger, Is.Empty, "nothing left, so nothing is in the clock");
    }

    [Test]
    [Property("Rule", "PII-NAME")]
    public async Task SubmitNotice_ThatNamesTheThirdPartyToTheApplicant_IsStopped_UntilALeaderLetsItPass()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.ConsultThirdPartyAsync("2026-03-06");
        var draft = await it.DoAsync("2026-03-06", new DraftLetter.Command("DOC-4", Reason: "某科技有限公司称您已申请31件"));
        var stopped = await it.RefusedAsync("checks.stand", "2026-03-06", new SubmitLetter.Command(draft.DocumentNo));
        Assert.That(stopped.Findings!.Select(f => f.RuleId), Is.EqualTo(new[] { "PII-NAME" }));
        await it.DoAsync("2026-03-06", new Requests.Features.Areas.Letters.Checks.OverrideCheck.Command(draft.DocumentNo, "PII-NAME", "第三方同意提及。"), Role.Leader);
        await it.DoAsync("2026-03-06", new SubmitLetter.Command(draft.DocumentNo));
    }

    [TestCase(true, "你单位")]
    [TestCase(false, "您")]
    public async Task Consult_AddressesTheThirdPartyByWhatItIs_NotByItsName(bool isOrganisation, string you)
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.DoAsync("2026-03-06", new Consult.Command(ConsultationKind.ThirdParty, Day("2026-03-06"), "第三页的报价", Applicant("李记铺"),
            ThirdPartyIsOrganisation: isOrganisation));
        Assert.That(await TextAsync(it, 1), Does.Contain($"可能涉及{you}的合法权益"));
    }

    [Test]
    [Property("Rule", "MAND")]
    public async Task AskForCorrection_ByABodyWithoutAPhone_IsRefusedAndNamesTheSetting()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.Office.InDbAsync(async db =>
        {
            var body = await db.Set<Body>().SingleAsync();
            body.Change(body.Name, body.Settings with { ContactPhone = "" });
            return await db.SaveChangesAsync();
        });
        var stopped = await it.RefusedAsync("letters.incomplete", "2026-03-05", new AskForCorrection.Command(Day("2026-03-05"), ["文件名称"]));
        Assert.That(stopped.Findings!.Select(f => f.Field), Is.EqualTo(new[] { "contactPhone" }));
    }

    [TestCase("application", "申请表")]
    [TestCase("receipt", "登记回执")]
    [TestCase("approval-sheet", "审查呈批单")]
    [TestCase("return-receipt", "送达回证")]
    [TestCase("envelope", "收")]
    [TestCase("label", "收")]
    public async Task PrintPaper_WritesTheSheet(string paper, string words)
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        var printed = await path.DoAsync(new PrintPaper.Command(paper, "txt", Reason: "打印存档"), Role.Officer);
        Assert.That(Encoding.UTF8.GetString(printed.Content), Does.Contain(words).And.Contain("张三").And.Not.Contain("REC-"));
        Assert.That((await path.DoAsync(new PrintPaper.Command(paper, "pdf", Reason: "打印存档"), Role.Officer)).Content[..5], Is.EqualTo("%PDF-"u8.ToArray()));
    }

    [TestCase("envelope")]
    [TestCase("label")]
    public async Task SRV_1_TheCoverOfALetterToAnotherBody_NamesThatBodyAndNobodysHome(string paper)
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.DoAsync("2026-03-05", new Consult.Command(ConsultationKind.CoMaker, Day("2026-03-05"), "全文", Agency: "某市住建局", OwnView: "拟予公开"));
        var number = await it.Office.InDbAsync(db => db.Set<Document>().Where(d => d.Kind == LetterKinds.BodyConsultation).Select(d => d.No).SingleAsync());
        var printed = await it.Office.DoAsync(new PrintPaper.Command(paper, "txt", number, Reason: "打印存档") { CaseNumber = it.Number }, Role.Officer);
        var text = Encoding.UTF8.GetString(printed.Content);
        Assert.That(text, Does.Contain("某市住建局").And.Not.Contain("张三"));
        Assert.That(text.Split("某市某街1号"), Has.Length.EqualTo(2), "the sender's address alone, which is the applicant's in these samples");
    }

    [Test]
    public async Task DownloadLetter_GivesTheVeryBytesThatWereIssued()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.DoAsync(new IssueLetter.Command());
        var kept = await path.Office.InDbAsync(async db => (await db.Set<Document>().SingleAsync()).Files);
        Assert.That(kept.Select(f => f.Extension), Is.EqualTo(new[] { "pdf", "docx" }));
        foreach (var file in kept)
        {
            var letter = await path.DoAsync(new DownloadLetter.Command(1, file.Extension, "盖章寄出"), Role.Clerk);
            Assert.That(Hashes.Of(letter.Content), Is.EqualTo(file.Sha256));
            Assert.That(letter.FileName, Does.Not.Contain("张三"));
        }
    }

    private static async Task<string> TextAsync(ClockCase it, int no)
    {
        var printed = await it.Office.DoAsync(new DownloadLetter.Command(no, "txt", "盖章寄出") { CaseNumber = it.Number }, Role.Officer);
        return Encoding.UTF8.GetString(printed.Content);
    }
}
