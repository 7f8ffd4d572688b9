using Requests.Features.Kernel;

namespace Requests.Features.Areas.Portal;

public static class PortalProblems
{
    /// <summary>The same for a wrong number and a wrong code, so that numbers cannot be tried out.</summary>
    public static readonly Problem NoSuchRequest = new("portal.no-such-request", ProblemKind.NotFound,
        new("登记编号或者查询码不对，请核对回执后再试。", "The number or the query code is not right; please look at your receipt again."));

    public static readonly Problem NoSuchLetter = new("portal.no-such-letter", ProblemKind.NotFound,
        new("没有可以下载的这份文书。", "There is no such letter to download."));

    /// <summary>The same for a wrong code and one that ran out.</summary>
    public static readonly Problem NoSuchDraft = new("portal.no-such-draft", ProblemKind.NotFound,
        new("没有找到暂存的内容：暂存码不对，或者已经超过保存期限。", "Nothing kept was found: the code is not right, or its time is over."));
}
