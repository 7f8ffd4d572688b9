using Requests.Features.Kernel;

namespace Requests.Features.Areas.Supervision;

public static class SupervisionProblems
{
    public static readonly Problem NotAMember = new("supervision.not-a-member", ProblemKind.Invalid,
        new("此人不是本机关的在职人员。", "This person is no active member of the body."));

    public static readonly Problem OwnDeputy = new("supervision.own-deputy", ProblemKind.Invalid,
        new("代理人不能是本人。", "Nobody deputises for themselves."));

    public static readonly Problem DeputyAway = new("supervision.deputy-away", ProblemKind.State,
        new("代理人在此期间也外出。", "The deputy is away in these days as well."));

    public static readonly Problem AbsencesOverlap = new("supervision.absences-overlap", ProblemKind.State,
        new("此人在此期间已有外出记录。", "This person has an absence in these days already."));

    public static readonly Problem NoSuchAbsence = new("supervision.no-such-absence", ProblemKind.NotFound,
        new("没有找到这条外出记录。", "There is no such absence."));

    public static readonly Problem OthersAbsence = new("supervision.others-absence", ProblemKind.Forbidden,
        new("只有公开机构负责人、督办或者管理员可以登记他人的外出。", "Only the head, a supervisor or an administrator enters somebody else's absence."));

    public static readonly Problem NoFeed = new("supervision.no-feed", ProblemKind.NotFound,
        new("没有这个期限日历，或者已经停用。", "There is no such calendar feed, or it was revoked."));

    public static readonly Problem NotLate = new("supervision.not-late", ProblemKind.State,
        new("这个案件没有逾期。", "This case is not late."), "CLK-1");

    public static readonly Problem AbsenceOver = new("supervision.absence-over", ProblemKind.State,
        new("这条外出记录已经结束。", "This absence is over."));
}
