using Requests.Features.Areas.Files;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Features.Tests.Replies;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Service;

/// <summary>Two questions with two days: was the agency in time, and until when has the applicant remedies.</summary>
public sealed class ReadServiceTests
{
    [Test]
    public async Task SRV_4_and_SRV_5_PostedInTimeAndReceivedLater_AreJudgedByTwoDays()
    {
        await using var path = await ServiceTests.IssuedAsync();
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02"), TrackingNumber: " ea 000000000cn "));
        var sent = (await ReadAsync(path)).Letters.Single();
        Assert.That(sent.InTime, Is.EqualTo(new ReadService.InTime(Day("2026-03-02"), new(Day("2026-03-30"), false), true)));
        Assert.That(sent.Remedies, Is.Null, "nobody knows yet that it arrived");
        Assert.That(sent.Attempts.Single().SentProof, Is.EqualTo(new ServiceProof(ProofKind.TrackingNumber, "EA000000000CN")));

        path.Office.GoTo("2026-03-31");
        await path.DoAsync(new RecordReceived.Command(Day("2026-03-30"), "回执",
            Particulars: new() { Signatory = "李四", Relation = "配偶", Carrier = "邮政", Address = "某市某街1号", Servers = ["甲"] }));
        var letter = (await ReadAsync(path)).Letters.Single();
        Assert.That(letter.InTime!.Kept, Is.True);
        Assert.That((letter.Remedies!.From, letter.Remedies.ReconsiderationBy.On, letter.Remedies.SuitBy!.Value.On),
            Is.EqualTo((Day("2026-03-30"), Day("2026-05-29"), Day("2026-09-30"))), "T13");
        Assert.That(letter.Attempts.Single().Missing, Is.Empty, "SRV-9");
    }

    [Test]
    [Property("Rule", "SRV-9")]
    public async Task ReadService_WithoutParticulars_NamesWhatTheReturnReceiptLacks()
    {
        await using var path = await ServiceTests.IssuedAsync();
        await path.DoAsync(new RecordService.Command(ServiceMethod.InPerson, Day("2026-03-02"), Day("2026-03-02"), Proof: "送达回证"));
        var attempt = (await ReadAsync(path)).Letters.Single().Attempts.Single();
        Assert.That(attempt.Missing, Is.EqualTo(new[] { "place", "server", "signatory", "relation" }));
        Assert.That(attempt.ReceivedProof!.Kind, Is.EqualTo(ProofKind.Signature));
    }

    [Test]
    public async Task RecordReceived_ByAScan_NeedsAFileOfTheCase()
    {
        await using var path = await ServiceTests.IssuedAsync();
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02"), TrackingNumber: "EA000000000CN"));
        await path.RefusedAsync("service.no-such-proof-file", new RecordReceived.Command(Day("2026-03-02"), ProofFile: 1));
        await path.RefusedAsync("service.proof-missing", new RecordReceived.Command(Day("2026-03-02"), "回执", ProofKind.Scan));
        await path.RefusedAsync("service.proof-missing", new RecordReceived.Command(Day("2026-03-02")));
        await path.DoAsync(new AttachFile.Command(FilePurpose.ServiceProof,
            new KeptFile("回执.png", "image/png", 3, new string('a', 64), ScanVerdict.NotScanned)));
        await path.DoAsync(new RecordReceived.Command(Day("2026-03-02"), ProofFile: 1));
        Assert.That((await ReadAsync(path)).Letters.Single().Attempts.Single().ReceivedProof, Is.EqualTo(new ServiceProof(ProofKind.Scan, null, 1)));
    }

    [Test]
    [Property("Rule", "SRV-8")]
    public async Task ReadService_AfterAReturn_ShowsTheDayToAnswerByAndEveryWayWithWhatStandsAgainstIt()
    {
        await using var path = await ServiceTests.IssuedAsync();
        await path.DoAsync(new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-02"), TrackingNumber: "EA000000000CN"));
        path.Office.GoTo("2026-03-10");
        await path.DoAsync(new RecordReturnedMail.Command(Day("2026-03-09"), "查无此人"), Role.Clerk);
        var letter = (await ReadAsync(path)).Letters.Single();
        Assert.That(letter.AnswerBy, Is.EqualTo(Day("2026-03-17")), "five working days from the day it was known");
        Assert.That(letter.Ways.Select(w => w.Method), Is.EquivalentTo(ServiceRules.Lawful));
        var ways = letter.Ways.ToDictionary(w => w.Method);
        Assert.That((ways[ServiceMethod.Electronic].Open, ways[ServiceMethod.Electronic].RuleId), Is.EqualTo((false, "SRV-6")));
        Assert.That((ways[ServiceMethod.PostalExpress].Open, ways[ServiceMethod.PostalExpress].Why!.Zh), Is.EqualTo((false, "此方式已经试过，被退回。")));
        Assert.That(ways[ServiceMethod.PublicNotice].RuleId, Is.EqualTo("SRV-8"));
        Assert.That(letter.InTime!.On, Is.EqualTo(Day("2026-03-02")), "it was posted that day all the same");
        Assert.That(StatusSentences.Fill("returned_mail", new StatusFields().Day("replyDeadline", letter.AnswerBy).Values).Zh,
            Does.Contain("请最迟2026年3月17日告诉我们"));
    }

    private static Task<ReadService.Response> ReadAsync(ReplyCase path) => path.Office.DoAsync(new ReadService.Query(path.Number), Role.Officer);
}
