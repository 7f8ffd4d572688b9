using Requests.Features.Kernel;

namespace Requests.Features.Services.Register;

public static class ImportProblems
{
    public static readonly Problem NotFound = new("register.import-not-found", ProblemKind.NotFound);

    public static readonly Problem NotUndoable = new("register.import-not-undoable", ProblemKind.State);

    public static readonly Problem BuiltUpon = new("register.import-built-upon", ProblemKind.State);

    public static readonly Problem WrongType = new("register.import-type", ProblemKind.Invalid);

    /// <summary>A column that does not exist, or one that two headings mean.</summary>
    public static readonly Problem WrongMapping = new("register.wrong-mapping", ProblemKind.Invalid);

    public static readonly Problem TooLarge = new("register.list-too-large", ProblemKind.TooLarge);
}
