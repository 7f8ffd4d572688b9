using Requests.Features.Kernel;

namespace Requests.Features.Areas.Supervision;

public static class SupervisionProblems
{
    public static readonly Problem NotAMember = new("supervision.not-a-member", ProblemKind.Invalid);

    /// <summary>Named from outside the chain of approval.</summary>
    public static readonly Problem OthersDeputy = new("supervision.others-deputy", ProblemKind.Forbidden);

    public static readonly Problem DeputyOfRank = new("supervision.deputy-of-rank", ProblemKind.State);

    public static readonly Problem OwnDeputy = new("supervision.own-deputy", ProblemKind.Invalid);

    public static readonly Problem DeputyAway = new("supervision.deputy-away", ProblemKind.State);

    public static readonly Problem AbsencesOverlap = new("supervision.absences-overlap", ProblemKind.State);

    public static readonly Problem NoSuchAbsence = new("supervision.no-such-absence", ProblemKind.NotFound);

    public static readonly Problem OthersAbsence = new("supervision.others-absence", ProblemKind.Forbidden);

    public static readonly Problem NoFeed = new("supervision.no-feed", ProblemKind.NotFound);

    public static readonly Problem NotLate = new("supervision.not-late", ProblemKind.State, "CLK-1");

    public static readonly Problem AbsenceOver = new("supervision.absence-over", ProblemKind.State);
}
