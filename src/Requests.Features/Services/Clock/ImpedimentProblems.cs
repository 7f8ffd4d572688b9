using Requests.Features.Kernel;

namespace Requests.Features.Services.Clock;

public static class ImpedimentProblems
{
    public static readonly Problem NotFound = new("impediment.not-found", ProblemKind.NotFound);

    public static readonly Problem EndsBeforeItBegins = new("impediment.ends-before-it-begins", ProblemKind.Invalid);

    public static readonly Problem NotOfThisCase = new("impediment.not-of-this-case", ProblemKind.State, "CLK-1", "《政府信息公开条例》第三十三条");
}
