using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Requests.Paper;
using Requests.Statute.Clocks;
using Requests.Statute.Intake;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;

namespace Requests.Letters;

/// <summary>
/// Everything a file can say in a letter, as plain values: gathered once, after which composing needs neither database nor
/// clock, and the same material gives the same letter.
/// </summary>
public sealed record LetterMaterial
{
    public required LetterBody Body { get; init; }

    /// <summary>The day whose law and clause the letter follows.</summary>
    public required DateOnly ActOn { get; init; }

    public required string CaseNumber { get; init; }
    public required IntakeChannel Channel { get; init; }
    public required ApplicantType ApplicantType { get; init; }

    /// <summary>The applicants as filed.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public required string RequestText { get; init; }
    public required DateOnly RegisteredOn { get; init; }
    public DateOnly? ReceivedOn { get; init; }
    public string? FormAsWanted { get; init; }
    public string? RouteAsWanted { get; init; }

    /// <summary>The applicant wished to get it by post.</summary>
    public bool PostIsWanted { get; init; }

    /// <summary>There is an address to send something to.</summary>
    public bool HasAddress { get; init; }

    /// <summary>How the case is counted; null while nobody said.</summary>
    public Ruling? Counted { get; init; }

    /// <summary>One for each matter, or one for the whole request; empty while nobody said.</summary>
    public IReadOnlyList<Ruling> Rulings { get; init; } = [];

    public DateOnly? DecidedOn { get; init; }

    /// <summary>Null before receipt is fixed.</summary>
    public ClockReading? Reading { get; init; }

    /// <summary>The ledger as it was written, undone entries too.</summary>
    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];

    /// <summary>Signed search records.</summary>
    public IReadOnlyList<SignedSearch> Searches { get; init; } = [];

    /// <summary>Letters that asked somebody's opinion.</summary>
    public IReadOnlyList<AskedOpinion> Consultations { get; init; } = [];

    /// <summary>The case's own numbered papers by kind, the last of each.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<LetterKind, SentNotice> Notices { get; init; } = new Dictionary<LetterKind, SentNotice>();

    /// <summary>Files that go with the answer.</summary>
    public IReadOnlyList<EnclosedFile> Enclosures { get; init; } = [];

    /// <summary>The earlier answered request, for a duplicate.</summary>
    public EarlierReply? Earlier { get; init; }

    /// <summary>What the applicant wrote when asked to correct.</summary>
    public string? Correction { get; init; }

    /// <summary>What the applicant wrote when asked for reasons (Art. 35).</summary>
    public string? Explanation { get; init; }

    public string Self => Body.Self;

    /// <summary>您 for a person, 你单位 for an organisation, 你们 for several; never mixed.</summary>
    public string You => Names.Count > 1 ? "你们" : PronounOf(ApplicantType);

    public static string PronounOf(ApplicantType type) => type is ApplicantType.NaturalPerson or ApplicantType.Unknown ? "您" : "你单位";

    public IReadOnlyList<ClockEntry> Standing => ReplyClock.Standing([.. Ledger.Select(l => l.Entry)]);

    public DateOnly? DeadlineOf(ClockEntry entry) =>
        Reading?.Deadlines.Where(d => d.EntrySequence == entry.Sequence && d.Owner != DeadlineOwner.Agency).Select(d => (DateOnly?)d.Due.On).FirstOrDefault();

    /// <summary>What was written beside a ledger entry.</summary>
    public string? NoteOf(ClockEntry entry) => Ledger.Single(l => l.Entry.Sequence == entry.Sequence).Note;

    /// <summary>The answer to the request.</summary>
    /// <param name="templates">The body's templates by code.</param>
    /// <param name="words">What the officer wrote.</param>
    /// <param name="online">Meant for service through the internet (SRV-7).</param>
    /// <exception cref="InvalidOperationException">Nobody said how the request is answered.</exception>
    public Letter Reply(Func<string, LetterTemplate> templates, LetterWords words, bool online) =>
        Counted is null ? throw new InvalidOperationException("Nobody said how the request is answered.") : new ReplyComposer(this, templates, words, online)
            .Compose();

    /// <summary>The same answer with the source of its words, for the editor.</summary>
    /// <exception cref="InvalidOperationException">Nobody said how the request is answered.</exception>
    public TracedLetter TraceReply(Func<string, LetterTemplate> templates, LetterWords words, bool online) =>
        Counted is null ? throw new InvalidOperationException("Nobody said how the request is answered.")
            : TracedLetter.Of(new ReplyComposer(this, templates, words, online) { Traced = true }.Compose().Paper);

    /// <summary>
    /// SHA-256 of everything an answer is composed of: this material, the templates, the officer's words and the program
    /// itself. The same fingerprint means the same letter, which then need not be composed again.
    /// </summary>
    /// <param name="templates">What tells the body's templates from any others.</param>
    public string Fingerprint(string templates, LetterWords words, bool online)
    {
        var inputs = JsonSerializer.SerializeToUtf8Bytes(new
        {
            program = typeof(LetterMaterial).Module.ModuleVersionId,
            templates,
            online,
            words,
            material = this,
            notices = Notices.Values.OrderBy(n => n.Number, StringComparer.Ordinal),
        });
        return Convert.ToHexStringLower(SHA256.HashData(inputs));
    }

    /// <summary>A letter that is no answer to the request.</summary>
    /// <param name="template">Code of its template.</param>
    /// <param name="facts">What the act itself says, as printed.</param>
    public Letter Notice(Func<string, LetterTemplate> templates, string template, IReadOnlyDictionary<string, string> facts, LetterWords words) =>
        new NoticeComposer(this, templates, template, facts, words).Compose();

    /// <summary>The same notice with the source of its words, for the editor.</summary>
    public TracedLetter TraceNotice(Func<string, LetterTemplate> templates, string template, IReadOnlyDictionary<string, string> facts, LetterWords words) =>
        TracedLetter.Of(new NoticeComposer(this, templates, template, facts, words) { Traced = true }.Compose().Paper);

    /// <summary>A ruled sheet of the file, or what goes on an envelope.</summary>
    /// <param name="entries">What fills sections that are printed once for each entry.</param>
    /// <param name="size">Of an envelope or a label; null for a sheet of A4.</param>
    public PaperDocument Form(LetterTemplate template, IReadOnlyDictionary<string, string> facts, IReadOnlyList<FormEntry> entries, PaperSize? size) =>
        new FormComposer(this, template, facts, entries).Compose(size);

    /// <summary>How it is known that a notice arrived: written beside the entry that brought the day in.</summary>
    public string? ProofOf(ClockEntry notice) =>
        notice.DeliveredOn is null || !Ledger.Any(l => l.Entry.Kind == ClockEntryKind.Undone
            && l.Entry.Sequence == notice.Sequence - 1) ? null : NoteOf(notice);
}

