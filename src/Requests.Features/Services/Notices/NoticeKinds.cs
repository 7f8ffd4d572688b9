using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;
using Requests.Statute.Citations;

namespace Requests.Features.Services.Notices;

/// <summary>What a notice in the inbox is about. Codes are part of the API.</summary>
public enum NoticeKind
{
    ReplyDue,
    ReplyOverdue,
    EscalatedDue,
    EscalatedOverdue,
    AnswerDue,
    CorrectionLapsed,
    FeeLapsed,
    ReasonsMissing,
    ThirdPartySilent,
    CoMakerSilent,
    AgencySilent,
    CalendarMissing,
    DatesProvisional,
    SelfCheckFaults,
    ArchiveFaults,
    SweepMissing,
    MailDead,
    ReportDue,
    ReportOverdue,
    CaseAssigned,
    DisputeDue,
    DisputeOverdue,
    JudgmentFinal,
    CalendarMoved,
    SignInAsked,
    CorrectionCame,
    ReasonsCame,
    MaterialCame,
    Withdrawn,
    PeriodsMoved,
}

/// <summary>The words of every kind of notice, for the inbox and for mail. Arguments stand in the order the sender gives them; days (2026-03-30) and articles among them are said as the language says them.</summary>
public static partial class NoticeKinds
{
    /// <param name="Article">Which argument is an article of law.</param>
    private sealed record Words(Text Title, Text Body, int? Article = null);

