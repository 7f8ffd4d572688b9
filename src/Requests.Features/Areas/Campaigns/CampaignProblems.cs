using Requests.Features.Kernel;

namespace Requests.Features.Areas.Campaigns;

public static class CampaignProblems
{
    public static readonly Problem NotFound = new("campaigns.not-found", ProblemKind.NotFound);

    /// <summary>Argument: the numbers as typed. Also where a case is closed to who asks.</summary>
    public static readonly Problem NoSuchCases = new("campaigns.no-such-cases", ProblemKind.Invalid);

    /// <summary>Only who has the case that is the model leads the campaign.</summary>
    public static readonly Problem NotYours = new("campaigns.not-yours", ProblemKind.Forbidden);

    public static readonly Problem NotAmongIts = new("campaigns.not-among-its", ProblemKind.NotFound);

    /// <summary>The model's own draft goes up first.</summary>
    public static readonly Problem ModelFirst = new("campaigns.model-first", ProblemKind.State);

    /// <summary>The words of the model's draft name its applicant, and would go to all the others.</summary>
    public static readonly Problem NamesItsApplicant = new("campaigns.names-its-applicant", ProblemKind.Invalid);

    public static readonly Problem LeftOutAlready = new("campaigns.left-out-already", ProblemKind.State);

    public static readonly Problem AnsweredAlready = new("campaigns.answered-already", ProblemKind.State);

    // What follows is why a case is answered by itself.

    public static readonly Problem Restricted = new("campaigns.restricted", ProblemKind.State);

    /// <summary>Argument: the name of the officer.</summary>
    public static readonly Problem OtherOfficer = new("campaigns.other-officer", ProblemKind.State);

    public static readonly Problem HasDraft = new("campaigns.has-draft", ProblemKind.State);

    /// <summary>Arguments: the outcome in Chinese, in English.</summary>
    public static readonly Problem OtherOutcome = new("campaigns.other-outcome", ProblemKind.State, "OUT-1");

    public static readonly Problem OtherMatters = new("campaigns.other-matters", ProblemKind.State, "OUT-1");

    public static readonly Problem OtherChain = new("campaigns.other-chain", ProblemKind.State, "REV-5");
}
