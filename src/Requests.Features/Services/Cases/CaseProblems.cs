using Requests.Features.Kernel;

namespace Requests.Features.Services.Cases;

public static class CaseProblems
{
    public static readonly Problem NotFound = new("case.not-found", ProblemKind.NotFound,
        new("没有找到这个案件。", "There is no such case."));

    public static readonly Problem WrongState = new("case.wrong-state", ProblemKind.State,
        new("案件处于“{0}”，现在不能“{1}”。", "The case is “{0}”; “{1}” cannot be done now."));

    public static Problem WrongStateFor(Act act, CaseState state)
    {
        var (where, what) = (Words.Of(state), Words.Of(act));
        return WrongState with { Text = new(WrongState.Text.With(where.Zh, what.Zh).Zh, WrongState.Text.With(where.En, what.En).En) };
    }
}
