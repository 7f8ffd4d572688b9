using Requests.Features.Data.Proofs;

namespace Requests.Features.Services.Archive;

/// <summary>What verification can find. All but <see cref="Unfinished"/> and <see cref="ClockWentBack"/> are faults.</summary>
public enum FindingKind
{
    /// <summary>An object's bytes are not those its name says.</summary>
    ObjectChanged,
    ObjectMissing,

    /// <summary>A file in the archive that no package knows.</summary>
    ObjectExtra,

    /// <summary>A tag file of a package, such as its manifest, is not there.</summary>
    ManifestMissing,

    /// <summary>A tag file's bytes are not those of its hash.</summary>
    ManifestChanged,

    /// <summary>A package of a format that came after this program: nothing can be said of it but by a newer one.</summary>
    PackageTooNew,

    /// <summary>The seal's row in the database says something else than its manifest.</summary>
    RowChanged,

    /// <summary>A seal does not follow the one before it.</summary>
    ChainBroken,

    /// <summary>Seals are missing inside the chain.</summary>
    SequenceGap,

    /// <summary>Seals are missing at the end of the chain.</summary>
    ChainCut,

    /// <summary>A letter was issued, but no seal holds it.</summary>
    LetterNotSealed,

    /// <summary>The database's text of an issued letter is not the sealed one.</summary>
    LetterChanged,

    /// <summary>The archive holds a letter that the database does not know.</summary>
    LetterUnknown,

    /// <summary>A signed head is gone from the database, but there is its copy or the one after it.</summary>
    HeadMissing,

    /// <summary>A head is not as it was signed.</summary>
    HeadChanged,

    /// <summary>A seal is another one than a head signed.</summary>
    SealNotAsSigned,

    /// <summary>A seal is older than the one before it: the clock was set back. Named so that nobody relies on the times; the order is the chain's.</summary>
    ClockWentBack,

    /// <summary>A row of the database is not as it was sealed when the program wrote it.</summary>
    RecordChanged,

    /// <summary>A row was written past the program: it has no seal.</summary>
    RecordUnsealed,

    /// <summary>There are fewer rows than were counted.</summary>
    RecordMissing,

    /// <summary>There are more rows than were counted.</summary>
    RecordExtra,

    /// <summary>As many rows as were counted, but others: one was put back from an earlier day.</summary>
    RecordOutdated,

    /// <summary>The counted end of a case, an account or an office is gone or was tampered with.</summary>
    CountMissing,

    /// <summary>A case, an account or an office stands as it did before a signed head, which knew a later state.</summary>
    CountOutdated,

    /// <summary>The database tells another story than the case's newest seal: request, parties, events, letters or opinions.</summary>
    CaseNotAsSealed,

    /// <summary>Left by a seal that never became valid, such as of a process that was killed. Swept, not a fault.</summary>
    Unfinished,
}

/// <summary>One thing found, named as exactly as it can be.</summary>
/// <param name="Sequence">The seal concerned, in the body's chain; of a finding about a head, its number.</param>
/// <param name="Path">The file's path in its package; for what is in no package, its path in the store.</param>
/// <param name="Hash">The object concerned.</param>
/// <param name="Record">What kind of record it is, of a finding in the database.</param>
/// <param name="Counted">How many of them were counted.</param>
/// <param name="Found">How many of them there are.</param>
public sealed record ArchiveFinding(FindingKind Kind, string? BodyCode = null, string? CaseNumber = null, int? Sequence = null, string? Path = null,
    string? Hash = null,
    SealedRecord? Record = null, int? Counted = null, int? Found = null)
{
    public bool IsFault => Kind is not (FindingKind.Unfinished or FindingKind.ClockWentBack);

    /// <summary>As a clerk would say it: what was found of which record, and how many there should be.</summary>
    public string InWords()
    {
        var record = Record is { } kind ? Text.Of("archive.ofRecord").With(Text.Of(kind), Text.Of(Kind)).ToString() : Text.Of(Kind).ToString();
        return Counted is null ? record : Text.Of("archive.counted").With(record, Found ?? 0, Counted).ToString();
    }

    public override string ToString() => string.Join(' ', new[] { Kind.ToString(), BodyCode, CaseNumber, Sequence is { } s ? $"#{s}" : null,
        Record?.ToString(), Path, Hash,
        Counted is null ? null : $"{Found}/{Counted}" }.OfType<string>());
}

/// <summary>How far verification has come.</summary>
public sealed record ArchiveProgress(int Objects, long Bytes, int Seals);
