using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Tests.Clocks;
using Requests.Statute.Clocks;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Service;

/// <summary>Process letters are served and proved as replies are; the ledger and the record of service never part.</summary>
public sealed class NoticeServiceTests
{
    [Test]
    [Property("Rule", "SRV-9")]
    public async Task RecordReceived_OfACorrectionNotice_StartsTheApplicantsPeriodInTheSameAct()
    {
        await using var it = await SentAsync();
        Assert.That(await AttemptAsync(it), Is.EqualTo((ServiceMethod.PostalExpress, Day("2026-03-05"), (DateOnly?)null)));
        await it.DoAsync("2026-03-09", new RecordReceived.Command(Day("2026-03-09"), "邮政回执", DocumentNo: 1), Role.Clerk);
        Assert.That(await AttemptAsync(it), Is.EqualTo((ServiceMethod.PostalExpress, Day("2026-03-05"), (DateOnly?)Day("2026-03-09"))));
        Assert.That((await it.LookAsync()).StandingEntry(ClockEntryKind.CorrectionNotice)!.DeliveredOn, Is.EqualTo(Day("2026-03-09")));
    }

    [Test]
    public async Task RecordNoticeDelivery_FillsTheRecordOfServiceInTheSameAct()
    {
        await using var it = await SentAsync();
        await it.DoAsync("2026-03-09", new RecordNoticeDelivery.Command(ClockEntryKind.CorrectionNotice, Day("2026-03-09"), "邮政签收回执"), Role.Clerk);
        var letter = (await ReadAsync(it)).Letters.Single();
        Assert.That((letter.State, letter.Attempts.Single().ReceivedOn, letter.Attempts.Single().ReceivedProof!.Words),
            Is.EqualTo((DocumentState.Served, (DateOnly?)Day("2026-03-09"), "邮政签收回执")));
    }

