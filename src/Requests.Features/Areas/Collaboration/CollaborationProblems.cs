using Requests.Features.Kernel;

namespace Requests.Features.Areas.Collaboration;

public static class CollaborationProblems
{
    /// <summary>Nobody has the case, and no step of a letter waits.</summary>
    public static readonly Problem NobodyToUrge = new("collaboration.nobody-to-urge", ProblemKind.State);

    /// <summary>Whose turn it is urges nobody but themselves.</summary>
    public static readonly Problem OwnTurn = new("collaboration.own-turn", ProblemKind.State);

    public static readonly Problem NoSuchUrge = new("collaboration.no-such-urge", ProblemKind.NotFound);

    public static readonly Problem UrgeAnswered = new("collaboration.urge-answered", ProblemKind.State);

    public static readonly Problem NotUrged = new("collaboration.not-urged", ProblemKind.Forbidden);

    /// <summary>Argument: what stands after the sign @ and names nobody of the body.</summary>
    public static readonly Problem NobodyOfThatName = new("collaboration.nobody-of-that-name", ProblemKind.Invalid);

    /// <summary>Only who has the case may give it back.</summary>
    public static readonly Problem NotYourCase = new("collaboration.not-your-case", ProblemKind.Forbidden);

    /// <summary>A letter waits for an opinion or is approved: it goes its way first.</summary>
    public static readonly Problem LetterUnderWay = new("collaboration.letter-under-way", ProblemKind.State);

    /// <summary>Argument: the number as typed. Also where the case is closed to who asks.</summary>
    public static readonly Problem NoOtherCase = new("collaboration.no-other-case", ProblemKind.Invalid);

    public static readonly Problem LinkedToItself = new("collaboration.linked-to-itself", ProblemKind.Invalid);

    public static readonly Problem AlreadyLinked = new("collaboration.already-linked", ProblemKind.State);

    public static readonly Problem NotLinked = new("collaboration.not-linked", ProblemKind.NotFound);

    public static readonly Problem NotRestricted = new("collaboration.not-restricted", ProblemKind.State);

    /// <summary>It lies on another unit's desk, or on none where the unit is to decline it.</summary>
    public static readonly Problem OtherUnit = new("collaboration.other-unit", ProblemKind.Forbidden);

    public static readonly Problem NothingToTake = new("collaboration.nothing-to-take", ProblemKind.NotFound);
}
