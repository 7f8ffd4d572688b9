using Requests.Features.Kernel;

namespace Requests.Features.Services.Archive;

public static class ArchiveProblems
{
    public static readonly Problem Damaged = new("archive.damaged", ProblemKind.State,
        new("档案库有损坏，未作任何清理。请先运行 verify-archive。", "The archive is damaged; nothing was swept. Run verify-archive first."), "ARC-7");

    public static readonly Problem NoSuchSeal = new("archive.no-such-seal", ProblemKind.NotFound,
        new("该案件没有这个归档版本。", "The case has no such seal."));

    public static readonly Problem NotDue = new("archive.not-due", ProblemKind.State,
        new("该案卷的保管期限未满，不能鉴定或者销毁。", "The retention of this file has not ended; it can be neither appraised nor destroyed."), "ARC-10", "档案法实施条例第二十四条");

    public static readonly Problem NotAppraised = new("archive.not-appraised", ProblemKind.State,
        new("销毁须有两人先后鉴定同意。", "Two different people must have appraised the file for destruction."), "ARC-10", "档案法实施条例第二十四条");

    public static readonly Problem AnotherPersonNeeded = new("archive.another-person-needed", ProblemKind.State,
        new("您已鉴定过该案卷，须由另一人鉴定。", "You have appraised this file already; another person must."), "ARC-10", "档案法实施条例第二十四条");

    public static readonly Problem NothingToExport = new("archive.nothing-to-export", ProblemKind.NotFound,
        new("没有符合条件的归档案卷。", "There is no sealed file of that kind."));

    public static readonly Problem NotAnExport = new("archive.not-an-export", ProblemKind.Invalid,
        new("不是完整的导出包，或者已被改动，未导入任何内容：{0}", "This is not a whole export, or it was changed; nothing was imported: {0}"));

    public static readonly Problem NewerExport = new("archive.newer-export", ProblemKind.Invalid,
        new("导出包由较新版本的程序写出，本程序（{0}）不认识其格式，未导入任何内容：{1}", "A newer program wrote this export; this one ({0}) does not know its format. Nothing was imported: {1}"));

    public static readonly Problem OtherSeal = new("archive.other-seal", ProblemKind.State,
        new("{0} 第 {1} 号归档版本在本系统中已有不同内容，未导入任何内容。", "Seal {1} of {0} is another one here; nothing was imported."));

    public static readonly Problem NoSuchFile = new("archive.no-such-file", ProblemKind.NotFound,
        new("该归档版本中没有这个文件。", "That seal holds no such file."));
}
