using Requests.Features.Kernel;

namespace Requests.Features.Areas.Portal;

public static class PortalProblems
{
    /// <summary>The same for a wrong number and a wrong code, so that numbers cannot be tried out.</summary>
    public static readonly Problem NoSuchRequest = new("portal.no-such-request", ProblemKind.NotFound);

    public static readonly Problem NoSuchLetter = new("portal.no-such-letter", ProblemKind.NotFound);

    /// <summary>An address that stands in no message of ours.</summary>
    public static readonly Problem NoSuchMessage = new("portal.no-such-message", ProblemKind.NotFound);

    /// <summary>The answer is on record, its day has passed, or nothing was asked at this address.</summary>
    public static readonly Problem AnswerOver = new("portal.answer-over", ProblemKind.NotFound);

    /// <summary>No reply has left yet.</summary>
    public static readonly Problem NothingToRate = new("portal.nothing-to-rate", ProblemKind.State);

    public static readonly Problem RatedBefore = new("portal.rated-before", ProblemKind.State);

    public static readonly Problem TicketExpired = new("portal.ticket-expired", ProblemKind.NotFound);

    /// <summary>Argument: the number of drafts kept from one network in a day.</summary>
    public static readonly Problem TooManyDrafts = new("portal.too-many-drafts", ProblemKind.TooMany);

    /// <summary>The same for a wrong code and one that ran out.</summary>
    public static readonly Problem NoSuchDraft = new("portal.no-such-draft", ProblemKind.NotFound);

    /// <summary>No address that still opens was given for the letter.</summary>
    public static readonly Problem NoLink = new("portal.no-link", ProblemKind.State);
}
