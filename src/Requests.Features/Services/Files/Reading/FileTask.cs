using Requests.Features.Data.Entities;
using Requests.Paper;

namespace Requests.Features.Services.Files.Reading;

public enum FileTaskKind
{
    /// <summary>Its words, for search and comparison.</summary>
    Text,

    /// <summary>Its words by page, and what its reader does not see.</summary>
    Inspect,

    /// <summary>Whether anybody can open it.</summary>
    Open,

    /// <summary>A copy without what its reader does not see, as the output.</summary>
    Clean,

    /// <summary>The pages of a PDF and their sizes.</summary>
    Sheets,

    /// <summary>Where a term stands in a PDF.</summary>
    Find,

    /// <summary>The words under marks on a PDF.</summary>
    TextUnder,

    /// <summary>A PDF of pictures with the marks painted in, as the output.</summary>
    Redact,

    /// <summary>What can still be taken out of a redacted PDF.</summary>
    Verify,

    /// <summary>Head, words and parts of a mail; the parts as a zip, as the output.</summary>
    Unpack,

    /// <summary>One page of a PDF, or a picture of any kind, as PNG, as the output.</summary>
    Picture,
}

/// <summary>One piece of work on a file that strangers sent: only values, so that another process can do it.</summary>
/// <param name="MediaType">As told by the bytes when the file came in.</param>
/// <param name="Term">What is looked for.</param>
/// <param name="Words">What stood under marks.</param>
/// <param name="Page">From one.</param>
/// <param name="Dpi">Dots an inch.</param>
public sealed record FileTask(FileTaskKind Kind, string MediaType, string? Term = null, IReadOnlyList<string>? Words = null,
    IReadOnlyList<RedactionMark>? Marks = null, int Page = 1, double Dpi = 96)
{
    // A term is often somebody's name.
    public override string ToString() => $"{Kind} {MediaType}";
}

/// <summary>Why a task was not done.</summary>
public enum FileFault
{
    /// <summary>The file is not what it says it is, or damaged.</summary>
    Unreadable,

    /// <summary>The work would take more memory or time than one file may.</summary>
    TooHeavy,

    /// <summary>The tool for it is missing on this computer.</summary>
    NoTool,
}

/// <summary>What came of a task: the member of its kind is set.</summary>
public sealed record FileAnswer
{
    public FileFault? Fault { get; init; }

    /// <summary>Type of the fault, for the log; never its message, which may quote the file.</summary>
    public string? FaultName { get; init; }

    public string? Text { get; init; }

    public FileInspection? Inspection { get; init; }

    public FileOpening? Opening { get; init; }

    public IReadOnlyList<PaperSheet>? Sheets { get; init; }

    public IReadOnlyList<FoundText>? Found { get; init; }

    public IReadOnlyList<string>? Words { get; init; }

    public IReadOnlyList<RedactionFinding>? Leaks { get; init; }

    public MailContent? Mail { get; init; }

    // Words of files stay out of logs.
    public override string ToString() => $"{nameof(FileAnswer)} {Fault} {FaultName}";
}

/// <summary>Where tasks are done: within bounds of memory and time, so that no file can harm the office (decision 19).</summary>
public interface IFileBench
{
    /// <param name="input">A file on this computer, only read.</param>
    /// <param name="output">A file that is written over, where the kind of task makes one.</param>
    /// <returns>Never throws for what the file holds; <see cref="FileAnswer.Fault"/> says why it was not done.</returns>
    Task<FileAnswer> DoAsync(FileTask task, string input, string? output, CancellationToken ct);
}

/// <summary>Does the work where it is called, bounded by nothing but the readers' own care; for the process that is bounded itself, and for tests.</summary>
public sealed class FileBenchHere : IFileBench
{
    public Task<FileAnswer> DoAsync(FileTask task, string input, string? output, CancellationToken ct) => FileTasks.DoAsync(task, input, output, ct);
}
