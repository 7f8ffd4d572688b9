using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Service;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Timers;

/// <summary>An electronic reply that nobody opens is followed by paper, and somebody is told to send it.</summary>
public sealed class WatchUnopenedRepliesTests
{
    [Test]
    [Property("Rule", "SRV-6")]
    public async Task NotOpenedWithinTheDays_IsToldOnce_AndPaperIsTheNextStep()
    {
        await using var path = await SentAsync();
        path.Office.GoTo("2026-03-06");
        await path.Office.SweepAsync(WatchUnopenedReplies.Name);
        Assert.That(await path.Office.InboxAsync(), Does.Not.Contain("ReplyUnopened Officer"), "four working days");
        path.Office.GoTo("2026-03-09");
        await path.Office.SweepAsync(WatchUnopenedReplies.Name);
        await path.Office.SweepAsync(WatchUnopenedReplies.Name);
        Assert.That((await path.Office.InboxAsync()).Count(n => n == "ReplyUnopened Officer"), Is.EqualTo(1));
        var steps = (await path.Office.DoAsync(new ReadCase.Query(path.Number), Role.Officer)).NextSteps;
        Assert.That(steps.First(s => s.Rank == StepRank.Due).Act, Is.EqualTo(Act.RecordReturnedMail));

        await path.DoAsync(new RecordReturnedMail.Command(Day("2026-03-09"), "五个工作日没有打开"));
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-09"), TrackingNumber: "EA000000000CN"), Role.Clerk);
        Assert.That((await path.LookAsync()).State, Is.EqualTo(CaseState.Dispatched));
        path.Office.GoTo("2026-03-20");
        await path.Office.SweepAsync(WatchUnopenedReplies.Name);
        Assert.That((await path.Office.InboxAsync()).Count(n => n == "ReplyUnopened Officer"), Is.EqualTo(1), "it is on paper now");
    }

    [Test]
    public async Task WhatWasOpened_IsToldToNobody()
    {
        await using var path = await SentAsync();
        await path.Office.DoAsync(new OpenReply.Command { Number = path.Number, QueryCode = path.QueryCode });
        path.Office.GoTo("2026-03-20");
        await path.Office.SweepAsync(WatchUnopenedReplies.Name);
        Assert.That(await path.Office.InboxAsync(), Does.Not.Contain("ReplyUnopened Officer"));
    }

    private static async Task<ReplyCase> SentAsync()
    {
        var path = await ReplyCase.OpenAsync(change: c => c with { ElectronicServiceConsent = true });
        await path.Office.InDbAsync(async db =>
        {
            var body = (await db.Set<Body>().FindAsync(TestOffice.BodyId))!;
            body.Change(body.Name, body.Settings with { ReconsiderationUrl = "https://fuyi.example.invalid" });
            return await db.SaveChangesAsync();
        });
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync(new DraftLetter.Command(ServedOnline: true));
        await path.DoAsync(new IssueLetter.Command());
        await path.DoAsync(new RecordService.Command(ServiceMethod.Electronic, Day("2026-03-02"), Proof: "发送日志"), Role.Clerk);
        return path;
    }
}
