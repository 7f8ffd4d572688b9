using Requests.Features.Kernel;

namespace Requests.Features.Services.Archive;

public static class ArchiveProblems
{
    public static readonly Problem Damaged = new("archive.damaged", ProblemKind.State, "ARC-7");

    public static readonly Problem NoSuchSeal = new("archive.no-such-seal", ProblemKind.NotFound);

    public static readonly Problem NotDue = new("archive.not-due", ProblemKind.State, "ARC-10", "档案法实施条例第二十四条");

    public static readonly Problem NotAppraised = new("archive.not-appraised", ProblemKind.State, "ARC-10", "档案法实施条例第二十四条");

    public static readonly Problem AnotherPersonNeeded = new("archive.another-person-needed", ProblemKind.State, "ARC-10", "档案法实施条例第二十四条");

    public static readonly Problem NothingToExport = new("archive.nothing-to-export", ProblemKind.NotFound);

    public static readonly Problem NotAnExport = new("archive.not-an-export", ProblemKind.Invalid);

    public static readonly Problem NewerExport = new("archive.newer-export", ProblemKind.Invalid);

    public static readonly Problem UnsignedExport = new("archive.unsigned-export", ProblemKind.Invalid);

    public static readonly Problem StrangeKey = new("archive.strange-key", ProblemKind.Invalid);

    public static readonly Problem OtherSeal = new("archive.other-seal", ProblemKind.State);

    public static readonly Problem NoSuchFile = new("archive.no-such-file", ProblemKind.NotFound);
}
