using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Features.Tests.Clocks;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Letters;

/// <summary>An approved process letter is no dead end: it can be taken back, written anew, and says so when it can no longer leave.</summary>
public sealed class ApprovedNoticeTests
{
    [Test]
    public async Task VoidLetter_OfAnApprovedExtension_KeepsItsNumberListed_AndTheNextOneGetsAnother()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        var no = await ApprovedAsync(it);
        var voided = await it.DoAsync("2026-03-05", new VoidLetter.Command("理由不充分", no), Role.Head);
        Assert.That((voided.DocumentState, voided.Number, voided.State), Is.EqualTo((DocumentState.Voided, "某城管公延〔2026〕1号", CaseState.InProgress)));
        var papers = await it.Office.DoAsync(new ListDocuments.Query(it.Number), Role.Officer);
        Assert.That(papers.Select(p => (p.Number, p.VoidReason)), Is.EqualTo(new[] { ("某城管公延〔2026〕1号", "理由不充分") }));
        await ApprovedAsync(it);
        Assert.That((await it.Office.DoAsync(new ListDocuments.Query(it.Number), Role.Officer))[^1].Number, Is.EqualTo("某城管公延〔2026〕2号"));
    }

    [Test]
    public async Task VoidLetter_ToBeWrittenAnew_PutsTheDraftInItsPlace()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        var no = await ApprovedAsync(it);
        var next = await it.DoAsync("2026-03-05", new VoidLetter.Command("天数有误", no, Rewrite: true), Role.Head);
        Assert.That((next.DocumentNo, next.DocumentState, next.Number), Is.EqualTo((no + 1, DocumentState.Returned, (string?)null)));
        await it.RefusedAsync("letters.no-such-notice", "2026-03-05", new SubmitLetter.Command(next.DocumentNo));
        await it.DoAsync("2026-03-05", new DraftLetter.Command("DOC-5", next.DocumentNo, WorkingDays: 10, Reason: "需要汇总各区台账"));
        await it.DoAsync("2026-03-05", new SubmitLetter.Command(next.DocumentNo));
        var again = await it.DoAsync("2026-03-05", new JudgeLetter.Command(Verdict.Agree, DocumentNo: next.DocumentNo), Role.Head);
        Assert.That(again.Number, Is.EqualTo("某城管公延〔2026〕2号"));
        var issued = await it.DoAsync("2026-03-06", new IssueLetter.Command(next.DocumentNo, Day("2026-03-06")));
        Assert.That(issued.DocumentState, Is.EqualTo(DocumentState.Dispatched));
    }

    [Test]
    public async Task ReadCase_PastTheDueDay_TellsToVoidTheExtensionThatCannotLeave()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        var no = await ApprovedAsync(it);
        await it.RefusedAsync("clock.extension-too-late", "2026-04-07", new IssueLetter.Command(no, Day("2026-04-07")));
        var steps = (await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Head)).NextSteps;
        Assert.That(steps.Single(s => s.Act == Act.VoidDocument), Has.Property("Allowed").True.And.Property("DocumentNo").EqualTo(no));
        await it.DoAsync("2026-04-07", new VoidLetter.Command("期限已过", no), Role.Head);
        steps = (await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Head)).NextSteps;
        Assert.That(steps.Where(s => s.Act is Act.IssueNotice or Act.VoidDocument && s.Allowed), Is.Empty);
    }

    [Test]
    public async Task VoidLetter_OfANoticeThatLeft_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.AskForCorrectionAsync("2026-03-05");
        await it.RefusedAsync("reply.already-left", "2026-03-05", new VoidLetter.Command("附件有误", 1), Role.Head);
    }

    private static async Task<int> ApprovedAsync(ClockCase it)
    {
        var draft = await it.DoAsync("2026-03-05", new DraftLetter.Command("DOC-5", WorkingDays: 20, Reason: "需要汇总各区台账"));
        await it.DoAsync("2026-03-05", new SubmitLetter.Command(draft.DocumentNo));
        Assert.That((await it.DoAsync("2026-03-05", new JudgeLetter.Command(Verdict.Agree, "同意", draft.DocumentNo),
            Role.Head)).DocumentState, Is.EqualTo(DocumentState.Approved));
        return draft.DocumentNo;
    }
}
