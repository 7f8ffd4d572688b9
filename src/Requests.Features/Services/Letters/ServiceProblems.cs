using Requests.Features.Kernel;
using Requests.Letters.Checks;
using Requests.Statute.Service;

namespace Requests.Features.Services.Letters;

public static class ServiceProblems
{
    public static readonly Problem NoReply = new("service.no-reply", ProblemKind.State);

    public static readonly Problem Dates = new("service.dates", ProblemKind.Law, "DATE-SIGN");

    public static readonly Problem ProofMissing = new("service.proof-missing", ProblemKind.Law, "SRV-9");

    public static readonly Problem NoSuchProofFile = new("service.no-such-proof-file", ProblemKind.Invalid, "SRV-9");

    /// <summary>Argument: the day in the clock ledger.</summary>
    public static readonly Problem LeftOnOtherDay = new("service.left-on-other-day", ProblemKind.Law, "SRV-4");

    public static readonly Problem NotATrackingList = new("service.not-a-tracking-list", ProblemKind.Invalid);

    /// <summary>Argument: the most rows one list may have.</summary>
    public static readonly Problem TooManyRows = new("service.too-many-rows", ProblemKind.TooLarge);

    public static readonly Problem NotYetServed = new("service.not-yet-served", ProblemKind.Law, "SRV-8");

    internal static readonly Text TriedInVain = Text.Of("ServiceProblems.TriedInVain");

    private static readonly Problem PrivateCourier = new("service.private-courier", ProblemKind.Law);

    private static readonly Problem CollectOnDelivery = new("service.collect-on-delivery", ProblemKind.Law);

    private static readonly Problem NoConsent = new("service.no-consent", ProblemKind.Law);

    private static readonly Problem NoOnlineReconsideration = new("service.no-online-reconsideration", ProblemKind.Law);

    private static readonly Problem NotRefused = new("service.not-refused", ProblemKind.Law);

    private static readonly Problem NoWitnessOrRecording = new("service.no-witness", ProblemKind.Law);

    private static readonly Problem NotLastResort = new("service.not-last-resort", ProblemKind.Law);

    internal static Problem For(ServiceRefusal refusal) => Of(refusal.Kind) with { RuleId = refusal.RuleId, Article = refusal.Article };

    private static Problem Of(ServiceRefusalKind kind) => ByCode[ServiceRefusalCodes.Of(kind)];

    private static readonly Dictionary<string, Problem> ByCode = new[] { PrivateCourier, CollectOnDelivery, NoConsent,
        NoOnlineReconsideration, NotRefused, NoWitnessOrRecording, NotLastResort }
        .ToDictionary(p => p.Code);
}
