using Requests.Features.Kernel;

namespace Requests.Features.Services.Intake;

public static class IntakeProblems
{
    public static readonly Problem NoSuchBody = new("intake.no-such-body", ProblemKind.NotFound);

    public static readonly Problem InTheFuture = new("intake.in-the-future", ProblemKind.Law, "REC-9", "《政府信息公开条例》第三十一条");

    public static readonly Problem BeforeArrival = new("intake.before-arrival", ProblemKind.Law, "REC-9", "《政府信息公开条例》第三十一条");

    public static readonly Problem NotReadBack = new("intake.not-read-back", ProblemKind.Law,
        "INT-4", "《政府信息公开条例》第二十九条");

    public static readonly Problem NotAnOfficer = new("intake.not-an-officer", ProblemKind.Law);

    /// <summary>Only a case nobody has goes to a unit.</summary>
    public static readonly Problem InHandAlready = new("intake.in-hand-already", ProblemKind.State);

    /// <summary>Argument: the unit as typed.</summary>
    public static readonly Problem NoSuchUnit = new("intake.no-such-unit", ProblemKind.Invalid);

    /// <summary>Argument: name of the unit.</summary>
    public static readonly Problem NobodyInUnit = new("intake.nobody-in-unit", ProblemKind.Invalid);

    public static readonly Problem NothingToCorrect = new("intake.nothing-to-correct", ProblemKind.Invalid);

    public static readonly Problem CorrectionWaits = new("intake.correction-waits", ProblemKind.State);

    public static readonly Problem NoCorrectionWaits = new("intake.no-correction-waits", ProblemKind.State);

    public static readonly Problem OwnCorrection = new("intake.own-correction", ProblemKind.Law);

    public static readonly Problem CorrectionOutdated = new("intake.correction-outdated", ProblemKind.State);

    /// <summary>The web form's own day: no person took it down, so none can have erred.</summary>
    public static readonly Problem TakenBySystem = new("intake.taken-by-system", ProblemKind.Law, "REC-5", "《政府信息公开条例》第三十一条");

    /// <summary>Without a receipt date nothing that was entered since would stand.</summary>
    public static readonly Problem ReceiptNeeded = new("intake.receipt-needed", ProblemKind.Law, "REC-3", "《政府信息公开条例》第三十一条");

    public static readonly Problem EntriesBeforeReceipt = new("intake.entries-before-receipt", ProblemKind.Law, "REC-9", "《政府信息公开条例》第三十一条");

    public static readonly Problem NoAgent = new("intake.no-agent", ProblemKind.Invalid);

    public static readonly Problem BeforeTheLaw = new("intake.before-the-law", ProblemKind.Law);
}
