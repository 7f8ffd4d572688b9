using Requests.Features.Kernel;

namespace Requests.Features.Services.Register;

public static class SideDutyProblems
{
    public static readonly Problem NotFound = new("side-duty.not-found", ProblemKind.NotFound);

    public static readonly Problem Settled = new("side-duty.settled", ProblemKind.State);

    public static readonly Problem WrongResult = new("side-duty.wrong-result", ProblemKind.Law, "CLK-14", "《政府信息公开条例》第四十一条");

    /// <summary>Nobody judges a complaint about the own body.</summary>
    public static readonly Problem OwnComplaint = new("side-duty.own-complaint", ProblemKind.Law, "SUP-4", "《政府信息公开条例》第五十一条");

    /// <summary>Argument: the user name.</summary>
    public static readonly Problem NobodyOfThatName = new("side-duty.nobody-of-that-name", ProblemKind.Invalid);

    /// <summary>Who handles the request that is complained of does not look into it.</summary>
    public static readonly Problem OwnCase = new("side-duty.own-case", ProblemKind.Invalid);

    public static readonly Problem BeforeItBegan = new("side-duty.before-it-began", ProblemKind.Invalid);
}