    private static readonly FrozenDictionary<NoticeKind, Words> Table = new Dictionary<NoticeKind, Words>
    {
        // Case number, due day, working days left, rule
        [NoticeKind.ReplyDue] = new(
            new("{0} 应于{1}前答复", "{0} is due on {1}"),
            new("案件 {0} 的答复期限是{1}，还剩 {2} 个工作日。", "The reply to {0} is due on {1}, {2} working days from now.")),
        [NoticeKind.ReplyOverdue] = new(
            new("{0} 已超过答复期限", "{0} is overdue"),
            new("案件 {0} 的答复期限{1}已过，尚未答复。请立即办理。", "The reply to {0} was due on {1} and has not left. Act at once.")),
        [NoticeKind.EscalatedDue] = new(
            new("督办：{0} 即将到期（{1}）", "Supervision: {0} is about to fall due ({1})"),
            new("案件 {0} 的答复期限是{1}，还剩 {2} 个工作日，尚未答复。", "The reply to {0} is due on {1}, {2} working days from now, and has not left.")),
        [NoticeKind.EscalatedOverdue] = new(
            new("督办：{0} 已逾期", "Supervision: {0} is overdue"),
            new("案件 {0} 的答复期限{1}已过，尚未答复。", "The reply to {0} was due on {1} and has not left.")),
        [NoticeKind.AnswerDue] = new(
            new("{0} 的征求意见回复期限：{1}", "{0}: an opinion is expected by {1}"),
            new("案件 {0} 征求意见的回复期限是{1}，还剩 {2} 个工作日。", "The opinion asked for in {0} is due on {1}, {2} working days from now.")),

        // Case number, from, last day, rule, article
        [NoticeKind.CorrectionLapsed] = new(
            new("{0} 补正期限已过，请确认", "{0}: the correction period ran out"),
            new("案件 {0} 的补正期限自{1}起至{2}止，未收到补正（{4}）。如无正当理由，可记录为逾期不补正；请承办人核实后处理。",
                "The applicant of {0} had from {1} to {2} to correct the request; nothing came ({4}). Look into it and, without a good reason for the delay, note the lapse."), Article: 4),
        [NoticeKind.FeeLapsed] = new(
            new("{0} 缴费期限已过，请确认", "{0}: the period to pay ran out"),
            new("案件 {0} 的缴费期限自{1}起至{2}止，未缴费（{4}）。可记录为逾期不缴费；请承办人核实后处理。",
                "The applicant of {0} had from {1} to {2} to pay; nothing came ({4}). Look into it and note the lapse."), Article: 4),
        [NoticeKind.ReasonsMissing] = new(
            new("{0} 未收到申请理由说明", "{0}: no reasons were given"),
            new("案件 {0} 要求说明理由的期限自{1}起至{2}止，未收到说明（{4}）。请承办人核实后处理。",
                "The applicant of {0} had from {1} to {2} to give reasons; nothing came ({4}). Decide how to go on."), Article: 4),
        [NoticeKind.ThirdPartySilent] = new(
            new("{0} 第三方逾期未答复", "{0}: the third party is silent"),
            new("案件 {0} 征求第三方意见自{1}起至{2}止，未收到意见（{4}）。沉默不等于同意或者不同意，由本机关依法决定。",
                "The third party in {0} had from {1} to {2}; no opinion came ({4}). Silence is neither yes nor no: the body decides."), Article: 4),
        [NoticeKind.CoMakerSilent] = new(
            new("{0} 共同制作机关逾期未答复", "{0}: the co-maker is silent"),
            new("案件 {0} 征求共同制作机关意见自{1}起至{2}止，未收到意见（{4}）。逾期视为同意公开；请承办人确认。",
                "The co-maker in {0} had from {1} to {2}; no opinion came ({4}). It counts as agreeing to disclosure; confirm it."), Article: 4),
        [NoticeKind.AgencySilent] = new(
            new("{0} 其他机关逾期未答复", "{0}: the other agency is silent"),
            new("案件 {0} 征求其他机关意见自{1}起至{2}止，未收到意见（{4}）。期限继续计算，请催办或者依法决定。",
                "The agency asked in {0} had from {1} to {2}; no opinion came ({4}). The clock runs again; press for it or decide."), Article: 4),

        // Year
        [NoticeKind.CalendarMissing] = new(
            new("缺少 {0} 年工作日历", "The calendar of {0} is missing"),
            new("国务院办公厅 {0} 年节假日安排尚未录入，跨年期限只能暂定。请录入通知。",
                "The State Council's notice for {0} has not been entered; dates beyond the year are provisional. Enter the notice.")),

        // Number of cases
        [NoticeKind.DatesProvisional] = new(
            new("{0} 个案件的期限为暂定", "The dates of {0} cases are provisional"),
            new("有 {0} 个未办结案件的答复期限超出已录入的工作日历，只是暂定日期。", "{0} open cases fall due beyond the known calendar; their dates are provisional.")),

        // Number of faults, what they are
        [NoticeKind.SelfCheckFaults] = new(
            new("自检发现 {0} 处问题", "The self-check found {0} faults"),
            new("夜间自检发现 {0} 处问题：{1}。", "The nightly self-check found {0} faults: {1}.")),
        [NoticeKind.ArchiveFaults] = new(
            new("档案核验发现 {0} 处问题", "The archive check found {0} faults"),
            new("夜间档案核验发现 {0} 处问题。请运行 verify-archive 查看。", "The nightly archive check found {0} faults. Run verify-archive to see them.")),

        // Sweep, instant
        [NoticeKind.SweepMissing] = new(
            new("夜间任务 {0} 没有运行", "The nightly task {0} did not run"),
            new("任务 {0} 自 {1} 以来没有完成过。请检查任务节点。", "{0} has not come to its end since {1}. Look at the job nodes.")),

        // Year, day aimed at, working days left, last day in law
        [NoticeKind.ReportDue] = new(
            new("{0} 年年度报告应于{1}前完成", "The annual report of {0} is due on {1}"),
            new("{0} 年政府信息公开工作年度报告应于{1}前完成，还剩 {2} 个工作日；法定最后一日为{3}（第四十九条）。尚未定稿。",
                "The annual report of {0} is to be finished by {1}, {2} working days from now; the last day in law is {3} (Art. 49). It is not frozen yet.")),
        [NoticeKind.ReportOverdue] = new(
            new("{0} 年年度报告已逾期", "The annual report of {0} is overdue"),
            new("{0} 年政府信息公开工作年度报告最迟应于{1}公布，尚未定稿。请立即办理。", "The annual report of {0} was due on {1} and is not frozen. Act at once.")),

        // Number of mails
        [NoticeKind.MailDead] = new(
            new("{0} 封邮件无法送出", "{0} mails could not be sent"),
            new("{0} 封邮件多次发送失败，已停止重试。请检查邮件设置后重新发送。", "{0} mails failed again and again and were given up. Check the mail settings and retry them.")),

        // Case number, duty in Chinese, duty in English, last day, working days left, rule
        [NoticeKind.DisputeDue] = new(
            new("{0} {1}：{3}前", "{0}, {2}: by {3}"),
            new("案件 {0} 的“{1}”期限是{3}，还剩 {4} 个工作日。", "{0}: “{2}” is due on {3}, {4} working days from now.")),
        [NoticeKind.DisputeOverdue] = new(
            new("{0} {1}已逾期", "{0}, {2}: overdue"),
            new("案件 {0} 的“{1}”期限{3}已过，尚未登记完成。逾期不答复、不举证的，视为没有证据。请立即办理或者登记。",
                "{0}: “{2}” was due on {3} and is not recorded as done. An act without an answer counts as having no evidence. Act or record it at once.")),
        [NoticeKind.JudgmentFinal] = new(
            new("{0} 上诉期已满", "{0}: the time to appeal is over"),
            new("案件 {0} 的“{1}”期限{3}已过。没有上诉的，判决、裁定已经生效；责令重新答复的，请登记生效日期。",
                "{0}: the time for “{2}” ended on {3}. Without an appeal the judgment is in force; if it orders a new reply, record the day.")),

        // Number of cases, source, the cases with their days
        [NoticeKind.CalendarMoved] = new(
            new("工作日历变更，您的 {0} 个案件期限有变动", "The calendar changed; {0} of your cases moved"),
            new("{0} 个案件的期限因“{1}”重新计算：{2}。", "The days of {0} cases were worked out anew because of {1}: {2}.")),

        [NoticeKind.PeriodsMoved] = new(
            new("办理期限调整，您的 {0} 个案件期限有变动", "The body's periods changed; {0} of your cases moved"),
            new("本机关调整了办理期限（{1}），{0} 个案件的期限重新计算：{2}。", "The body changed its periods ({1}); the days of {0} cases were worked out anew: {2}.")),

        // User name
        [NoticeKind.SignInAsked] = new(
            new("用户 {0} 忘记密码", "{0} has forgotten the password"),
            new("有人在登录页为用户 {0} 申请重新设置密码。请当面或者用电话核实是本人，再到“管理—用户”重置登录，把一次性链接交给本人。账号登记了电子邮箱的，链接也已经发到邮箱，不必再办。",
                "Somebody asked on the sign-in page for a new password for {0}. Make sure in person or by telephone that it is them, then reset the sign-in under Administration, Users, and hand over the one-time link. If the account has an e-mail address, a link has gone there and there is nothing to do.")),

        // Case number, due day or nothing
        [NoticeKind.CaseAssigned] = new(
            new("{0} 已分办给您", "{0} was given to you"),
            new("案件 {0} 已分办给您，答复期限：{1}。", "The case {0} was given to you; the reply is due: {1}.")),

        // Case number, due day or nothing
        [NoticeKind.CorrectionCame] = new(
            new("{0} 收到补正", "{0}: the correction came"),
            new("案件 {0} 的申请人已经补正，答复期限：{1}。请看案件的附件。", "The applicant of {0} corrected the request; the reply is due: {1}. See the files of the case.")),
        [NoticeKind.ReasonsCame] = new(
            new("{0} 收到理由说明", "{0}: the reasons came"),
            new("案件 {0} 的申请人已经说明理由，请看案件的附件。", "The applicant of {0} gave the reasons asked for. See the files of the case.")),
        [NoticeKind.MaterialCame] = new(
            new("{0} 收到补充材料", "{0}: more material came"),
            new("案件 {0} 的申请人补充了材料，期限不变。请看案件的附件。", "The applicant of {0} added material; no date moves. See the files of the case.")),
        [NoticeKind.Withdrawn] = new(
            new("{0} 已撤回", "{0} was withdrawn"),
            new("案件 {0} 的申请人已经撤回申请，案件已经办结。", "The applicant withdrew {0}; the case is closed.")),
    }.ToFrozenDictionary();

    public static Text Title(NoticeKind kind, IReadOnlyList<string> arguments) => Fill(Table[kind].Title, Table[kind], arguments);

    public static Text Body(NoticeKind kind, IReadOnlyList<string> arguments) => Fill(Table[kind].Body, Table[kind], arguments);

    private static Text Fill(Text text, Words words, IReadOnlyList<string> arguments) =>
        new(text.With(Said(words, arguments, english: false)).Zh, text.With(Said(words, arguments, english: true)).En);

    private static object[] Said(Words words, IReadOnlyList<string> arguments, bool english) =>
        [.. arguments.Select((argument, at) => at == words.Article ? ArticleWords.In(argument, english) : IsoDay().Replace(argument, found => DayWords(found.Value, english)))];

    private static string DayWords(string iso, bool english) =>
        DateOnly.TryParseExact(iso, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString(english ? "d MMMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture)
            : iso;

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")]
    private static partial Regex IsoDay();
}
