using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Letters;
using Requests.Features.Services.Letters;
using Requests.Features.Tests.Replies;
using Requests.Paper;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Letters;

/// <summary>A version is composed once and written once for as long as nothing changes.</summary>
public sealed class ComposedOnceTests
{
    private static readonly LetterMaterial Material = LetterCase.Of(OutcomeLeaf.RefusedProcess);
    private static readonly LetterWords Words = LetterCase.WordsFor("DOC-14.REFUSED_PROCESS");

    [Test]
    public void Fingerprint_IsTheSameForTheSame_AndAnotherForAnyOther()
    {
        var first = Material.Fingerprint("", Words, online: false);
        Assert.That(LetterCase.Of(OutcomeLeaf.RefusedProcess).Fingerprint("", LetterCase.WordsFor("DOC-14.REFUSED_PROCESS"), online: false), Is.EqualTo(first));
        string[] others =
        [
            Material.Fingerprint("DOC-14#1", Words, online: false),
            Material.Fingerprint("", Words with { Reasons = "另有理由" }, online: false),
            Material.Fingerprint("", Words, online: true),
            (Material with { ActOn = Material.ActOn.AddDays(1) }).Fingerprint("", Words, online: false),
            (Material with { Names = ["李四"] }).Fingerprint("", Words, online: false),
            (Material with { Body = Material.Body with { Organ = "另一市人民政府" } }).Fingerprint("", Words, online: false),
            (Material with { Enclosures = [new EnclosedFile("批准文件", 3, "ab")] }).Fingerprint("", Words, online: false),
            (Material with { Notices = new Dictionary<Statute.Letters.LetterKind, SentNotice> { [Statute.Letters.LetterKinds.ExtensionNotice] = new(Statute.Letters.LetterKinds.ExtensionNotice, "延期答复告知书", "某城管公延〔2026〕1号", null, []) } }).Fingerprint("", Words, online: false),
        ];
        Assert.That(others.Append(first), Is.Unique);
    }

    [Test]
    public void Renderings_WriteThePaperAgainOnlyWhenItSaysSomethingElse()
    {
        var renderings = new PaperRenderings();
        var letter = Material.Reply(ShippedTemplates.Of, Words, online: false);
        var written = renderings.Of(letter.Paper);
        Assert.That(renderings.Of(Material.Reply(ShippedTemplates.Of, Words, online: false).Paper), Is.SameAs(written));
        Assert.That(written.Pdf, Is.EqualTo(PdfWriter.Write(letter.Paper)));
        renderings.Of(letter.Fixed("某城管公复〔2026〕1号", LetterCase.On).Paper);
        Assert.That(renderings.Written, Is.EqualTo(2));
    }

    [Test]
    public async Task Reply_FromDraftToIssue_IsWrittenTwice_AsDraftAndWithItsNumber()
    {
        await using var path = await ReplyCase.OpenAsync();
        var renderings = path.Office.Services.GetRequiredService<PaperRenderings>();
        await path.ClassifyNotResponsibleAsync();
        await path.ApproveAsync(new DraftLetter.Command(Fields: [new("dutyBasis", "三定规定")]));
        await path.DoAsync(new IssueLetter.Command());
        Assert.That(renderings.Written, Is.EqualTo(2));
    }
}
