using Requests.Features.Pipeline;

namespace Requests.Features.Cases;

public static class CaseProblems
{
    public static readonly Problem NotFound = new("case.not-found", ProblemKind.NotFound,
        new("没有找到这个案件。", "There is no such case."));

    /// <summary>Arguments: act, state.</summary>
    public static readonly Problem WrongState = new("case.wrong-state", ProblemKind.State,
        new("案件处于“{1}”状态，现在不能进行此操作（{0}）。", "The case is in state {1}; {0} cannot be done now."));
}
