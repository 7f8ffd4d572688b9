using Requests.Features.Kernel;

namespace Requests.Features.Services.Letters;

/// <summary>What stands against recording a letter afterwards (CLK-5a).</summary>
public static class PastLetterProblems
{
    private const string Rule = "CLK-5a";

    public static readonly Problem IsOfToday = new("past-letter.of-today", ProblemKind.Law, Rule);

    public static readonly Problem ApprovedAfterLeaving = new("past-letter.approved-after-leaving", ProblemKind.Law, "CLK-5");

    public static readonly Problem OneFile = new("past-letter.one-file", ProblemKind.Invalid, Rule);

    public static readonly Problem NoSuchFile = new("past-letter.no-such-file", ProblemKind.Invalid, Rule);

    public static readonly Problem NumberUsed = new("past-letter.number-used", ProblemKind.Law, Rule);

    public static readonly Problem NumberForm = new("past-letter.number-form", ProblemKind.Invalid, "NUM-FORM");

    public static readonly Problem OutOfOrder = new("past-letter.out-of-order", ProblemKind.Law, Rule);

    public static readonly Problem NoneWaits = new("past-letter.none-waits", ProblemKind.State);

    public static readonly Problem OwnRecord = new("past-letter.own-record", ProblemKind.Law, Rule);
}
