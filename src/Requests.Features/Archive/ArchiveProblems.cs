using Requests.Features.Pipeline;

namespace Requests.Features.Archive;

public static class ArchiveProblems
{
    public static readonly Problem Damaged = new("archive.damaged", ProblemKind.State,
        new("档案库有损坏，未作任何清理。请先运行 verify-archive。", "The archive is damaged; nothing was swept. Run verify-archive first."), "ARC-7");

    public static readonly Problem NoSuchSeal = new("archive.no-such-seal", ProblemKind.NotFound,
        new("该案件没有这个归档版本。", "The case has no such seal."));

    public static readonly Problem NoSuchFile = new("archive.no-such-file", ProblemKind.NotFound,
        new("该归档版本中没有这个文件。", "That seal holds no such file."));
}
