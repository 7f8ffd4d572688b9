using Requests.Features.Kernel;

namespace Requests.Features.Services.Release;

public static class ReleaseProblems
{
    public static readonly Problem NotAPdf = new("release.not-a-pdf", ProblemKind.Invalid,
        new("只有 PDF 可以遮盖，请先转换成 PDF。", "Only a PDF can be redacted; convert the file first."), "REDACT");

    public static readonly Problem NoSuchPart = new("release.no-such-part", ProblemKind.Law,
        new("不予公开内容清单里没有这一处，请先在办理结果里写明位置、依据和理由。", "The list of withheld parts has no such row; state place, ground and reason with the outcome first."), "PARTS", "第三十七条");

    public static readonly Problem NoSuchMark = new("release.no-such-mark", ProblemKind.NotFound,
        new("没有这个遮盖标注。", "There is no such mark."));

    public static readonly Problem NoMarks = new("release.no-marks", ProblemKind.State,
        new("这个文件还没有遮盖标注。", "The file has no marks yet."), "PARTS");

    public static readonly Problem OutsidePage = new("release.outside-page", ProblemKind.Invalid,
        new("遮盖位置不在页面之内。", "The mark lies outside the page."), "REDACT");

    public static readonly Problem CannotRedact = new("release.cannot-redact", ProblemKind.Law,
        new("这个 PDF 不能处理：文件损坏、加密，或者本机没有安装 poppler-utils。", "The PDF cannot be redacted: broken, protected, or poppler-utils is not installed here."), "REDACT");

    public static readonly Problem Leaks = new("release.leaks", ProblemKind.Law,
        new("遮盖后的文件仍能读出内容，没有采用。", "Something can still be read from the redacted file; it was not taken."), "REDACT");

    public static readonly Problem MarksChanged = new("release.marks-changed", ProblemKind.State,
        new("遮盖标注在处理期间有变，请重新遮盖。", "The marks changed meanwhile; redact again."), "PARTS");

    public static readonly Problem NothingToClean = new("release.nothing-to-clean", ProblemKind.Invalid,
        new("只能清理 Word、Excel、PowerPoint 和 JPEG 文件，而且文件要能打开。", "Only Word, Excel, PowerPoint and JPEG files that can be opened are cleaned."), "HIDDEN");

    /// <summary>Argument: the pages.</summary>
    public static readonly Problem PagesCounted = new("release.pages-counted", ProblemKind.Invalid,
        new("PDF 的页数由程序计算，为{0}页。", "A PDF's pages are counted by the program: {0}."), "ENCL");

    public static readonly Problem OwnCase = new("release.own-case", ProblemKind.Forbidden,
        new("承办人不能核准自己案件的密级标志。", "The handler of a case does not clear its secrecy marks."), "SECRET-MARK");

    public static readonly Problem DecidedLater = new("release.decided-later", ProblemKind.Invalid,
        new("解密、审查的日期不能晚于今天。", "The day of the decision cannot lie after today."), "SECRET-MARK");

    public static readonly Problem HoldStands = new("release.hold-stands", ProblemKind.Law,
        new("案件处于暂停公开状态，不能提供信息。", "Release is on hold; nothing may be supplied."), "REM-17");

    public static readonly Problem NoHold = new("release.no-hold", ProblemKind.State,
        new("案件没有处于暂停公开状态。", "Release is not on hold."), "REM-17");
}
