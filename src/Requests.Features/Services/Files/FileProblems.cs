using Requests.Features.Kernel;

namespace Requests.Features.Services.Files;

public static class FileProblems
{
    /// <summary>Argument: the limit in megabytes.</summary>
    public static readonly Problem TooLarge = new("files.too-large", ProblemKind.TooLarge);

    public static readonly Problem Empty = new("files.empty", ProblemKind.Invalid);

    public static readonly Problem NotAllowed = new("files.not-allowed", ProblemKind.Law);

    public static readonly Problem Infected = new("files.infected", ProblemKind.Law);

    public static readonly Problem ScannerUnavailable = new("files.scanner-unavailable", ProblemKind.State);

    public static readonly Problem NotFound = new("files.not-found", ProblemKind.NotFound);
}
