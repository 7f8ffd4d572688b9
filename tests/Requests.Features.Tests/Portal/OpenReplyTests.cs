using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Release;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Tests.Files;
using Requests.Features.Tests.Release;
using Requests.Features.Tests.Replies;
using Requests.Features.Tests.Timers;
using Requests.Statute.Service;

using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Portal;

/// <summary>Who asked for an electronic reply gets the letter and what goes with it, and opening it is its arrival.</summary>
public sealed class OpenReplyTests
{
    [Test]
    [Property("Rule", "SRV-6")]
    public async Task TheFirstOpening_IsTheArrival_AndALaterOneChangesNothing()
    {
        await using var path = await SentAsync(ServiceMethod.Electronic);
        path.Office.GoTo("2026-03-03");
        Assert.That((await OpenAsync(path)).ArrivedOn, Is.EqualTo(Day("2026-03-03")));
        path.Office.GoTo("2026-03-05");
        Assert.That((await OpenAsync(path)).ArrivedOn, Is.EqualTo(Day("2026-03-03")));
        Assert.That((await path.Office.EventsAsync(path.Number)).Count(e => e.Act == nameof(Act.RecordService)), Is.EqualTo(2), "sent, opened");
    }

    [Test]
    [Property("Rule", "SRV-5")]
    public async Task OpeningAPostedReply_IsNoArrival()
    {
        await using var path = await SentAsync(ServiceMethod.PostalExpress);
        Assert.That((await OpenAsync(path)).ArrivedOn, Is.Null);
    }

    [Test]
    public async Task TheParcel_HoldsTheLetterAndWhatItNames_ByteForByte()
    {
        await using var path = await SentAsync(ServiceMethod.Electronic);
        var parcel = await OpenAsync(path);
        Assert.That(parcel.Parts.Select(p => p.FileName), Is.EqualTo(new[] { $"{parcel.Title}.pdf", "批复.docx" }));
        foreach (var part in parcel.Parts)
        {
            var handed = await path.Office.DoAsync(new ReadParcelPart.Query(part.Ticket));
            using var bytes = new MemoryStream();
            await using (handed.Content) await handed.Content!.CopyToAsync(bytes);
            Assert.That((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))), Is.EqualTo((part.Bytes, part.Sha256)), part.FileName);
        }
        var all = await path.Office.DoAsync(new ReadParcelPart.Query(parcel.AllTicket));
        using var zip = new MemoryStream();
        await all.WriteAsync!(zip, default);
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
        Assert.That(archive.Entries.Select(e => (e.FullName, e.Length)), Is.EqualTo(parcel.Parts.Select(p => (p.FileName, p.Bytes))));
    }

    [Test]
    public async Task WhatWasPutToTheCaseLater_IsNoPartOfTheAnswer()
    {
        await using var path = await SentAsync(ServiceMethod.Electronic);
        var before = (await OpenAsync(path)).Parts.Count;
        await path.Office.InDbAsync(async db =>
        {
            var old = db.Set<Attachment>().First();
            db.Add(new Attachment(old.BodyId, old.CaseId, 99, FilePurpose.Enclosure, "内部.docx", old.MediaType, 1, new string('a', 64), old.Scan, "甲", old.At));
            return await db.SaveChangesAsync();
        });
        Assert.That((await OpenAsync(path)).Parts, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task WhoGaveAMailAddress_IsToldThatTheReplyWaits_AndNothingOfIt()
    {
        var bag = new MailBag();
        await using var path = await SentAsync(ServiceMethod.Electronic, bag);
        await path.Office.SweepAsync(DeliverOutbox.Name);
        var mail = bag.Mails.Single(m => m.To == "applicant@example.invalid");
        Assert.That(mail.Text, Does.Contain(path.Number).And.Contain("/parcel").And.Contain("电子送达").And.Not.Contain(path.QueryCode).And.Not.Contain("张三"));
    }

    [Test]
    public async Task ATicket_EndsAfterTwoHours_AndCannotBeForged()
    {
        await using var path = await SentAsync(ServiceMethod.Electronic);
        var ticket = (await OpenAsync(path)).Parts[0].Ticket;
        await path.Office.RefusedAsync("portal.ticket-expired",
            new ReadParcelPart.Query(ticket[..^2] + (ticket.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA")));
        await path.Office.RefusedAsync("portal.ticket-expired", new ReadParcelPart.Query(""));
        path.Office.Time.Advance(TimeSpan.FromHours(2));
        await path.Office.RefusedAsync("portal.ticket-expired", new ReadParcelPart.Query(ticket));
    }

    [Test]
    public async Task BeforeItLeft_ThereIsNothingToOpen()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync();
        await path.Office.RefusedAsync("portal.no-such-letter", Query(path));
    }

    private static async Task<ReplyCase> SentAsync(ServiceMethod method, MailBag? mail = null)
    {
        var path = await ReplyCase.OpenAsync(change: c => c with
        {
            ElectronicServiceConsent = true,
            Applicant = c.Applicant with { Email = "applicant@example.invalid" }
        },
            adapt: services => services.AddSingleton<IMailSender>(mail ?? new MailBag()));
        await path.Office.InDbAsync(async db =>
        {
            var body = (await db.Set<Body>().FindAsync(TestOffice.BodyId))!;
            body.Change(body.Name, body.Settings with { ReconsiderationUrl = "https://fuyi.example.invalid" });
            return await db.SaveChangesAsync();
        });
        await path.ClassifyNotResponsibleAsync();
        var file = await Enclosing.AttachAsync(path, TelltaleFiles.Docx(), "批复.docx");
        await path.DoAsync(new CountPages.Command(file, 2));
        await path.ApproveAsync(new DraftLetter.Command(ServedOnline: method == ServiceMethod.Electronic));
        await path.DoAsync(new IssueLetter.Command());
        await path.DoAsync(new RecordService.Command(method, Day("2026-03-02"),
            TrackingNumber: method == ServiceMethod.Electronic ? null : "EA000000000CN", Proof: "发送日志"), Role.Clerk);
        return path;
    }

    private static async Task<ReadParcel.Response> OpenAsync(ReplyCase path)
    {
        var parcel = await path.Office.DoAsync(Query(path));
        if (!parcel.WaitsForOpening) return parcel;
        await path.Office.DoAsync(new OpenReply.Command { Number = path.Number, QueryCode = path.QueryCode });
        return await path.Office.DoAsync(Query(path));
    }

    private static ReadParcel.Query Query(ReplyCase path) => new(path.Number, path.QueryCode);
}
