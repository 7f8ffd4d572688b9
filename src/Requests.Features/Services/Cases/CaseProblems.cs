using Requests.Features.Kernel;

namespace Requests.Features.Services.Cases;

public static class CaseProblems
{
    public static readonly Problem NotFound = new("case.not-found", ProblemKind.NotFound);

    public static readonly Problem WrongState = new("case.wrong-state", ProblemKind.State);

    public static Problem WrongStateFor(Act act, CaseState state)
    {
        var (where, what) = (Text.Of(state), Text.Of(act));
        return WrongState with { Text = new(WrongState.Text.With(where.Zh, what.Zh).Zh, WrongState.Text.With(where.En, what.En).En) };
    }
}
