namespace Requests.Paper;

/// <summary>What a file can carry that its reader does not see.</summary>
public enum TraceKind
{
    HiddenText,
    Comment,

    /// <summary>Tracked insertion, deletion, move or change of format.</summary>
    Revision,
    HiddenSheet,

    /// <summary>Hidden rows or columns.</summary>
    HiddenCells,
    HiddenSlide,

    /// <summary>Notes a speaker reads under a slide.</summary>
    SpeakerNotes,
    Macro,
    EmbeddedObject,

    /// <summary>Author, company and the like.</summary>
    Author,

    /// <summary>A path or address inside the author's network.</summary>
    Path,
    Gps,
    Thumbnail,

    /// <summary>Other data about the file: camera, device, software notes.</summary>
    Metadata,

    /// <summary>A file inside a PDF.</summary>
    Attachment,

    /// <summary>Layers that can be switched on.</summary>
    Layer,

    /// <summary>Text that lies under a filled rectangle and can be copied.</summary>
    CoveredText,

    /// <summary>The file cannot be looked into: damaged, protected by a password, or of a kind nobody can check.</summary>
    Unreadable,
}

/// <summary>One thing found in a file.</summary>
/// <param name="Place">Part, page or sheet.</param>
/// <param name="Removable">Cleaning takes it away without changing what a reader sees.</param>
public sealed record FileTrace(TraceKind Kind, string Place, bool Removable);

/// <summary>What was read in a file.</summary>
/// <param name="Pages">Text by page, sheet or slide, in order; one entry where the format knows no pages.</param>
/// <param name="PageCount">Null where the format knows no pages.</param>
public sealed record FileInspection(IReadOnlyList<string> Pages, int? PageCount, IReadOnlyList<FileTrace> Traces)
{
    public static readonly FileInspection Nothing = new([], null, []);

    public static FileInspection Unreadable { get; } = new([], null, [new(TraceKind.Unreadable, "", false)]);
}