/// <summary>The body as its letters name it on the day of the act.</summary>
/// <param name="Self">我局 or 本机关.</param>
/// <param name="Organ">Who hears a reconsideration of an act of that day.</param>
public sealed record LetterBody(string Name, string Self, string Organ, string Court, string? ReconsiderationUrl, string ContactUnit,
    string ContactPhone, string ContactAddress);

/// <param name="Note">What was written beside the entry.</param>
public sealed record LedgerLine(ClockEntry Entry, string? Note);

/// <summary>What a signed search record tells.</summary>
public sealed record SignedSearch(IReadOnlyList<SearchStep> Steps, string? WhyNone);

/// <param name="No">By which a matter names it.</param>
/// <param name="LedgerSequence">Its entry in the clock.</param>
public sealed record AskedOpinion(int No, ConsultationKind Kind, DateOnly SentOn, DateOnly? AnsweredOn, ConsultationOpinion? Opinion, int LedgerSequence);

/// <summary>A numbered paper of the case and the facts it stated.</summary>
public sealed record SentNotice(LetterKind Kind, string Title, string Number, DateOnly? LetterOn, IReadOnlyList<LetterFact> Facts)
{
    /// <summary>Own papers are cited by title, then number in brackets (letters.md 1.6).</summary>
    public string Cited => $"《{Title}》（{Number}）";
}

public sealed record EnclosedFile(string Title, int? Pages, string Sha256);

/// <summary>The answer a duplicate points to.</summary>
/// <param name="Title">Of the letter that answered.</param>
public sealed record EarlierReply(DateOnly? AskedOn, string RequestText, string Title, DateOnly? LetterOn, string Number, DateOnly? ServedOn);
