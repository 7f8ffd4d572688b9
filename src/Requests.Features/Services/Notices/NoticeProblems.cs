using Requests.Features.Kernel;

namespace Requests.Features.Services.Notices;

public static class NoticeProblems
{
    public static readonly Problem NotFound = new("notice.not-found", ProblemKind.NotFound);

    public static readonly Problem NothingToAcknowledge = new("notice.nothing-to-acknowledge", ProblemKind.State);

    public static readonly Problem NoSuchLetter = new("notice.no-such-letter", ProblemKind.NotFound);

    public static readonly Problem NotDead = new("notice.not-dead", ProblemKind.State);
}
