namespace Requests.Features.Kernel;

public static class CommonProblems
{
    public static readonly Problem Invalid = new("input.invalid", ProblemKind.Invalid);

    public static readonly Problem NotSignedIn = new("access.not-signed-in", ProblemKind.Unauthenticated);

    public static readonly Problem NotAllowed = new("access.not-allowed", ProblemKind.Forbidden);

    public static readonly Problem ChangedMeanwhile = new("case.changed-meanwhile", ProblemKind.ChangedMeanwhile);

    /// <summary>The key was used with a program that did not keep enough to tell whether this is the same request.</summary>
    public static readonly Problem KeyOfBefore = new("idempotency.key-of-before", ProblemKind.State);

    public static readonly Problem KeyReused = new("idempotency.key-reused", ProblemKind.Law);
}
