using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Privacy;
using Requests.Statute.Letters;
using Requests.Statute.Service;

namespace Requests.Features.Tests.Portal;

public sealed class DownloadReplyTests
{
    [Test]
    public async Task DownloadReply_GivesAnApplicantsLetterOnceItHasLeft()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        await LetterAsync(office, receipt.CaseNumber, 1, LetterKinds.Disclosure, leaves: true);
        await LetterAsync(office, receipt.CaseNumber, 2, LetterKinds.Disclosure, leaves: false);
        await LetterAsync(office, receipt.CaseNumber, 3, LetterKinds.ThirdPartyConsultation, leaves: true);

        var letter = await office.DoAsync(new DownloadReply.Query(receipt.CaseNumber, receipt.QueryCode, 1));
        Assert.That(letter.Text, Is.EqualTo("张三：现予公开。"));
        Assert.That(letter.ToString(), Does.Not.Contain("张三"));
        foreach (var no in new[] { 2, 3, 4 })
            await office.RefusedAsync("portal.no-such-letter", new DownloadReply.Query(receipt.CaseNumber, receipt.QueryCode, no));
        await office.RefusedAsync("portal.no-such-request", new DownloadReply.Query(receipt.CaseNumber, "WRONG", 1));
        var status = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That(status.Letters.Select(l => l.No), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task OfEveryKind_ApplicantsSeeWhatIsAddressedToThem()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        foreach (var (at, kind) in LetterKinds.All.Index()) await LetterAsync(office, receipt.CaseNumber, at + 1, kind, leaves: true);
        var status = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That(status.Letters.Select(l => LetterKinds.All[l.No - 1]), Is.EqualTo(LetterKinds.All.Where(k => k.Addressee == LetterAddressee.Applicant)));
        foreach (var (at, kind) in LetterKinds.All.Index().Where(k => k.Item.Addressee != LetterAddressee.Applicant))
            await office.RefusedAsync("portal.no-such-letter", new DownloadReply.Query(receipt.CaseNumber, receipt.QueryCode, at + 1));
    }

    [Test]
    public async Task ALetterToSomebodyElse_HasNoPartInTheStatus()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        var before = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        await LetterAsync(office, receipt.CaseNumber, 1, LetterKinds.ThirdPartyConsultation, leaves: false);
        var after = await office.DoAsync(new CheckStatus.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That((after.Status, after.Sentence, after.Story.Count), Is.EqualTo((before.Status, before.Sentence, before.Story.Count)));
    }

    [TestCase(LetterAddressee.File), TestCase(LetterAddressee.ThirdParty), TestCase(LetterAddressee.OtherBody), TestCase(LetterAddressee.Unit)]
    public void ANewKind_ToSomebodyElse_IsHiddenUnlessItsRowSaysApplicant(LetterAddressee addressee)
    {
        var planted = new LetterKind("DOC-99", "新文书", "A new letter") { Addressee = addressee };
        var same = new LetterKind("DOC-98", "新文书", "A new letter") { Addressee = LetterAddressee.Applicant };
        Assert.That(ApplicantLetters.Among([.. LetterKinds.All, planted, same]), Does.Not.Contain(planted).And.Contain(same));
    }

    [Test]
    public async Task PrintReceipt_GivesTheSlipToWhoHoldsTheCode()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        var slip = await office.DoAsync(new PrintReceipt.Query(receipt.CaseNumber, receipt.QueryCode));
        Assert.That(slip.Pdf.AsSpan(0, 5).ToArray(), Is.EqualTo("%PDF-"u8.ToArray()));
        Assert.That((slip.FileName, slip.ToString()), Is.EqualTo(($"{receipt.CaseNumber}-receipt.pdf", $"{receipt.CaseNumber}-receipt.pdf")));
        await office.RefusedAsync("portal.no-such-request", new PrintReceipt.Query(receipt.CaseNumber, "WRONG"));
    }

    private static Task<int> LetterAsync(TestOffice office, string number, int no, LetterKind kind, bool leaves) => office.InDbAsync(async db =>
    {
        var found = await office.CaseAsync(number);
        var vault = office.Services.GetRequiredService<PersonalVault>();
        var letter = new Document(Guid.NewGuid(), found.BodyId, found.Id, no, kind, "政府信息公开告知书", []);
        letter.Write(vault.SealString(DocumentText.TextPlace(letter.Id, 1), "张三：现予公开。"), new string('0', 64), null, "officer", office.Time.GetUtcNow());
        letter.Submit();
        letter.Approve($"某城管公〔2026〕{no}号", SampleData.Day("2026-03-02"), vault.SealString(DocumentText.TextPlace(letter.Id, 2), "张三：现予公开。"),
            new string('0', 64), "head", office.Time.GetUtcNow());
        letter.Issue();
        if (leaves) letter.Dispatch(new ServiceRecord(letter.Id, 1, ServiceMethod.PostalRegistered, SampleData.Day("2026-03-02"),
            new ServiceProof(ProofKind.TrackingNumber, "EA1"), "EA1"));
        db.Set<Document>().Add(letter);
        return await db.SaveChangesAsync();
    });
}
