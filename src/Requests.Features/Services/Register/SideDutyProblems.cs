using Requests.Features.Kernel;

namespace Requests.Features.Services.Register;

public static class SideDutyProblems
{
    public static readonly Problem NotFound = new("side-duty.not-found", ProblemKind.NotFound);

    public static readonly Problem Settled = new("side-duty.settled", ProblemKind.State);

    public static readonly Problem WrongResult = new("side-duty.wrong-result", ProblemKind.Law, "CLK-14", "《政府信息公开条例》第四十一条");

    public static readonly Problem BeforeItBegan = new("side-duty.before-it-began", ProblemKind.Invalid);
}
