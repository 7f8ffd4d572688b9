using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Closing;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Replies;

/// <summary>From a registered request to its file in the archive, by commands alone.</summary>
public sealed class ReplyPathTests
{
    [Test]
    public async Task ArchiveCase_AfterTheWholePath_HoldsOneNumberedServedReply()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.ClassifyNotResponsibleAsync();
        var approved = await path.ApproveAsync();
        Assert.That(approved.Number, Is.EqualTo("某城管公复〔2026〕1号"));

        await path.DoAsync(new IssueLetter.Command());
        path.Office.GoTo("2026-03-03");
        var sent = await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-03"), TrackingNumber: "EA000000000CN"), Role.Clerk);
        Assert.That((sent.State, sent.RepliedOn, sent.RemediesFrom),
            Is.EqualTo((CaseState.Dispatched, (DateOnly?)Day("2026-03-03"), (DateOnly?)null)), "SRV-4");

        path.Office.GoTo("2026-03-30");
        var served = await path.DoAsync(new RecordReceived.Command(Day("2026-03-30"), "回执已签收"), Role.Clerk);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(served.State, Is.EqualTo(CaseState.Served));
            Assert.That(served.RemediesFrom, Is.EqualTo(Day("2026-03-30")), "SRV-5");
            Assert.That(served.ReconsiderationBy!.Value.On, Is.EqualTo(Day("2026-05-29")), "T13");
            Assert.That(served.SuitBy!.Value.On, Is.EqualTo(Day("2026-09-30")), "T13");
            Assert.That(served.Late, Is.False);
        }

        await path.DoAsync(new CloseCase.Command());
        var archived = await path.DoAsync(new ArchiveCase.Command(), Role.Clerk);
        Assert.That(archived.FileCode, Is.EqualTo("J001-WS·2026-D30-XXGK-0001"), "ARC-5");
        Assert.That(path.Seals, Is.EqualTo(new[] { "issued", "dispatched", "served", "archived" }));
        var found = await path.LookAsync();
        Assert.That(found.Ledger.Single().Kind, Is.EqualTo(ClockEntryKind.Replied));
        Assert.That(found.ClockPhase, Is.EqualTo(ClockPhase.Replied));
    }

    [Test]
    public async Task GiveOpinion_AtTheLastStep_FixesNumberDateAndHashOfTheText()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        var letter = await path.Office.DoAsync(new ReadLetter.Query(path.Number, 1), Role.Officer);
        var printed = await path.DoAsync(new PrintLetter.Command(1, "盖章寄出"), Role.Clerk);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(printed.Text, Does.Contain("张三：").And.Contain("某城管公复〔2026〕1号").And.Contain("2026年3月2日\n"));
            Assert.That(printed.Text, Does.Contain("“申请公开道路停车泊位设置的批准文件。”"), "the request word for word");
            Assert.That(printed.Text, Does.Contain("第十条第一款、第三十六条第五项").And.Not.Contain("待批准"));
            Assert.That(LetterVersions.Hash(printed.Text), Is.EqualTo(letter.Hash));
            Assert.That(letter.Text, Does.Contain("张*：").And.Not.Contain("张三"), "PII-10");
            Assert.That(letter.Opinions.Select(o => o.Role), Is.EqualTo(ReplyCase.Chain));
            Assert.That(letter.Opinions.Select(o => o.TextHash).Distinct().Count(), Is.EqualTo(1), "REV-6");
        }
        var readings = await path.Office.InDbAsync(db => db.Set<PersonalReading>().CountAsync());
        Assert.That(readings, Is.EqualTo(1));
        var stored = await path.Office.InDbAsync(db => db.Set<DocumentText>().Select(t => t.Text).ToListAsync());
        Assert.That(stored, Has.None.Contains("张三"));
    }

    [Test]
    public async Task ListDocuments_AfterVoiding_KeepsTheNumberWithItsReason()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.DoAsync(new VoidLetter.Command("主送有误"), Role.Head);
        var again = await path.ApproveAsync();
        var papers = await path.Office.DoAsync(new ListDocuments.Query(path.Number), Role.Officer);
        Assert.That(again.Number, Is.EqualTo("某城管公复〔2026〕2号"), "a voided number is not used again");
        Assert.That(papers.Select(p => (p.Number, p.State, p.VoidReason)), Is.EqualTo(new (string?, DocumentState, string?)[]
        {
            ("某城管公复〔2026〕1号", DocumentState.Voided, "主送有误"),
            ("某城管公复〔2026〕2号", DocumentState.Approved, null),
        }));
    }

    [Test]
    public async Task RecordService_AfterTheDueDay_FlagsTheReplyLateForGood()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        path.Office.GoTo("2026-03-31");
        var unconfirmed = await path.RefusedAsync("reply.late-unconfirmed", new IssueLetter.Command());
        Assert.That(unconfirmed.RuleId, Is.EqualTo("CLK-1"));
        var issued = await path.DoAsync(new IssueLetter.Command(LateConfirmed: true));
        Assert.That(issued.Late, Is.True);
        var served = await path.DoAsync(new RecordService.Command(ServiceMethod.InPerson, Day("2026-03-31"), Day("2026-03-31"), Proof: "送达回证"));
        Assert.That((served.Late, served.RepliedOn), Is.EqualTo((true, (DateOnly?)Day("2026-03-31"))));
        await path.DoAsync(new CloseCase.Command());
        await path.DoAsync(new ReopenCase.Command("更正内容"), Role.Head);
        Assert.That((await path.LookAsync()).WasLate, Is.True);
    }

    [Test]
    public async Task RecordService_OnTheDueDayByPost_IsInTimeThoughItArrivesLater()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        path.Office.GoTo("2026-03-30");
        await path.DoAsync(new IssueLetter.Command());
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalRegistered, Day("2026-03-30"), TrackingNumber: "XA000000000CN"));
        path.Office.GoTo("2026-04-03");
        var served = await path.DoAsync(new RecordReceived.Command(Day("2026-04-03"), "回执"));
        Assert.That((served.Late, served.RepliedOn), Is.EqualTo((false, (DateOnly?)Day("2026-03-30"))), "SRV-4");
    }

    [Test]
    public async Task CloseCase_WhenTheCorrectionLapsed_NeedsItsLetterFirst()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.EnterAsync(ClockEntryKind.CorrectionNotice, "2026-03-02", "2026-03-03");
        path.Office.GoTo("2026-03-25");
        await path.EnterAsync(ClockEntryKind.CorrectionLapsed, "2026-03-25");
        await path.RefusedAsync("closing.not-finished", new CloseCase.Command());
        await path.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.OtherCorrectionLapsed,
            Basis: new OutcomeBasis { NoticeNumber = "某城管公补〔2026〕3号", SecondReader = "head" }));
        var approved = await path.ApproveAsync(new DraftLetter.Command(Fields: [new("servedProof", "邮政签收回执")]));
        Assert.That(approved.Kind, Is.EqualTo("DOC-18a"));
        Assert.That(await path.TextAsync(), Does.Contain("某城管公补〔2026〕3号").And.Contain("于2026年3月3日送达").And.Contain("视为您放弃申请"));
        var served = await path.IssueAndServeAsync();
        Assert.That((served.State, served.Late), Is.EqualTo((CaseState.Served, false)), "a lapsed request cannot be late");
        await path.DoAsync(new CloseCase.Command());
        Assert.That((await path.LookAsync()).State, Is.EqualTo(CaseState.Closed));
    }

    [Test]
    public async Task CloseCase_WhenTheFeeLapsed_TakesDoc18bThroughTheSamePath()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.EnterAsync(ClockEntryKind.FeeNotice, "2026-03-02", "2026-03-02");
        path.Office.GoTo("2026-04-10");
        await path.EnterAsync(ClockEntryKind.FeeLapsed, "2026-04-10");
        await path.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.OtherFeeLapsed,
            Basis: new OutcomeBasis { NoticeNumber = "某城管公费〔2026〕1号", SecondReader = "head" }));
        Assert.That((await path.ApproveAsync(new DraftLetter.Command(Fields: [new("servedProof", "邮政签收回执")]))).Kind, Is.EqualTo("DOC-18b"));
        Assert.That((await path.IssueAndServeAsync()).State, Is.EqualTo(CaseState.Served));
    }

    [Test]
    public async Task CloseCase_WhenWithdrawn_NeedsNoLetter()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.EnterAsync(ClockEntryKind.Withdrawn, "2026-03-02");
        await path.DoAsync(new CloseCase.Command());
        var found = await path.LookAsync();
        Assert.That((found.State, found.Leaf), Is.EqualTo((CaseState.Closed, (OutcomeLeaf?)OutcomeLeaf.OtherMisc)));
    }
}
