using Requests.Features.Areas.Closing;
using Requests.Features.Areas.Disputes;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Statute.Archive;
using Requests.Statute.Disputes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Closing;

public sealed class ReopenCaseTests
{
    [Test]
    public async Task RecordDisputeResult_OfADecisionThatOrdersAReply_StartsTheOrderedPeriodAndKeepsHistory()
    {
        await using var path = await ServedAsync();
        await path.DoAsync(new CloseCase.Command());
        path.Office.GoTo("2026-09-24");
        var dispute = await path.DoAsync(new RegisterDispute.Command(DisputeForum.Reconsideration, "某市人民政府", Day("2026-08-03")));
        var ordered = await path.DoAsync(new RecordDisputeResult.Command(dispute.DisputeId, DisputeResult.Revoked, Day("2026-09-24"), OrdersNewReply: true));
        Assert.That((ordered.State, ordered.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-10-29"))), "T18");

        await path.ClassifyNotResponsibleAsync();
        var second = await path.ApproveAsync();
        Assert.That((second.DocumentNo, second.Number), Is.EqualTo((2, "某城管公复〔2026〕2号")));
        Assert.That(await path.TextAsync(2), Does.Contain("重新处理该申请"));
        await path.IssueAndServeAsync();
        Assert.That((await path.LookAsync()).RepliedOn, Is.EqualTo(Day("2026-03-02")), "the first reply stays on record");
    }

    [Test]
    public async Task ReopenCase_WithoutADecision_WarnsThatNoNewPeriodRuns()
    {
        await using var path = await ServedAsync();
        var reopened = await path.DoAsync(new ReopenCase.Command("内容有误"), Role.Head);
        Assert.That(reopened.Warning, Does.Contain("2026-03-30"));
        await path.RefusedAsync("case.wrong-state", new ReopenCase.Command("再次"), Role.Head);
    }

    [Test]
    public async Task ReopenCase_WithoutAReason_IsRefused()
    {
        await using var path = await ServedAsync();
        await path.RefusedAsync("input.invalid", new ReopenCase.Command(""), Role.Head);
    }

    [Test]
    [Property("Rule", "ARC-3")]
    public async Task ArchiveCase_WhenDisputed_IsKeptForGood()
    {
        await using var path = await ServedAsync();
        await path.DoAsync(new RegisterDispute.Command(DisputeForum.Reconsideration, "某市人民政府", Day("2026-03-02")));
        await path.DoAsync(new CloseCase.Command());
        var archived = await path.DoAsync(new ArchiveCase.Command(), Role.Clerk);
        Assert.That((archived.FileCode, archived.Retention), Is.EqualTo(("J001-WS·2026-Y-XXGK-0001", RetentionTerm.Permanent)));
    }

    private static async Task<ReplyCase> ServedAsync()
    {
        var path = await ReplyCase.OpenAsync("2026-03-02");
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.IssueAndServeAsync();
        return path;
    }
}
