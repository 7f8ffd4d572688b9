using Requests.Features.Kernel;

namespace Requests.Features.Services.Cases;

public static class ClosingProblems
{
    public static readonly Problem NotFinished = new("closing.not-finished", ProblemKind.State);
}
