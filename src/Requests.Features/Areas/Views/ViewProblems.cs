using Requests.Features.Kernel;

namespace Requests.Features.Areas.Views;

public static class ViewProblems
{
    public static readonly Problem NoSuchView = new("views.no-such-view", ProblemKind.NotFound);

    public static readonly Problem NoUnit = new("views.no-unit", ProblemKind.State);

    public static readonly Problem TooMany = new("views.too-many", ProblemKind.State);
}
