using Requests.Features.Kernel;

namespace Requests.Features.Services.Register;

public static class PublicationProblems
{
    /// <summary>Arguments: channel, year.</summary>
    public static readonly Problem Itemised = new("register.channel-itemised", ProblemKind.State,
        new("“{0}”{1}年已逐条登记，数量由条目计算，不能再填合计。", "The items of {0} in {1} are registered one by one and counted from there; no total is entered beside them."), "PRO-3");

    /// <summary>Arguments: channel, year.</summary>
    public static readonly Problem Totalled = new("register.channel-totalled", ProblemKind.State,
        new("“{0}”{1}年已按合计登记，请先删去合计再逐条登记。", "{0} has a total for {1}; take it out before its items are registered."), "PRO-3");

    public static readonly Problem NoItem = new("register.no-publication", ProblemKind.NotFound,
        new("没有这条主动公开记录。", "There is no such publication."), "PRO-3");

    public static readonly Problem NoBody = new("register.no-body", ProblemKind.NotFound,
        new("没有这个机关。", "There is no such body."));

    /// <summary>Argument: what was found.</summary>
    public static readonly Problem Personal = new("register.personal-data", ProblemKind.Law,
        new("公示的标题含有个人信息（{0}），请改写。", "The title for the public holds personal data ({0}); write it anew."), "PII-8", "《个人信息保护法》第二十五条");

    public static readonly Problem NotAnswered = new("register.not-answered", ProblemKind.State,
        new("申请尚未答复，不能公示。", "The request is not answered yet."), "PRO-4");
}
