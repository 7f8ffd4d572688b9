using Requests.Features.Kernel;

namespace Requests.Web.Hosting;

/// <summary>Refusals of the protocol itself.</summary>
internal static class HttpProblems
{
    public static readonly Problem NotReadable = new("input.not-readable", ProblemKind.Invalid);

    public static readonly Problem UnknownField = new("input.unknown-field", ProblemKind.Invalid);

    public static readonly Problem OneFileOnly = new("input.one-file-only", ProblemKind.Invalid);

    public static readonly Problem WrongType = new("input.wrong-type", ProblemKind.Invalid);

    public static readonly Problem NoSuchDoor = new("http.not-found", ProblemKind.NotFound);

    private static readonly Dictionary<int, (string Code, Text Title)> ByStatus = new()
    {
        [400] = (NotReadable.Code, NotReadable.Text),
        [401] = (CommonProblems.NotSignedIn.Code, CommonProblems.NotSignedIn.Text),
        [403] = (CommonProblems.NotAllowed.Code, CommonProblems.NotAllowed.Text),
        [404] = (NoSuchDoor.Code, NoSuchDoor.Text),
        [405] = ("http.method-not-allowed", Text.Of("problem.http.method-not-allowed")),
        [413] = ("http.too-large", Text.Of("problem.http.too-large")),
        [415] = ("http.unsupported-media-type", Text.Of("problem.http.unsupported-media-type")),
        [503] = ("http.busy", Text.Of("problem.http.busy")),
        [500] = ("http.unexpected", Text.Of("problem.http.unexpected")),
    };

    /// <summary>Code and sentence of a bare status.</summary>
    public static (string Code, Text Title) Of(int status) =>
        ByStatus.TryGetValue(status, out var known) ? known : ($"http.{status}", new($"请求被拒绝（{status}）。", $"The request was refused ({status})."));

    /// <summary>Those that have no Problem of their own, for the catalogue.</summary>
    public static IEnumerable<(string Code, int Status, Text Title)> Bare =>
        ByStatus.Where(p => p.Key is 405 or 413 or 415 or 500 or 503).Select(p => (p.Value.Code, p.Key, p.Value.Title));
}
