using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Portal;

/// <summary>Whose move it is.</summary>
public enum Turn
{
    Office,
    Applicant,

    /// <summary>A third party, a co-maker, another body or the one that judges a dispute.</summary>
    Others,
    Nobody,
}

/// <summary>One row: what an applicant is told, and who acts.</summary>
/// <param name="Sentence">
/// Fields stand in braces; what stands in square brackets is left out when one of its fields has no value.
/// </param>
public sealed record StatusRow(Turn Turn, Text Sentence);

/// <summary>
/// The sentences of the letters dossier, section 6: what happened, what next, who acts, by when. They name no staff, no
/// third party and no likely result.
/// </summary>
public static partial class StatusSentences
{
    public static readonly FrozenDictionary<string, StatusRow> Table = new Dictionary<string, StatusRow>
    {
        ["awaiting_contact"] = new(Turn.Office, Text.Of("StatusSentences.awaiting_contact")),
        ["received"] = new(Turn.Office, Text.Of("StatusSentences.received")),
        ["in_progress"] = new(Turn.Office, Text.Of("StatusSentences.in_progress")),
        ["correction_sent"] = new(Turn.Applicant, Text.Of("StatusSentences.correction_sent")),
        ["correction_received"] = new(Turn.Office, Text.Of("StatusSentences.correction_received")),
        ["lapsed_correction"] = new(Turn.Nobody, Text.Of("StatusSentences.lapsed_correction")),
        ["third_party_pause"] = new(Turn.Others, Text.Of("StatusSentences.third_party_pause")),
        ["agency_pause"] = new(Turn.Others, Text.Of("StatusSentences.agency_pause")),
        ["resumed"] = new(Turn.Office, Text.Of("StatusSentences.resumed")),
        ["co_maker"] = new(Turn.Others, Text.Of("StatusSentences.co_maker")),
        ["reasons_requested"] = new(Turn.Applicant, Text.Of("StatusSentences.reasons_requested")),
        ["fee_noticed"] = new(Turn.Applicant, Text.Of("StatusSentences.fee_noticed")),
        ["fee_paid"] = new(Turn.Office, Text.Of("StatusSentences.fee_paid")),
        ["lapsed_fee"] = new(Turn.Nobody, Text.Of("StatusSentences.lapsed_fee")),
        ["extended"] = new(Turn.Office, Text.Of("StatusSentences.extended")),
        ["date_moved"] = new(Turn.Office, Text.Of("StatusSentences.date_moved")),
        ["in_review"] = new(Turn.Office, Text.Of("StatusSentences.in_review")),
        ["in_approval"] = new(Turn.Office, Text.Of("StatusSentences.in_approval")),
        ["returned_internal"] = new(Turn.Office, Text.Of("StatusSentences.returned_internal")),
        ["approved"] = new(Turn.Office, Text.Of("StatusSentences.approved")),
        ["dispatched"] = new(Turn.Applicant, Text.Of("StatusSentences.dispatched")),
        ["returned_mail"] = new(Turn.Applicant, Text.Of("StatusSentences.returned_mail")),
        ["served"] = new(Turn.Nobody, Text.Of("StatusSentences.served")),
        ["closed"] = new(Turn.Nobody, Text.Of("StatusSentences.closed")),
        ["archived"] = new(Turn.Nobody, Text.Of("StatusSentences.archived")),
        ["withdrawn"] = new(Turn.Nobody, Text.Of("StatusSentences.withdrawn")),
        ["split"] = new(Turn.Office, Text.Of("StatusSentences.split")),
        ["overdue"] = new(Turn.Office, Text.Of("StatusSentences.overdue")),
        ["disputed"] = new(Turn.Others, Text.Of("StatusSentences.disputed")),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Act, Text> Told = new Dictionary<Act, Text>
    {
        [Act.SplitRequest] = Text.Of("StatusSentences.Act.SplitRequest"),
        [Act.AddMaterial] = Text.Of("StatusSentences.Act.AddMaterial"),
        [Act.AskForCorrection] = Text.Of("StatusSentences.Act.AskForCorrection"),
        [Act.ReceiveCorrection] = Text.Of("StatusSentences.Act.ReceiveCorrection"),
        [Act.NoteCorrectionLapse] = Text.Of("StatusSentences.Act.NoteCorrectionLapse"),
        [Act.Consult] = Text.Of("StatusSentences.Act.Consult"),
        [Act.RecordConsultationAnswer] = Text.Of("StatusSentences.Act.RecordConsultationAnswer"),
        [Act.ExtendReplyPeriod] = Text.Of("StatusSentences.Act.ExtendReplyPeriod"),
        [Act.AskForReasons] = Text.Of("StatusSentences.Act.AskForReasons"),
        [Act.ReceiveReasons] = Text.Of("StatusSentences.Act.ReceiveReasons"),
        [Act.SetLaterDate] = Text.Of("StatusSentences.Act.SetLaterDate"),
        [Act.SendFeeNotice] = Text.Of("StatusSentences.Act.SendFeeNotice"),
        [Act.RecordFeePayment] = Text.Of("StatusSentences.Act.RecordFeePayment"),
        [Act.NoteFeeLapse] = Text.Of("StatusSentences.Act.NoteFeeLapse"),
        [Act.WaiveFee] = Text.Of("StatusSentences.Act.WaiveFee"),
        [Act.ReceiveOrder] = Text.Of("StatusSentences.Act.ReceiveOrder"),
        [Act.IssueReply] = Text.Of("StatusSentences.Act.IssueReply"),
        [Act.Withdraw] = Text.Of("StatusSentences.Act.Withdraw"),
    }.ToFrozenDictionary();

    // Worth a line only where they moved the day of the answer.
    private static readonly FrozenDictionary<Act, Text> Moves = new Dictionary<Act, Text>
    {
        [Act.RecordNoticeDelivery] = Text.Of("StatusSentences.Act.RecordNoticeDelivery"),
        [Act.RecordConsultationDelivery] = Text.Of("StatusSentences.Act.RecordConsultationDelivery"),
        [Act.UndoClockEntry] = Text.Of("StatusSentences.Act.UndoClockEntry"),
        [Act.ManageCalendar] = Text.Of("StatusSentences.Act.ManageCalendar"),
        [Act.ManagePeriods] = Text.Of("StatusSentences.Act.ManagePeriods"),
        [Act.CorrectRequest] = Text.Of("StatusSentences.Act.CorrectRequest"),
        [Act.ConfirmCorrection] = Text.Of("StatusSentences.Act.CorrectRequest"),
    }.ToFrozenDictionary();

    /// <summary>What an applicant is told of an act; null where it is no matter of theirs.</summary>
    /// <param name="moved">It moved the day of the answer: then there is always something to tell.</param>
    public static Text? Tell(Act act, bool moved) =>
        Told.TryGetValue(act, out var told) ? told : !moved ? null : Moves.TryGetValue(act, out var why) ? why : Text.Of(act);

    /// <summary>How a letter fared: sent, arrived, come back.</summary>
    public static IEnumerable<(Text What, DateOnly On)> TellSending(ServiceRecord service)
    {
        yield return (Text.Of("StatusSentences.ReplySent"), service.DispatchedOn);
        if (service.ReceivedOn is { } received) yield return (Text.Of("StatusSentences.YouReceivedReply"), received);
        if (service.ReturnedOn is { } returned) yield return (Text.Of("StatusSentences.OurLetterCameBack"), returned);
    }

    /// <summary>The way a letter goes, as people say it.</summary>
    public static Text WayOf(ServiceMethod method) => method switch
    {
        ServiceMethod.InPerson => Text.Of("StatusSentences.ServiceMethod.InPerson"),
        ServiceMethod.Entrusted => Text.Of("StatusSentences.ServiceMethod.Entrusted"),
        ServiceMethod.PostalRegistered => Text.Of("StatusSentences.ServiceMethod.PostalRegistered"),
        ServiceMethod.PostalExpress => Text.Of("StatusSentences.ServiceMethod.PostalExpress"),
        ServiceMethod.Electronic => Text.Of("StatusSentences.ServiceMethod.Electronic"),
        ServiceMethod.LeftAtAddress => Text.Of("StatusSentences.ServiceMethod.LeftAtAddress"),
        ServiceMethod.PublicNotice => Text.Of("StatusSentences.ServiceMethod.PublicNotice"),
        _ => Text.Of("StatusSentences.Courier"),
    };

    /// <summary>The sentence of a code with its fields filled in.</summary>
    public static Text Fill(string code, IReadOnlyDictionary<string, Text> fields)
    {
        var text = LawDays.Fill(Table[code].Sentence);
        return new Text(Fill(text.Zh, fields, english: false), Fill(text.En, fields, english: true));
    }

    private static string Fill(string sentence, IReadOnlyDictionary<string, Text> fields, bool english)
    {
        var kept = Optional().Replace(sentence, part => Field().Matches(part.Value)
            .All(f => fields.ContainsKey(f.Groups[1].Value)) ? part.Groups[1].Value : "");
        return Field().Replace(kept, f => fields[f.Groups[1].Value].In(english));
    }

    [GeneratedRegex(@"\[([^\]]*)\]")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Field();
}
