namespace Requests.Features.Archive;

/// <summary>What verification can find. All but <see cref="Unfinished"/> are faults.</summary>
public enum FindingKind
{
    /// <summary>An object's bytes are not those its name says, or not as many as the manifest says.</summary>
    ObjectChanged,
    ObjectMissing,

    /// <summary>A file in the archive that no manifest knows.</summary>
    ObjectExtra,
    ManifestMissing,

    /// <summary>The manifest's bytes are not those of its hash.</summary>
    ManifestChanged,

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

    /// <summary>Left by a seal that never became valid, such as of a process that was killed. Swept, not a fault.</summary>
    Unfinished,
}

/// <summary>One thing found, named as exactly as it can be.</summary>
/// <param name="Sequence">The seal concerned, in the body's chain.</param>
/// <param name="Path">The file's path in its package; for what is in no package, its path in the store.</param>
/// <param name="Hash">The object concerned.</param>
public sealed record ArchiveFinding(FindingKind Kind, string? BodyCode = null, string? CaseNumber = null, int? Sequence = null, string? Path = null, string? Hash = null)
{
    public bool IsFault => Kind != FindingKind.Unfinished;

    public override string ToString() => string.Join(' ', new[] { Kind.ToString(), BodyCode, CaseNumber, Sequence is { } s ? $"#{s}" : null, Path, Hash }.OfType<string>());
}

/// <summary>How far verification has come.</summary>
public sealed record ArchiveProgress(int Objects, long Bytes, int Seals);
