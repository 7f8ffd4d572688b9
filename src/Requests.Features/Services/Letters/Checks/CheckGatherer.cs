using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Outcomes;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Release;
using Requests.Letters.Checks;
using Requests.Paper;
using Requests.Statute;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;
using Requests.Statute.Service;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>Gathers, once, everything the checks look at.</summary>
public sealed partial class CheckGatherer(RequestsDb db, CaseOpener cases, OutcomeFactsReader outcomes, LetterVersions versions,
    ReleaseFiles release, FileIntake files, ForeignFiles foreign, ScannedText scans,
    NamesInText names, PaperRenderings renderings, FeeRegister fees, PersonalVault vault, IOfficeClock clock)
{
    private static readonly string[] QuotedFields = ["requestVerbatim", "quotedClaim", "correctionVerbatim", "reasonsVerbatim", "earlierRequest"];

    /// <summary>Null for a text that was kept before letters were composed.</summary>
    public async Task<CheckMaterial?> GatherAsync(Case found, Document document, bool lateConfirmed, CancellationToken ct)
    {
        if (versions.Open(document.CurrentText) is not { } letter) return null;
        var body = (await db.Set<Body>().FindAsync([found.BodyId], ct))!;
        var reading = await cases.ReadClockAsync(found, ct);
        var (facts, ofMatters) = await outcomes.ReadAsync(found, ct);
        var derived = await release.DerivedAsync(found.Id, ct);
        var marks = await release.MarksAsync(found.Id, ct);
        var you = letter["you"] ?? LetterMaterial.PronounOf(found.ApplicantType);
        var on = document.LetterOn ?? clock.Today;
        var applicant = found.Parties.FirstOrDefault(p => p.Role == PartyRole.Applicant);
        var agent = found.Parties.FirstOrDefault(p => p.Role == PartyRole.Agent);
        var numbers = await NumbersAsync(found, document, ct);
        return new CheckMaterial
        {
            Stage = document.FixedHash is null ? CheckStage.Draft : CheckStage.Approved,
            Today = clock.Today,
            Letter = Of(letter, document),
            Body = Of(body, document.Kind, on),
            Case = new CheckedCase
            {
                Addressee = Addressee(found, letter),
                You = you,
                RequestText = PaperText.Clean(found.RequestText),
                Matters = [.. found.Matters.Select(x => x.No).Order()],
                Quoted = [.. found.Matters.Select(x => x.Text).Prepend(found.RequestText).Concat(QuotedFields.Select(f => letter[f]).OfType<string>())
                    .Select(PaperText.Clean)],
                Ledger = Ledger(found),
                Leaf = found.Leaf,
                NotHeldKind = found.NotHeldKind,
                DueOn = reading is { Phase: var phase } && !phase.IsClosed() ? reading.ReplyDueOn.On : null,
                LateConfirmed = lateConfirmed,
                ServiceAddress = vault.Open(applicant?.Address ?? SealedText.None),
                LabelAddress = vault.Open((agent is { Address.IsNone: false } ? agent : applicant)?.Address ?? SealedText.None),
                AgentAddress = vault.Open(agent?.Address ?? SealedText.None),
                MandateOnFile = await db.Set<Attachment>().AnyAsync(a => a.CaseId == found.Id && a.Purpose == FilePurpose.Mandate, ct),
                OwnNumbers = [.. new[] { applicant?.IdNumber, applicant?.Phone }.OfType<SealedText>().Select(vault.Open).OfType<string>()],
                KnownNumbers = numbers.Known,
                TakenNumbers = numbers.Taken,
                // A process letter may be recorded after the day it was agreed to and left.
                ApprovedOn = letter.Terms is null ? ApprovedOn(document) : null,
                DispatchedOn = document.Services.OrderBy(s => s.No).Select(s => s.DispatchedOn).FirstOrDefault() is { Year: > 1 } sent ? sent : null,
                Law = (found.Rulings.FirstOrDefault(r => r.Leaf == found.Leaf && r.Basis.Law is not null)?.Basis.Law ?? found.OutcomeBasis?.Law)?.On(on),
                Search = facts.Search,
                SearchedPlaces = await PlacesAsync(found, ct),
                ThirdParty = facts.ThirdParty,
                ThirdPartyByMatter = ofMatters.ToDictionary(m => m.Key, m => m.Value.ThirdParty),
                Earlier = facts.EarlierCase ?? ofMatters.Values.Select(f => f.EarlierCase).FirstOrDefault(e => e is not null),
                CorrectionNotices = facts.CorrectionNotices,
                CorrectionReceived = facts.CorrectionReceived,
                Lapse = Lapse(found, reading, facts),
                Remedies = Remedies(found, body, letter, you, on),
                WantedForm = found.WantedForm is { } wanted ? Wishes.SupplyOf(wanted) : null,
                SuppliedForm = FormOf(letter["suppliedForm"] ?? letter["form"]),
                WithheldParts = Ruling.PartsOf(found.Rulings).Count,
                Fee = await FeeAsync(found, document, letter, ct),
                Approval = document.FixedHash is null ? null : Approval(document, letter),
                Hold = (await release.HoldAsync(found.Id, ct))?.Reason,
            },
            // Files go out with the answer alone.
            Files = letter.Terms is null ? await FilesAsync(found, derived, ct) : [],
            Marks = letter.Terms is not null ? [] : [.. marks.Select(k => new MarkedPlace(k.FileNo, k.Page, k.PartNo))],
            OtherNames = await names.OthersAsync(found, letter, ct),
            MissingGlyphs = [.. PaperText.MissingIn(letter.Paper).Select(c => c.Character)],
            ApplicantsCharacters = string.Concat(found.Parties.Select(p => vault.Open(p.Name)).Concat(QuotedFields.Select(f => letter[f]))
                .Concat(found.Matters.Select(x => x.Text)).Append(found.RequestText)),
            Print = renderings.Of(letter.Paper) is var written ? new CheckedPrint(written.Differences, written.Layout) : null,
            Service = letter.Online ? new PlannedService(ServiceMethod.Electronic, new ServiceFacts
            {
                ElectronicConsent = found.ElectronicServiceConsent,
                IsDecision = RuleBook.On(on).ReconsiderationFirst,
                OnlineReconsiderationNamed = body.Settings.ReconsiderationUrl is { } url && letter.Remedies.Contains(url, StringComparison.Ordinal),
            }) : null,
        };
    }

    private static CheckedLetter Of(Letter letter, Document document) => new()
    {
        Kind = letter.Kind,
        Leaf = letter.Leaf,
        NotHeldKind = letter.NotHeldKind,
        Text = letter.Text,
        Facts = letter.Facts.ToDictionary(f => f.Field, f => PaperText.Clean(f.Value)),
        Answers = [.. letter.Answers.Select(a => new CheckedAnswer(a.MatterNo, a.Leaf, a.NotHeldKind, PaperText.Clean(a.Facts),
            PaperText.Clean(a.Basis), PaperText.Clean(a.Decision), PaperText.Clean(a.Reasons)))],
        Remedies = PaperText.Clean(letter.Remedies),
        Online = letter.Online,
        ActOn = document.LetterOn ?? letter.ActOn,
        Missing = [.. letter.Missing.Select(x => x.Label)],
        Number = document.Number,
        LetterOn = document.LetterOn,
        Addressee = letter.Paper.Blocks.OfType<Addressee>().FirstOrDefault()?.Name ?? "",
        Signer = letter.Paper.Blocks.OfType<Signature>().LastOrDefault()?.Agency ?? "",
        SealKind = letter["sealKind"],
        Enclosures = [.. letter.Paper.Blocks.OfType<EnclosureNote>().SelectMany(n => n.Enclosures).Select(e => new ListedEnclosure(e.Title,
            e.Pages, e.Sha256))],
    };

    private static CheckedBody Of(Body body, LetterKind kind, DateOnly on) => new()
    {
        Name = body.Name,
        SeriesCode = body.Settings.NumberCode + kind.SeriesMark,
        NumberCode = body.Settings.NumberCode,
        Organ = body.Settings.OrganOn(on),
        Court = body.Settings.Court,
        ReconsiderationUrl = body.Settings.ReconsiderationUrl,
        Phones = [body.Settings.ContactPhone, body.Settings.SupervisorPhone],
    };

    private string Addressee(Case found, Letter letter)
    {
        string Named(PartyRole role) => string.Join('、', found.Parties.Where(p => p.Role == role).Select(p => vault.Open(p.Name)).OfType<string>());
        return letter.Kind.Addressee switch
        {
            LetterAddressee.ThirdParty => found.Parties.Where(p => p.Role == PartyRole.ThirdParty).Select(p => vault.Open(p.Name)).FirstOrDefault(n => n == letter["thirdPartyName"]) ?? Named(PartyRole.ThirdParty),
            LetterAddressee.OtherBody => letter["coAgency"] ?? "",
            LetterAddressee.Unit => letter["unitName"] ?? "",
            _ => Named(PartyRole.Applicant),
        };
    }

    private static Dictionary<string, DateOnly> Ledger(Case found)
    {
        var dates = new Dictionary<string, DateOnly>();
        void Say(string field, DateOnly? on)
        {
            if (on is { } day) dates[field] = day;
        }
        ClockEntry? Last(ClockEntryKind kind) => ReplyClock.Standing(found.ClockEntries).LastOrDefault(e => e.Kind == kind);
        Say("receivedDate", found.ReceivedOn);
        Say("correctionDate", Last(ClockEntryKind.CorrectionNotice)?.On);
        Say("correctionServedDate", Last(ClockEntryKind.CorrectionNotice)?.DeliveredOn);
        Say("correctionReceivedDate", Last(ClockEntryKind.CorrectionReceived)?.On);
        Say("reasonsAskedDate", Last(ClockEntryKind.ReasonsRequested)?.On);
        Say("feeServedDate", Last(ClockEntryKind.FeeNotice)?.DeliveredOn);
        return dates;
    }

    private static CheckedLapse? Lapse(Case found, ClockReading? reading, OutcomeFacts facts)
    {
        var kind = found.Leaf == OutcomeLeaf.OtherFeeLapsed ? ClockEntryKind.FeeNotice : ClockEntryKind.CorrectionNotice;
        if (facts.Lapse is not { } lapse || ReplyClock.Standing(found.ClockEntries).LastOrDefault(e => e.Kind == kind) is not { } notice) return null;
        var last = reading?.Deadlines.Where(d => d.EntrySequence == notice.Sequence
            && d.Owner == DeadlineOwner.Applicant).Select(d => (DateOnly?)d.Due.On).FirstOrDefault();
        return new CheckedLapse(lapse.DeliveryProven, last, lapse.GoodReasonOrPaymentOnFile);
    }

    private static string Remedies(Case found, Body body, Letter letter, string you, DateOnly on)
    {
        if (letter.Leaf is not null) return ReplyRemedies.Clause(found.Rulings, LetterComposer.BodyOf(body, on), you, on, letter.Online);
        var choice = RemedySelector.ForLetter(letter.Kind, on, letter.Online);
        return RemedyClause.Text(choice, new RemedyParties(you, body.Settings.OrganOn(on), body.Settings.Court, body.Settings.ReconsiderationUrl));
    }

    // Whoever alone is the chain of a process letter may write it and let it go in one act.
    private static CheckedApproval Approval(Document document, Letter letter) => new(
        [.. document.Chain.Select(r => r.ToString())],
        [.. document.AgreedSteps.Select(s => new CheckedOpinion(s.Role.ToString(), s.ByUserId))],
        letter.Terms is not null && document.Chain.Count == 1 ? null : document.DraftedBy, document.FixedHash, document.CurrentText.Hash);

    private DateOnly? ApprovedOn(Document document) =>
        document.FixedHash is not null && document.StandingSteps is [.., var last] ? clock.DayOf(last.At) : null;

    private async Task<(IReadOnlyList<string> Known, IReadOnlyList<string> Taken)> NumbersAsync(Case found, Document document, CancellationToken ct)
    {
        var bases = found.Rulings.Select(r => r.Basis).ToList();
        var earlier = bases.Select(b => b.EarlierCaseNumber).OfType<string>().ToList();
        var known = await db.Set<Document>().Where(d => d.Number != null && (d.CaseId == found.Id || db.Set<Case>()
            .Any(c => c.Id == d.CaseId && earlier.Contains(c.Number)))).Select(d => d.Number!).ToListAsync(ct);
        known.AddRange(bases.Select(b => b.NoticeNumber).OfType<string>());
        var taken = document.Number is null ? [] : await db.Set<Document>().Where(d => d.Number == document.Number && d.Id != document.Id)
            .Select(d => d.Number!).ToListAsync(ct);
        return (known, taken);
    }

    private async Task<IReadOnlyList<string>> PlacesAsync(Case found, CancellationToken ct) =>
        [.. (await db.Set<SearchRecord>().AsNoTracking().Where(r => r.CaseId == found.Id && r.SignedOn != null).ToListAsync(ct)).SelectMany(r => r.Steps)
            .Select(s => s.Place).Distinct()];

    // A page that is a picture says what was recognised on it.
    private static IReadOnlyList<string> WithRecognised(IReadOnlyList<string> pages, IReadOnlyList<string> seen) =>
        [.. Enumerable.Range(0, Math.Max(pages.Count, seen.Count)).Select(i => i < pages.Count && pages[i].Length > 0 ? pages[i]
            : seen.ElementAtOrDefault(i) ?? "")];

    private async Task<IReadOnlyList<CheckedFile>> FilesAsync(Case found, IReadOnlyList<DerivedFile> derived, CancellationToken ct)
    {
        var read = new List<CheckedFile>();
        var cleared = await release.ClearedAsync(found.Id, ct);
        foreach (var file in await release.EnclosuresAsync(found.Id, ct))
        {
            var redacted = derived.Any(d => d.FileNo == file.No && d.How == DerivedHow.Redacted);
            FileInspection inspection;
            await using (var content = await files.OpenAsync(file, ct)) inspection = await foreign.InspectAsync(file.MediaType, content, ct);
            if (ScannedText.MayBeScan(file.MediaType) && await scans.KnownAsync(found.BodyId, file.Sha256, ct) is { Count: > 0 } seen)
                inspection = inspection with { Pages = WithRecognised(inspection.Pages, seen) };
            IReadOnlyList<RedactionFinding> leaks = [];
            if (redacted)
            {
                await using var content = await files.OpenAsync(file, ct);
                leaks = await foreign.VerifyAsync(content, [], ct);
            }
            read.Add(new CheckedFile(file.No, Path.GetFileNameWithoutExtension(file.FileName), file.MediaType, file.Sha256, redacted,
                inspection)
            { Leaks = leaks, TypedPages = await release.TypedPagesAsync(file, ct), SecretCleared = cleared.Contains(file.Sha256) });
        }
        return read;
    }

    // By which tariffs the case was charged, in this notice and in others that stand.
    private async Task<CheckedFee?> FeeAsync(Case found, Document document, Letter letter, CancellationToken ct)
    {
        if (document.Kind != LetterKinds.FeeNotice || letter.Terms is not { Tariff: { } tariff, Count: { } count }) return null;
        var others = await db.Set<Document>().AsNoTracking().Include(d => d.Texts)
            .Where(d => d.CaseId == found.Id && d.Kind == document.Kind && d.Id != document.Id && d.Number != null
                && d.State != DocumentState.Voided).ToListAsync(ct);
        var earlier = tariff == FeeTariff.ByItem && document.FixedHash is null ? (await fees.PlaceAsync(found, ct)).Earlier : letter.Terms.Earlier;
        return new CheckedFee(tariff, count, [.. others.Select(d => versions.Open(d.CurrentText)?.Terms?.Tariff).OfType<FeeTariff>(), tariff], earlier);
    }

    // What the letter itself says of the form, in words of whoever wrote it.
    private static SupplyForm? FormOf(string? words) => words switch
    {
        null => null,
        _ when Electronic().IsMatch(words) => SupplyForm.Electronic,
        _ when words.Contains("查阅", StringComparison.Ordinal) => SupplyForm.Inspection,
        _ when words.Contains('纸', StringComparison.Ordinal) => SupplyForm.Paper,
        _ => null,
    };

    [GeneratedRegex("电子|邮件|网|光盘")]
    private static partial Regex Electronic();
}
