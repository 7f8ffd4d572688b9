using Requests.Features.Kernel;

namespace Requests.Features.Services.Cases;

public static class ClosingProblems
{
    public static readonly Problem NotFinished = new("closing.not-finished", ProblemKind.State,
        new("答复送达，或者申请人撤回后，才能结案。", "A case closes when its reply is served or the request withdrawn."));
}
