using Requests.Features.Kernel;

namespace Requests.Features.Services.Files;

public static class FileProblems
{
    /// <summary>Argument: the limit in megabytes.</summary>
    public static readonly Problem TooLarge = new("files.too-large", ProblemKind.TooLarge);

    public static readonly Problem Empty = new("files.empty", ProblemKind.Invalid);

    public static readonly Problem NotAllowed = new("files.not-allowed", ProblemKind.Law);

    /// <summary>Cut short or broken, so that nobody can open it.</summary>
    public static readonly Problem Damaged = new("files.damaged", ProblemKind.Law);

    /// <summary>Argument: the number of files one applicant may add to one case.</summary>
    public static readonly Problem TooMany = new("files.too-many", ProblemKind.TooMany);

    /// <summary>Argument: the number of files one applicant may add to one case in an hour.</summary>
    public static readonly Problem TooOften = new("files.too-often", ProblemKind.TooMany);

    /// <summary>Argument: the megabytes one applicant may add to one case.</summary>
    public static readonly Problem CaseFull = new("files.case-full", ProblemKind.TooLarge);

    /// <summary>Argument: the megabytes one applicant may send in a day, in all cases together.</summary>
    public static readonly Problem DayFull = new("files.day-full", ProblemKind.TooLarge);

    public static readonly Problem Infected = new("files.infected", ProblemKind.Law);

    public static readonly Problem ScannerUnavailable = new("files.scanner-unavailable", ProblemKind.State);

    public static readonly Problem NotFound = new("files.not-found", ProblemKind.NotFound);
}
