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
        ["awaiting_contact"] = new(Turn.Office, new(
            "您的信收到了，我们要先和您确认。请在方便时接听[或者回电{contactPhone}]。确认当天开始计算时间。",
            "We have your letter and must first confirm it with you.[ Please call {contactPhone}.] The time starts on the day we confirm.")),
        ["received"] = new(Turn.Office, new(
            "申请已登记[，收到日期是{receivedDate}]。下一步由承办人员查找。[最迟{due}答复您。]",
            "Registered[, received on {receivedDate}]. Our staff will now look for it.[ We will reply by {due}.]")),
        ["in_progress"] = new(Turn.Office, new(
            "我们正在查找和审查您要的信息。需要您做什么时会告诉您。[最迟{due}答复。]",
            "We are looking for and checking the information. We will tell you if you must do something.[ We will reply by {due}.]")),
        ["correction_sent"] = new(Turn.Applicant, new(
            "我们看不清您要哪份信息，已发信请您补充。现在轮到您[，请最迟{replyDeadline}补充]，过期就不再办理。",
            "We cannot tell which information you want and wrote to you. Your turn: add the details[ by {replyDeadline}], or the request ends.")),
        ["correction_received"] = new(Turn.Office, new(
            "您补充的内容收到了，时间从当天重新计算。我们继续办理[，最迟{due}答复]。",
            "We have your details and the time starts afresh. We go on[ and will reply by {due}].")),
        ["lapsed_correction"] = new(Turn.Nobody, new(
            "[到{correctionDeadline}]没有收到您的补充，这件申请不再办理。我们会寄信说明。您可以重新申请。",
            "Nothing came[ by {correctionDeadline}], so this request ends. We will send a letter. You may ask again.")),
        ["third_party_pause"] = new(Turn.Others, new(
            "您要的信息和别人有关，我们正在问他们的意见。时间暂停，对方一般有15个工作日。收到意见后会告诉您新日期。",
            "The information concerns someone else and we are asking them. The time is paused; they have 15 working days. Then we tell you the new date.")),
        ["agency_pause"] = new(Turn.Others, new(
            "我们正在问别的机关的意见，时间暂停。[对方最迟{replyDeadline}回复，]之后我们告诉您新日期。您不用做什么。",
            "We are asking another office, and the time is paused.[ It answers by {replyDeadline};] then we tell you the new date. You need do nothing.")),
        ["resumed"] = new(Turn.Office, new(
            "意见收到了，或者等候的时间到了，我们接着办理。[新的答复日期是{due}。]您不用做什么。",
            "The opinion came, or the waiting time is over, and we go on.[ The new date is {due}.] You need do nothing.")),
        ["co_maker"] = new(Turn.Others, new(
            "这份信息是几个机关一起做的，我们正在问另一个机关。[它最迟{replyDeadline}回复，]不回复就算同意。",
            "Several offices made this together and we are asking the other one[ by {replyDeadline}]. No reply counts as yes.")),
        ["reasons_requested"] = new(Turn.Applicant, new(
            "您近期申请很多，我们请您说明原因。[请最迟{replyDeadline}回复。]答复时间照常计算。",
            "You sent many requests lately and we ask you why.[ Please reply by {replyDeadline}.] Our time keeps running.")),
        ["fee_noticed"] = new(Turn.Applicant, new(
            "这次申请要交处理费，通知已发。请[最迟{feeDeadline}]缴费，不缴就不再办理。",
            "A handling fee is due and the notice is sent. Please pay[ by {feeDeadline}], or the request ends.")),
        ["fee_paid"] = new(Turn.Office, new(
            "费用收到了，时间从第二天重新计算。我们继续办理[，最迟{due}答复]。",
            "We have your payment and the time starts afresh next day. We go on[ and will reply by {due}].")),
        ["lapsed_fee"] = new(Turn.Nobody, new(
            "[到{feeDeadline}]没有收到费用，这件申请不再办理。我们会寄信说明。",
            "No payment came[ by {feeDeadline}], so this request ends. We will send a letter.")),
        ["extended"] = new(Turn.Office, new(
            "这件事还要多一点时间，负责人已同意，并已通知您。[最迟{extendedDueDate}答复。]",
            "We need a little more time; our head agreed and we told you.[ We will reply by {extendedDueDate}.]")),
        ["date_moved"] = new(Turn.Office, new(
            "放假安排或者记录有变，答复日期改了[，现在是{due}]。原来的日期和原因可以点开看。",
            "The holiday plan or a record changed, so the date changed[; it is now {due}]. Open to see the old date and why.")),
        ["in_review"] = new(Turn.Office, new(
            "答复写好了，正在检查能不能公开。您不用做什么。[最迟{due}答复。]",
            "The reply is written and being checked. You need do nothing.[ We will reply by {due}.]")),
        ["in_approval"] = new(Turn.Office, new(
            "答复正在等领导批准。批准后马上发给您。[最迟{due}。]",
            "A leader must approve the reply. Then we send it at once.[ We will reply by {due}.]")),
        ["returned_internal"] = new(Turn.Office, new(
            "答复还要修改，承办人员正在改。日期不变[，最迟{due}答复]。",
            "The reply is being improved. The date stays[: {due}].")),
        ["approved"] = new(Turn.Office, new(
            "答复已批准，我们正在盖章，然后发给您。一般1个工作日内发出[，最迟{due}]。您不用做什么。",
            "The reply is approved; we are sealing and sending it, as a rule within one working day[, at the latest on {due}]. You need do nothing.")),
        ["dispatched"] = new(Turn.Applicant, new(
            "答复已[于{dispatchDate}]发出[，方式是{method}][，单号{trackingNo}]。请留意查收。[7天还没收到，请打{contactPhone}。]",
            "The reply was sent[ on {dispatchDate}][ by {method}][, number {trackingNo}].[ If it is not there in 7 days, call {contactPhone}.]")),
        ["returned_mail"] = new(Turn.Applicant, new(
            "寄给您的答复被退回了[，原因是{returnReason}]。请[最迟{replyDeadline}]告诉我们怎么送给您，或者来取。",
            "Our letter came back[: {returnReason}]. Tell us[ by {replyDeadline}] how to reach you, or collect it.")),
        ["served"] = new(Turn.Nobody, new(
            "您已[于{servedDate}]收到答复。如果不同意，可以按答复最后一段去做[，最晚{remedyDate}]。",
            "You received the reply[ on {servedDate}]. If you disagree, follow its last paragraph[, at the latest on {remedyDate}].")),
        ["closed"] = new(Turn.Nobody, new(
            "这件申请办完了。您可以下载答复，也可以评价或者投诉。",
            "This request is finished. You can download the reply, rate us or complain.")),
        ["archived"] = new(Turn.Nobody, new(
            "材料已归档保存。[要看答复副本，请联系{contactPhone}。]",
            "The papers are in the archive.[ For a copy call {contactPhone}.]")),
        ["withdrawn"] = new(Turn.Nobody, new(
            "您已撤回申请，我们不再办理。想要时可以随时重新申请。",
            "You withdrew the request and we stopped. You may ask again at any time.")),
        ["split"] = new(Turn.Office, new(
            "您一次问了几件事，我们分开编号办理[：{childNos}]。每件都会答复您。",
            "You asked several things, so we gave each its number[: {childNos}]. Each gets a reply.")),
        ["overdue"] = new(Turn.Office, new(
            "答复晚了[，原定{due}]。我们正在抓紧办理。[您可以向{supervisorName}投诉。][监督电话{supervisorPhone}。]",
            "Our reply is late[; it was due on {due}]. We are working on it.[ You may complain to {supervisorName}.][ Telephone: {supervisorPhone}.]")),
        ["disputed"] = new(Turn.Others, new(
            "您已申请复议或者起诉。结果由{handlingBody}作出，我们会配合。有结果后这里会更新。",
            "You asked for a review or went to court. {handlingBody} decides and we take part. We update this page then.")),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Act, Text> Told = new Dictionary<Act, Text>
    {
        [Act.SplitRequest] = new("您问了几件事，我们分开编号办理", "You asked several things; each got its own number"),
        [Act.AddMaterial] = new("收到您补充的材料", "Your further material came"),
        [Act.AskForCorrection] = new("我们请您补充，等您的时候不计时", "We asked you for details; waiting for you does not count"),
        [Act.ReceiveCorrection] = new("收到您的补充，时间重新计算", "Your details came and the time starts afresh"),
        [Act.NoteCorrectionLapse] = new("到期没有收到您的补充，不再办理", "No details came in time, and the request ended"),
        [Act.Consult] = new("我们在征求别人的意见，这段时间不计", "We are asking others; that time does not count"),
        [Act.RecordConsultationAnswer] = new("收到了对方的意见", "The others answered"),
        [Act.ExtendReplyPeriod] = new("需要更多时间，经批准延长", "We need more time; an extension was approved"),
        [Act.AskForReasons] = new("我们请您说明申请很多的理由", "We asked you why there are so many requests"),
        [Act.ReceiveReasons] = new("收到您说明的理由", "Your reasons came"),
        [Act.SetLaterDate] = new("申请很多，经说明理由确定了合理的答复日期", "With so many requests a reasonable later date was set"),
        [Act.SendFeeNotice] = new("我们通知您缴费，等您的时候不计时", "We asked for a fee; waiting for you does not count"),
        [Act.RecordFeePayment] = new("收到费用，时间从第二天重新计算", "Your payment came and the time starts afresh next day"),
        [Act.NoteFeeLapse] = new("到期没有收到费用，不再办理", "No payment came in time, and the request ended"),
        [Act.ReceiveOrder] = new("复议机关或者法院要求重新答复", "The reviewing authority or a court ordered a new reply"),
        [Act.IssueReply] = new("答复已批准盖章", "The reply was approved and sealed"),
        [Act.Withdraw] = new("您撤回了申请", "You withdrew the request"),
    }.ToFrozenDictionary();

    // Worth a line only where they moved the day of the answer.
    private static readonly FrozenDictionary<Act, Text> Moves = new Dictionary<Act, Text>
    {
        [Act.RecordNoticeDelivery] = new("通知送到了您手上", "Our notice reached you"),
        [Act.RecordConsultationDelivery] = new("征求意见的信送到了对方", "Our letter reached the others"),
        [Act.UndoClockEntry] = new("更正了一条登记有误的记录", "A wrong entry was put right"),
        [Act.ManageCalendar] = new("国家公布了新的放假安排", "The State published new holidays"),
        [Act.ManagePeriods] = new("我们调整了承诺的办理时间", "We changed the time we promise to take"),
    }.ToFrozenDictionary();

    /// <summary>What an applicant is told of an act; null where it is no matter of theirs.</summary>
    /// <param name="moved">It moved the day of the answer: then there is always something to tell.</param>
    public static Text? Tell(Act act, bool moved) =>
        Told.TryGetValue(act, out var told) ? told : !moved ? null : Moves.TryGetValue(act, out var why) ? why : Words.Of(act);

    /// <summary>How a letter fared: sent, arrived, come back.</summary>
    public static IEnumerable<(Text What, DateOnly On)> TellSending(ServiceRecord service)
    {
        yield return (new("答复发出", "The reply was sent"), service.DispatchedOn);
        if (service.ReceivedOn is { } received) yield return (new("您收到了答复", "You received the reply"), received);
        if (service.ReturnedOn is { } returned) yield return (new("寄给您的答复被退回", "Our letter came back"), returned);
    }

    /// <summary>The way a letter goes, as people say it.</summary>
    public static Text WayOf(ServiceMethod method) => method switch
    {
        ServiceMethod.InPerson => new("当面递交", "hand"),
        ServiceMethod.Entrusted => new("请别的单位转交", "another office"),
        ServiceMethod.PostalRegistered => new("挂号信", "registered post"),
        ServiceMethod.PostalExpress => new("邮政特快专递", "express post"),
        ServiceMethod.Electronic => new("电子邮件", "e-mail"),
        ServiceMethod.LeftAtAddress => new("留在您的住处", "leaving it at your address"),
        ServiceMethod.PublicNotice => new("公告", "public notice"),
        _ => new("快递", "courier"),
    };

    /// <summary>The sentence of a code with its fields filled in.</summary>
    public static Text Fill(string code, IReadOnlyDictionary<string, Text> fields)
    {
        var text = Table[code].Sentence;
        return new Text(Fill(text.Zh, fields, english: false), Fill(text.En, fields, english: true));
    }

    private static string Fill(string sentence, IReadOnlyDictionary<string, Text> fields, bool english)
    {
        var kept = Optional().Replace(sentence, part => Field().Matches(part.Value).All(f => fields.ContainsKey(f.Groups[1].Value)) ? part.Groups[1].Value : "");
        return Field().Replace(kept, f => fields[f.Groups[1].Value].In(english));
    }

    [GeneratedRegex(@"\[([^\]]*)\]")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Field();
}
