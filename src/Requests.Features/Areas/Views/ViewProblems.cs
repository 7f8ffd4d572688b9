using Requests.Features.Kernel;

namespace Requests.Features.Areas.Views;

public static class ViewProblems
{
    public static readonly Problem NoSuchView = new("views.no-such-view", ProblemKind.NotFound,
        new("没有找到这个常用视图。", "There is no such saved view."));

    public static readonly Problem TooMany = new("views.too-many", ProblemKind.State,
        new("常用视图最多保存二十个，请先删除不用的。", "At most twenty views are kept; remove one first."));
}
