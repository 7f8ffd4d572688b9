using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;
using Requests.Features.Tests.Replies;
using Requests.Statute.Service;

using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Portal;

public sealed class ConfirmReceiptOfReplyTests
{
    private const string QueryCode = "ABCDEFGH23";

    [Test]
    public async Task SRV_5_TheApplicantsWordServesTheReplyAndRemediesRunFromThatDay()
    {
        await using var path = await DispatchedAsync();
        var sent = await path.Office.DoAsync(new CheckStatus.Query(path.Number, QueryCode));
        Assert.That(sent.Sentence, Does.Contain("方式是邮政特快专递").And.Contain("EA000000000CN"));
        path.Office.GoTo("2026-03-05");
        var standing = await path.Office.DoAsync(Confirm(path));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((standing.State, standing.Late), Is.EqualTo((CaseState.Served, false)));
            Assert.That(standing.RepliedOn, Is.EqualTo(Day("2026-03-02")), "the day of posting");
            Assert.That(standing.RemediesFrom, Is.EqualTo(Day("2026-03-05")));
        }
        var status = await path.Office.DoAsync(new CheckStatus.Query(path.Number, QueryCode));
        Assert.That(status.Status, Is.EqualTo("served"));
        Assert.That(status.Sentence, Does.StartWith("您已于2026年3月5日收到答复。").And.Contain("最晚2026年"));
        Assert.That(status.Sentence, Does.Contain("申请行政复议最晚2026年5月6日").And.Contain("直接起诉最晚2026年9月7日"), "two rights, each with its own last day (REM-1, REM-2)");
        Assert.That(status.Story.Select(h => h.What).TakeLast(3), Is.EqualTo(new[] { "答复已批准盖章", "答复发出", "您收到了答复" }));
        await path.Office.RefusedAsync("service.no-reply", Confirm(path));
    }

    [Test]
    public async Task ConfirmReceiptOfReply_BeforeItLeft_IsRefused()
    {
        await using var path = await IssuedAsync();
        await path.Office.RefusedAsync("service.no-reply", Confirm(path));
    }

    private static ConfirmReceiptOfReply.Command Confirm(ReplyCase path) => new() { Number = path.Number, QueryCode = QueryCode };

    private static async Task<ReplyCase> DispatchedAsync()
    {
        var path = await IssuedAsync();
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02"), TrackingNumber: "EA000000000CN"));
        return path;
    }

    // A posted request's code is on its slip; the test writes one it knows.
    private static async Task<ReplyCase> IssuedAsync()
    {
        var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.DoAsync(new IssueLetter.Command());
        var hash = path.Office.Services.GetRequiredService<PersonalVault>().Hash(QueryCode);
        await path.Office.InDbAsync(db => db.Set<Case>().Where(c => c.Number == path.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.QueryCodeHash, hash)));
        return path;
    }
}
