using System.Collections.Frozen;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Webhooks;

/// <summary>What a webhook can tell, by stable names; several acts may be one event to the outside.</summary>
public static class WebhookEvents
{
    private static readonly FrozenDictionary<string, string> ByAct = new Dictionary<Act, string>
    {
        [Act.RegisterRequest] = "case.registered",
        [Act.SubmitOnline] = "case.registered",
        [Act.ConfirmReceipt] = "case.received",
        [Act.CorrectRequest] = "case.corrected",
        [Act.AssignCase] = "case.assigned",
        [Act.SplitRequest] = "case.split",
        [Act.AskForCorrection] = "case.clockChanged",
        [Act.ReceiveCorrection] = "case.clockChanged",
        [Act.NoteCorrectionLapse] = "case.clockChanged",
        [Act.Consult] = "case.clockChanged",
        [Act.RecordConsultationAnswer] = "case.clockChanged",
        [Act.ExtendReplyPeriod] = "case.clockChanged",
        [Act.SetLaterDate] = "case.clockChanged",
        [Act.SendFeeNotice] = "case.clockChanged",
        [Act.RecordFeePayment] = "case.clockChanged",
        [Act.NoteFeeLapse] = "case.clockChanged",
        [Act.WaiveFee] = "case.clockChanged",
        [Act.RecordPastLetter] = "case.clockChanged",
        [Act.ConfirmPastLetter] = "case.clockChanged",
        [Act.UndoClockEntry] = "case.clockChanged",
        [Act.ManageCalendar] = "case.clockChanged",
        [Act.ManagePeriods] = "case.clockChanged",
        [Act.IssueReply] = "case.issued",
        [Act.RecordService] = "case.served",
        [Act.Withdraw] = "case.withdrawn",
        [Act.CloseCase] = "case.closed",
        [Act.ReopenCase] = "case.reopened",
        [Act.ReceiveOrder] = "case.reopened",
        [Act.RegisterDispute] = "dispute.registered",
        [Act.RecordDisputeResult] = "dispute.decided",
    }.ToFrozenDictionary(pair => pair.Key.ToString(), pair => pair.Value);

    /// <summary>Sent on request to try a subscription out.</summary>
    public const string Ping = "ping";

    public static readonly IReadOnlyList<string> All = [.. ByAct.Values.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Acts behind the names.</summary>
    internal static string[] ActsOf(IEnumerable<string> names) => [.. ByAct.Where(pair => names.Contains(pair.Value)).Select(pair => pair.Key)];

    internal static string NameOf(string act) => ByAct[act];
}
