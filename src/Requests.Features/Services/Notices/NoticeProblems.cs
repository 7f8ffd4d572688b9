using Requests.Features.Kernel;

namespace Requests.Features.Services.Notices;

public static class NoticeProblems
{
    public static readonly Problem NotFound = new("notice.not-found", ProblemKind.NotFound,
        new("没有找到这条通知。", "There is no such notice."));

    public static readonly Problem NothingToAcknowledge = new("notice.nothing-to-acknowledge", ProblemKind.State,
        new("这条通知不需要确认知悉。", "This notice asks for no acknowledgement."));

    public static readonly Problem NoSuchLetter = new("notice.no-such-letter", ProblemKind.NotFound,
        new("没有找到这封邮件。", "There is no such letter."));

    public static readonly Problem NotDead = new("notice.not-dead", ProblemKind.State,
        new("这封邮件还在发送，或者已经送出。", "This letter is still being sent, or has left."));
}
