using Requests.Features.Data.Entities;
using Requests.Statute.Clocks;
using Requests.Statute.Intake;
using Requests.Statute.Letters;

namespace Requests.Features.Services.Letters;

/// <summary>Everything the file can say in a letter.</summary>
/// <param name="Names">The applicants as filed.</param>
/// <param name="Reading">Null before receipt is fixed.</param>
/// <param name="Searches">Signed search records.</param>
/// <param name="Consultations">Letters that asked somebody's opinion.</param>
/// <param name="Notices">The case's own numbered papers by kind, the last of each.</param>
/// <param name="Enclosures">Files that go with the answer.</param>
/// <param name="Earlier">The earlier answered request, for a duplicate.</param>
/// <param name="Correction">What the applicant wrote when asked to correct.</param>
internal sealed record LetterMaterial(Case Case, Body Body, IReadOnlyList<string> Names, ClockReading? Reading, IReadOnlyList<SearchRecord> Searches,
    IReadOnlyList<Consultation> Consultations, IReadOnlyDictionary<LetterKind, SentNotice> Notices, IReadOnlyList<EnclosedFile> Enclosures, EarlierReply? Earlier,
    string? Correction = null)
{
    public BodySettings Settings => Body.Settings;

    public string Self => Body.Settings.SelfName;

    public OutcomeBasis Basis => Case.OutcomeBasis ?? new OutcomeBasis();

    /// <summary>您 for a person, 你单位 for an organisation, 你们 for several; never mixed.</summary>
    public string You => Names.Count > 1 ? "你们" : Of(Case.ApplicantType);

    public static string Of(ApplicantType type) => type is ApplicantType.NaturalPerson or ApplicantType.Unknown ? "您" : "你单位";

    public IReadOnlyList<ClockEntry> Standing => ReplyClock.Standing(Case.ClockEntries);

    public DateOnly? DeadlineOf(ClockEntry entry) =>
        Reading?.Deadlines.Where(d => d.EntrySequence == entry.Sequence && d.Owner != DeadlineOwner.Agency).Select(d => (DateOnly?)d.Due.On).FirstOrDefault();

    /// <summary>What was written beside a ledger entry.</summary>
    public string? NoteOf(ClockEntry entry) => Case.Ledger.Single(r => r.Sequence == entry.Sequence).Reason;

    /// <summary>How it is known that a notice arrived: written beside the entry that brought the day in.</summary>
    public string? ProofOf(ClockEntry notice) => notice.DeliveredOn is null || !Case.Ledger.Any(r => r.Kind == ClockEntryKind.Undone && r.Sequence == notice.Sequence - 1)
        ? null : NoteOf(notice);
}

/// <summary>A numbered paper of the case and the facts it stated.</summary>
internal sealed record SentNotice(LetterKind Kind, string Title, string Number, DateOnly? LetterOn, IReadOnlyList<LetterFact> Facts)
{
    /// <summary>Own papers are cited by title, then number in brackets (letters.md 1.6).</summary>
    public string Cited => $"《{Title}》（{Number}）";
}

internal sealed record EnclosedFile(string Title, int? Pages, string Sha256);

/// <summary>The answer a duplicate points to.</summary>
internal sealed record EarlierReply(DateOnly? AskedOn, string RequestText, DateOnly? LetterOn, string Number, DateOnly? ServedOn);