    [Test]
    public async Task RecordConsultationDelivery_AndRecordReceived_TellTheSameOfTheThirdPartysLetter()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.ConsultThirdPartyAsync("2026-03-06");
        await it.DoAsync("2026-03-06", new RecordService.Command(ServiceMethod.PostalRegistered, Day("2026-03-06"),
            TrackingNumber: "XA000000001CN", DocumentNo: 1), Role.Clerk);
        await it.DoAsync("2026-03-10", new RecordReceived.Command(Day("2026-03-10"), "邮政回执", DocumentNo: 1), Role.Clerk);
        var asked = await it.Office.InDbAsync(db => db.Set<Consultation>().SingleAsync());
        Assert.That((asked.DeliveredOn, (await it.LookAsync()).StandingEntry(ClockEntryKind.ThirdPartyConsulted)!.DeliveredOn),
            Is.EqualTo(((DateOnly?)Day("2026-03-10"), (DateOnly?)Day("2026-03-10"))), "OUT-5");
    }

    [Test]
    [Property("Rule", "SRV-8")]
    public async Task RecordReturnedMail_OfANotice_OpensTheNextWayAndLeavesTheCaseWhereItStands()
    {
        await using var it = await SentAsync();
        var back = await it.DoAsync("2026-03-10", new RecordReturnedMail.Command(Day("2026-03-10"), "查无此人", DocumentNo: 1), Role.Clerk);
        Assert.That(back.State, Is.EqualTo(CaseState.AwaitingCorrection));
        Assert.That(back.NextMethods, Is.EqualTo(new[] { ServiceMethod.InPerson, ServiceMethod.Entrusted, ServiceMethod.PostalRegistered,
            ServiceMethod.LeftAtAddress }));
        var letter = (await ReadAsync(it)).Letters.Single();
        Assert.That((letter.AnswerBy, letter.Ways.Count(w => w.Open)), Is.EqualTo(((DateOnly?)Day("2026-03-17"), 4)));

        await it.DoAsync("2026-03-11", new RecordService.Command(ServiceMethod.InPerson, Day("2026-03-11"), Day("2026-03-11"),
            Proof: "送达回证", DocumentNo: 1), Role.Clerk);
        Assert.That((await it.LookAsync()).StandingEntry(ClockEntryKind.CorrectionNotice)!.DeliveredOn, Is.EqualTo(Day("2026-03-11")));
        Assert.That((await ReadAsync(it)).Letters.Single().Attempts.Select(a => a.ReturnedOn is not null), Is.EqualTo(new[] { true, false }));
    }

    [TestCase("feeNotice", "DOC-11")]
    [TestCase("reasons", "DOC-4")]
    [TestCase("extension", "DOC-5")]
    public async Task ImportTracking_ServesNoticesToo(string what, string kind)
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        if (what == "feeNotice") await it.SendFeeNoticeAsync("2026-03-05", deliveredOn: null);
        else if (what == "reasons") await it.DoAsync("2026-03-05", new AskForReasons.Command(Day("2026-03-05"), "2026年1月至3月收到申请31件"));
        else await it.DoAsync("2026-03-05", new ExtendReplyPeriod.Command(20, "需要汇总各区台账", Day("2026-03-05"), Day("2026-03-05")), Role.Head);
        await it.DoAsync("2026-03-05", new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-05"),
            TrackingNumber: "EA000000001CN", DocumentNo: 1), Role.Clerk);
        it.Office.GoTo("2026-03-09");
        await using var scope = it.Office.Services.CreateAsyncScope();
        var list = await scope.ServiceProvider.GetRequiredKeyedService<IContentStore>(ContentStores.Files)
            .PutAsync(new MemoryStream(Encoding.UTF8.GetBytes("邮件号,状态,日期\nEA000000001CN,妥投,2026-03-08\n")), default);
        var taken = await it.Office.DoAsync(new ImportTracking.Command(false, list.Sha256), Role.Clerk);
        Assert.That(taken.Received, Is.EqualTo(1), string.Join(' ', taken.Findings));
        var letter = (await ReadAsync(it)).Letters.Single();
        Assert.That((letter.Kind, letter.State, letter.Attempts.Single().ReceivedOn), Is.EqualTo((kind, DocumentState.Served, (DateOnly?)Day("2026-03-08"))));
        var entry = (await it.LookAsync()).ClockEntries.LastOrDefault(e => e.Kind is ClockEntryKind.FeeNotice or ClockEntryKind.ReasonsRequested);
        Assert.That(entry?.DeliveredOn, Is.EqualTo(what == "extension" ? null : Day("2026-03-08")));
    }

    [Test]
    [Property("Rule", "SRV-4")]
    public async Task RecordService_OfANotice_OnAnotherDayThanTheLedgers_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.AskForCorrectionAsync("2026-03-05");
        await it.RefusedAsync("service.left-on-other-day", "2026-03-06",
            new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-06"), TrackingNumber: "EA000000001CN", DocumentNo: 1));
        await it.RefusedAsync("service.no-reply", "2026-03-06",
            new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-05"), TrackingNumber: "EA000000001CN"));
    }

    [Test]
    [Property("Rule", "SRV-6")]
    public async Task RecordService_Electronically_OfANotice_NeedsTheApplicantsConsent_AndNeverReachesAThirdParty()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.ConsultThirdPartyAsync("2026-03-06");
        foreach (var no in new[] { 1, 2 })
            await it.RefusedAsync("service.no-consent", "2026-03-06",
                new RecordService.Command(ServiceMethod.Electronic, Day("2026-03-06"), Proof: "邮件系统", DocumentNo: no));
    }

    [Test]
    public async Task PrintPaper_ReturnReceiptOfANotice_TellsHowItWentAndWhoSigned()
    {
        await using var it = await SentAsync();
        var particulars = new ServiceParticulars { Place = "某市某街1号", Signatory = "李四", Relation = "配偶", Carrier = "邮政", Servers = ["甲"], Remark = "门卫代收后转交" };
        await it.DoAsync("2026-03-09", new RecordReceived.Command(Day("2026-03-09"), "邮政回执", Particulars: particulars, DocumentNo: 1), Role.Clerk);
        var sheet = Encoding.UTF8.GetString((await it.DoAsync("2026-03-09", new PrintPaper.Command("return-receipt", "txt", 1, Reason: "打印存档"))).Content);
        Assert.That(sheet, Does.Contain("补正告知书").And.Contain("EA000000001CN").And.Contain("邮政特快专递").And.Contain("2026年3月9日"));
        foreach (var said in new[] { "某市某街1号", "李四", "配偶", "邮政回执", "甲", "门卫代收后转交" }) Assert.That(sheet, Does.Contain(said));
    }

    // A correction notice that left by express post.
    private static async Task<ClockCase> SentAsync()
    {
        var it = await ClockCase.OpenAsync("2026-03-02");
        await it.AskForCorrectionAsync("2026-03-05");
        await it.DoAsync("2026-03-05", new RecordService.Command(ServiceMethod.PostalExpress, Day("2026-03-05"),
            TrackingNumber: "EA000000001CN", DocumentNo: 1), Role.Clerk);
        return it;
    }

    private static async Task<(ServiceMethod?, DateOnly, DateOnly?)> AttemptAsync(ClockCase it) =>
        (await ReadAsync(it)).Letters.Single().Attempts.Single() is var a ? (a.Method, a.DispatchedOn, a.ReceivedOn) : default;

    private static Task<ReadService.Response> ReadAsync(ClockCase it) => it.Office.DoAsync(new ReadService.Query(it.Number), Role.Clerk);
}
