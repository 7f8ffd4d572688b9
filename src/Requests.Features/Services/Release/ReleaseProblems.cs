using Requests.Features.Kernel;

namespace Requests.Features.Services.Release;

public static class ReleaseProblems
{
    public static readonly Problem NotAPdf = new("release.not-a-pdf", ProblemKind.Invalid, "REDACT");

    /// <summary>A picture of a kind that is not decoded here: HEIC, TIFF.</summary>
    public static readonly Problem NotShown = new("release.not-shown", ProblemKind.Law);

    public static readonly Problem NoSuchPart = new("release.no-such-part", ProblemKind.Law, "PARTS", "《政府信息公开条例》第三十七条");

    public static readonly Problem NoSuchMark = new("release.no-such-mark", ProblemKind.NotFound);

    public static readonly Problem NoMarks = new("release.no-marks", ProblemKind.State, "PARTS");

    public static readonly Problem OutsidePage = new("release.outside-page", ProblemKind.Invalid, "REDACT");

    public static readonly Problem CannotRedact = new("release.cannot-redact", ProblemKind.Law, "REDACT");

    public static readonly Problem Leaks = new("release.leaks", ProblemKind.Law, "REDACT");

    /// <summary>Outside the marks the source still says something of a person. Argument: page and masked number, each.</summary>
    public static readonly Problem StillHolds = new("release.still-holds", ProblemKind.Law, "PII-ID");

    public static readonly Problem MarksChanged = new("release.marks-changed", ProblemKind.State, "PARTS");

    public static readonly Problem NothingToClean = new("release.nothing-to-clean", ProblemKind.Invalid, "HIDDEN");

    /// <summary>Argument: the pages.</summary>
    public static readonly Problem PagesCounted = new("release.pages-counted", ProblemKind.Invalid, "ENCL");

    public static readonly Problem OwnCase = new("release.own-case", ProblemKind.Forbidden, "SECRET-MARK");

    public static readonly Problem DecidedLater = new("release.decided-later", ProblemKind.Invalid, "SECRET-MARK");

    public static readonly Problem HoldStands = new("release.hold-stands", ProblemKind.Law, "REM-17");

    public static readonly Problem NoHold = new("release.no-hold", ProblemKind.State, "REM-17");

    /// <summary>LibreOffice is not installed, or the settings do not allow it.</summary>
    public static readonly Problem NoConverter = new("release.no-converter", ProblemKind.State);

    /// <summary>Argument: the file's name.</summary>
    public static readonly Problem NotConvertible = new("release.not-convertible", ProblemKind.Law);

    /// <summary>Argument: the file's name.</summary>
    public static readonly Problem CannotConvert = new("release.cannot-convert", ProblemKind.Law);
}
