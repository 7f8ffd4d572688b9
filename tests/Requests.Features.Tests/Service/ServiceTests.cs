using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Statute.Clocks;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Service;

public sealed class ServiceTests
{
    [TestCase(ServiceMethod.PrivateCourier, "service.private-courier", "SRV-2")]
    [TestCase(ServiceMethod.CollectOnDelivery, "service.collect-on-delivery", "SRV-3")]
    [TestCase(ServiceMethod.Electronic, "service.no-consent", "SRV-6")]
    [TestCase(ServiceMethod.LeftAtAddress, "service.not-refused", "SRV-8")]
    [TestCase(ServiceMethod.PublicNotice, "service.not-last-resort", "SRV-8")]
    public async Task RecordService_ByAMethodTheLawDoesNotTake_IsRefused(ServiceMethod method, string code, string rule)
    {
        await using var path = await IssuedAsync();
        var problem = await path.RefusedAsync(code, new RecordService.Command(method, Day("2026-03-02")), Role.Clerk);
        Assert.That(problem.RuleId, Is.EqualTo(rule));
    }

    [Test]
    [Property("Rule", "SRV-9")]
    public async Task RecordService_WithoutProof_IsRefused()
    {
        await using var path = await IssuedAsync();
        await path.RefusedAsync("service.proof-missing", new RecordService.Command(ServiceMethod.InPerson, Day("2026-03-02"), Day("2026-03-02")));
        await path.RefusedAsync("service.proof-missing", new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02")));
    }

    [TestCase("2026-03-01", null, Description = "before the letter")]
    [TestCase("2026-03-03", null, Description = "after today")]
    [TestCase("2026-03-02", "2026-03-01", Description = "received before sent")]
    public async Task RecordService_WithDaysOutOfOrder_IsRefused(string dispatched, string? received)
    {
        await using var path = await IssuedAsync();
        await path.RefusedAsync("service.dates", new RecordService.Command(ServiceMethod.PostalExpress, Day(dispatched),
            received is null ? null : Day(received), "EA000000000CN", "回执"));
    }

    [Test]
    public async Task RecordReturnedMail_OffersTheLawfulWaysNotYetTried()
    {
        await using var path = await IssuedAsync();
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02"), TrackingNumber: "EA000000000CN"));
        path.Office.GoTo("2026-03-10");
        var back = await path.DoAsync(new RecordReturnedMail.Command(Day("2026-03-10"), "查无此人"), Role.Clerk);
        Assert.That(back.State, Is.EqualTo(CaseState.Issued));
        Assert.That(back.AnswerBy, Is.EqualTo(Day("2026-03-17")));
        Assert.That(back.NextMethods, Is.EqualTo(new[] { ServiceMethod.InPerson, ServiceMethod.Entrusted, ServiceMethod.PostalRegistered,
            ServiceMethod.LeftAtAddress }));

        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalRegistered, Day("2026-03-10"), TrackingNumber: "XA000000000CN"));
        path.Office.GoTo("2026-03-20");
        var twice = await path.DoAsync(new RecordReturnedMail.Command(Day("2026-03-20"), "逾期未领"), Role.Clerk);
        Assert.That(twice.NextMethods, Does.Contain(ServiceMethod.PublicNotice), "the last resort, after two attempts");
        await path.RefusedAsync("reply.already-left", new VoidLetter.Command("退回"), Role.Head);

        await path.DoAsync(new RecordService.Command(ServiceMethod.PublicNotice, Day("2026-03-20"), Proof: "本机关网站"));
        path.Office.GoTo("2026-04-19");
        await path.RefusedAsync("service.not-yet-served", new RecordReceived.Command(Day("2026-04-18"), "公告网页"));
        var served = await path.DoAsync(new RecordReceived.Command(Day("2026-04-19"), "公告网页"));
        Assert.That((served.RemediesFrom, served.RepliedOn), Is.EqualTo(((DateOnly?)Day("2026-04-19"), (DateOnly?)Day("2026-03-02"))), "REM-19, SRV-4");
    }

    [Test]
    [Property("Rule", "SRV-7")]
    public async Task RecordService_Electronically_NeedsConsentAndTheOnlineChannelInTheLetter()
    {
        await using var path = await ReplyCase.OpenAsync(change: c => c with { ElectronicServiceConsent = true });
        await path.Office.InDbAsync(async db =>
        {
            var body = (await db.Set<Body>().FindAsync(TestOffice.BodyId))!;
            body.Change(body.Name, body.Settings with { ReconsiderationUrl = "https://fuyi.example.invalid" });
            return await db.SaveChangesAsync();
        });
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.DoAsync(new IssueLetter.Command());
        var electronic = new RecordService.Command(ServiceMethod.Electronic, Day("2026-03-02"), Day("2026-03-02"), Proof: "系统日志");
        await path.RefusedAsync("service.no-online-reconsideration", electronic);

        await path.DoAsync(new VoidLetter.Command("改为网上送达"), Role.Head);
        await path.ApproveAsync(new DraftLetter.Command(ServedOnline: true));
        await path.DoAsync(new IssueLetter.Command());
        var served = await path.DoAsync(electronic);
        Assert.That(served.DocumentState, Is.EqualTo(DocumentState.Served));
    }

    // An order took the case up again while its first answer was still with the post: what comes of that answer neither ends the
    // new period nor moves the case.
    [TestCase(true, TestName = "CLK_15_TheFirstReplyArrives_AfterTheOrder")]
    [TestCase(false, TestName = "CLK_15_TheFirstReplyComesBack_AfterTheOrder")]
    public async Task TheFirstReply_AfterAnOrder_LeavesTheNewPeriodRunning(bool arrives)
    {
        await using var path = await IssuedAsync();
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02"), TrackingNumber: "EA000000000CN"));
        path.Office.GoTo("2026-03-05");
        var ordered = await path.DoAsync(new ReceiveOrder.Command(Day("2026-03-05"), "某府复决〔2026〕1号"));
        path.Office.GoTo("2026-03-06");
        if (arrives) await path.DoAsync(new RecordReceived.Command(Day("2026-03-06"), "邮政回执"));
        else await path.DoAsync(new RecordReturnedMail.Command(Day("2026-03-06"), "查无此人"), Role.Clerk);
        var found = await path.LookAsync();
        Assert.That((found.State, found.ClockPhase, found.DueOn), Is.EqualTo((CaseState.InProgress, ClockPhase.Running, ordered.DueOn)));
    }

    internal static async Task<ReplyCase> IssuedAsync() => await IssueAsync(await ReplyCase.OpenAsync("2026-03-02"));

    internal static async Task<ReplyCase> IssueAsync(ReplyCase path)
    {
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.DoAsync(new IssueLetter.Command());
        return path;
    }
}
