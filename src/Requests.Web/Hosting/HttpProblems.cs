using Requests.Features.Kernel;

namespace Requests.Web.Hosting;

/// <summary>Refusals of the protocol itself.</summary>
internal static class HttpProblems
{
    public static readonly Problem NotReadable = new("input.not-readable", ProblemKind.Invalid,
        new("提交的内容无法读取，请检查格式。", "The request cannot be read; see the fields."));

    public static readonly Problem WrongType = new("input.wrong-type", ProblemKind.Invalid,
        new("该值的格式或者取值不正确。", "The value has the wrong format or is not one of the allowed ones."));

    public static readonly Problem NoSuchDoor = new("http.not-found", ProblemKind.NotFound,
        new("没有这个地址。", "There is nothing at this address."));

    private static readonly Dictionary<int, (string Code, Text Title)> ByStatus = new()
    {
        [400] = (NotReadable.Code, NotReadable.Text),
        [401] = (CommonProblems.NotSignedIn.Code, CommonProblems.NotSignedIn.Text),
        [403] = (CommonProblems.NotAllowed.Code, CommonProblems.NotAllowed.Text),
        [404] = (NoSuchDoor.Code, NoSuchDoor.Text),
        [405] = ("http.method-not-allowed", new("该地址不支持这种请求方法。", "This address does not take that method.")),
        [413] = ("http.too-large", new("提交的内容过大。", "The request is too large.")),
        [415] = ("http.unsupported-media-type", new("不支持这种内容类型，请使用 application/json。", "This content type is not supported; send application/json.")),
        [500] = ("http.unexpected", new("系统发生意外错误，请将跟踪编号告知管理员。", "Something unexpected happened; tell the administrator the trace id.")),
    };

    /// <summary>Code and sentence of a bare status.</summary>
    public static (string Code, Text Title) Of(int status) =>
        ByStatus.TryGetValue(status, out var known) ? known : ($"http.{status}", new($"请求被拒绝（{status}）。", $"The request was refused ({status})."));

    /// <summary>Those that have no Problem of their own, for the catalogue.</summary>
    public static IEnumerable<(string Code, int Status, Text Title)> Bare =>
        ByStatus.Where(p => p.Key is 405 or 413 or 415 or 500).Select(p => (p.Value.Code, p.Key, p.Value.Title));
}
