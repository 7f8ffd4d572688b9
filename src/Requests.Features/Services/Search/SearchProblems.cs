using Requests.Features.Kernel;

namespace Requests.Features.Services.Search;

public static class SearchProblems
{
    /// <summary>A person's number is looked for with the right to see personal data and a reason, by a door of its own.</summary>
    public static readonly Problem ReasonNeeded = new("search.reason-needed", ProblemKind.Forbidden, "PII-10");
}
