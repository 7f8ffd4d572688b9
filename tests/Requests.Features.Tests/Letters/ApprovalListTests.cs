using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;

namespace Requests.Features.Tests.Letters;

/// <summary>What waits for whom, and which numbers were drawn.</summary>
public sealed class ApprovalListTests
{
    [Test]
    [Property("Rule", "REV-5")]
    public async Task ListApprovals_NamesALetter_OnlyToWhoseStepItIs()
    {
        await using var path = await SubmittedAsync();
        Assert.That(await WaitingForAsync(path, Role.Head), Is.Empty, "out of turn");
        var first = (await WaitingForAsync(path, Role.Reviewer)).Single();
        Assert.That((first.CaseNumber, first.DocumentNo, first.Step, first.OnBehalfOf, first.WorkingDaysLeft),
            Is.EqualTo((path.Number, 1, Role.Reviewer, (string?)null, (int?)20)));
        await path.AgreeAsync(Role.Reviewer);
        Assert.That(await WaitingForAsync(path, Role.Reviewer), Is.Empty);
        Assert.That((await WaitingForAsync(path, Role.Head)).Single().Step, Is.EqualTo(Role.Head));
    }

    [Test]
    [Property("Rule", "REV-6")]
    public async Task ListApprovals_LeavesOutTheOwnDraft_AndASecondStep()
    {
        await using var path = await SubmittedAsync();
        Assert.That(await WaitingForAsync(path, Role.Officer, Role.Reviewer), Is.Empty, "the own draft");
        await path.DoAsync(new JudgeLetter.Command(Verdict.Agree), Role.Reviewer, Role.Head);
        Assert.That(await WaitingForAsync(path, Role.Reviewer, Role.Head), Is.Empty, "the second step of a round");
    }

    [Test]
    [Property("Rule", "REV-5")]
    public async Task ListApprovals_OfADeputy_NamesWhoIsRepresented()
    {
        await using var path = await SubmittedAsync();
        await path.Office.DoAsync(new EnterAbsence.Command(new(2026, 3, 2), new(2026, 3, 6), DeputyUserId: TestOffice.UserId(Role.Leader)), Role.Reviewer);
        Assert.That((await WaitingForAsync(path, Role.Leader)).Single().OnBehalfOf, Is.EqualTo(nameof(Role.Reviewer)));
        path.Office.GoTo("2026-03-09");
        Assert.That(await WaitingForAsync(path, Role.Leader), Is.Empty, "back again");
    }

    [Test]
    public async Task ListNumberSeries_CountsWhatWasDrawn_AndSaysWhyANumberIsVoid()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.DoAsync(new VoidLetter.Command("附件有误"), Role.Head);
        await path.ApproveAsync();
        var year = await path.Office.DoAsync(new ListNumberSeries.Query(), Role.Supervisor);
        Assert.That(year.Years, Is.EqualTo(new[] { 2026 }));
        var series = year.Series.Single();
        Assert.That((series.Mark, series.Last, series.Used), Is.EqualTo(("复", 2, 2)));
        Assert.That(series.Voided.Select(v => (v.CaseNumber, v.DocumentNo, v.Reason)), Is.EqualTo(new[] { (path.Number, 1, "附件有误") }));
        Assert.That((await path.Office.DoAsync(new ListNumberSeries.Query(2025), Role.Supervisor)).Series, Is.Empty);
    }

    [Test]
    [Property("Rule", "PII-10")]
    public async Task ReadLetter_ShowsThePaper_WithNamesMasked()
    {
        await using var path = await SubmittedAsync();
        var letter = await path.Office.DoAsync(new ReadLetter.Query(path.Number, 1), Role.Reviewer);
        Assert.That(letter.Html, Does.Contain("<h3 class=\"paper-title\">").And.Contain("张*").And.Not.Contain("张三").And.Not.Contain("<h1").And.Not.Contain("<h2"));
        Assert.That(letter.Versions.Select(v => (v.No, v.ByName)), Is.EqualTo(new[] { (1, nameof(Role.Officer)) }));
    }

    private static async Task<ReplyCase> SubmittedAsync()
    {
        var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.DoAsync(new DraftLetter.Command());
        await path.DoAsync(new SubmitLetter.Command());
        return path;
    }

    private static Task<IReadOnlyList<ListApprovals.Response>> WaitingForAsync(ReplyCase path,
        params Role[] roles) => path.Office.DoAsync(new ListApprovals.Query(), roles);
}
