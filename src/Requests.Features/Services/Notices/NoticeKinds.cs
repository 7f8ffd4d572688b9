using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;
using Requests.Statute.Citations;

namespace Requests.Features.Services.Notices;

/// <summary>What a notice in the inbox is about. Codes are part of the API.</summary>
public enum NoticeKind
{
    /// <summary>Case number, due day, working days left, rule; so the three after it.</summary>
    ReplyDue,
    ReplyOverdue,
    EscalatedDue,
    EscalatedOverdue,
    AnswerDue,
    SearchDue,

    /// <summary>Case number, from, last day, rule, article; so the five after it.</summary>
    CorrectionLapsed,
    FeeLapsed,
    ReasonsMissing,
    ThirdPartySilent,
    CoMakerSilent,
    AgencySilent,

    /// <summary>Year.</summary>
    CalendarMissing,

    /// <summary>Number of cases.</summary>
    DatesProvisional,

    /// <summary>Number of faults, what they are; so the next.</summary>
    SelfCheckFaults,
    ArchiveFaults,

    /// <summary>Sweep, instant.</summary>
    SweepMissing,

    /// <summary>Number of mails.</summary>
    MailDead,

    /// <summary>Year, day aimed at, working days left, last day in law; so the next.</summary>
    ReportDue,
    ReportOverdue,

    /// <summary>Case number, due day or nothing.</summary>
    CaseAssigned,

    /// <summary>Case number, duty in Chinese, duty in English, last day, working days left, rule; so the two after it.</summary>
    DisputeDue,
    DisputeOverdue,
    JudgmentFinal,

    /// <summary>Number of cases, source, the cases with their days.</summary>
    CalendarMoved,

    /// <summary>User name.</summary>
    SignInAsked,

    /// <summary>Case number, due day or nothing; so those after it.</summary>
    CorrectionCame,
    ReasonsCame,
    MaterialCame,
    Withdrawn,

    /// <summary>Number of cases, reason, the cases with their days.</summary>
    PeriodsMoved,

    /// <summary>Case number, due day or nothing.</summary>
    RequestArrived,

    /// <summary>Case number, title of the letter, its number in the case; so those after it.</summary>
    LetterWaits,
    LetterReturned,
    LetterApproved,
    LetterCameBack,
    StepUnfilled,

    /// <summary>User name, body, who invites.</summary>
    Invited,

    /// <summary>Name of the key, service account, who made it.</summary>
    KeyMade,

    /// <summary>User name, number of failures.</summary>
    SignInAlarm,

    /// <summary>Number in the docket, kind in Chinese, kind in English, last day, working days left, rule; so the next.</summary>
    SideDutyDue,
    SideDutyOverdue,

    /// <summary>Case number, title of the letter, its number among those recorded afterwards.</summary>
    PastLetterWaits,

    /// <summary>User name, network.</summary>
    NewPlace,

    /// <summary>Network, number of failures.</summary>
    GuessingFromNetwork,

    /// <summary>User name, number of refusals.</summary>
    DeniedOften,

    /// <summary>User name, who linked it.</summary>
    ProviderLinked,

    /// <summary>Who is away, who acts, from, to, who entered it.</summary>
    DeputyNamed,

    /// <summary>Number of mails.</summary>
    MailArrived,

    /// <summary>Case number, status such as 5.1.1.</summary>
    MailBounced,

    /// <summary>Case number, number of the correction.</summary>
    CorrectionWaits,

    /// <summary>Case number, due day or nothing.</summary>
    RequestCorrected,

    /// <summary>Case number, day of receipt before and after, due day before and after.</summary>
    ReceiptCorrected,

    /// <summary>Day of the import, why in Chinese, why in English.</summary>
    ImportFailed,

    /// <summary>Case number; so the next.</summary>
    ApplicantMailDead,
    ApplicantTextDead,

    /// <summary>Case number, title of the letter, day it left, working days since.</summary>
    ReplyUnopened,

    /// <summary>Case number, who urges, the words, number of the urging.</summary>
    Urged,

    /// <summary>Case number, who answers, the words.</summary>
    UrgeAnswered,

    /// <summary>Case number, who wrote it; so the next.</summary>
    Mentioned,
    NoteAdded,

    /// <summary>Case number, what was done in Chinese, in English.</summary>
    WatchedMoved,

    /// <summary>Case number, reason.</summary>
    HandedBack,

    /// <summary>Case number, last day in Chinese, in English, the day, working days left; so the next.</summary>
    LastDayDue,
    LastDayMissed,

    /// <summary>Case number, day of receipt, working days since.</summary>
    UnassignedLong,

    /// <summary>Case number, title of the letter.</summary>
    LetterToServe,

    /// <summary>Case number, title of the letter, day of its arrival.</summary>
    ReplyServed,

    /// <summary>Case number, unit, last day, number of the search.</summary>
    SearchOrdered,

    /// <summary>Case number, unit.</summary>
    SearchSigned,

    /// <summary>Case number.</summary>
    OpinionCame,

    /// <summary>The body that passed it on, its case number there, the day it came.</summary>
    ReferralCame,

    /// <summary>Case number, the other body, its case number.</summary>
    ReferralAccepted,

    /// <summary>Case number, the other body, its reason.</summary>
    ReferralRefused,

    /// <summary>The body that passed it on, its case number there, the day it came, last day of the reply, working days since.</summary>
    ReferralWaits,

    /// <summary>Case number, the other body, the day it went there, working days since.</summary>
    ReferralUnanswered,

    /// <summary>Number in the docket, the body complained of, last day.</summary>
    ComplaintCame,

    /// <summary>Case number, due day or nothing, unit.</summary>
    CaseOffered,

    /// <summary>Case number, the act after which it is the reader's turn, in Chinese, in English.</summary>
    TurnCame,

    /// <summary>Name of the campaign, number of the model, its id: letters of it wait for an opinion; so those after it.</summary>
    CampaignWaits,
    CampaignReturned,
    CampaignApproved,
    CampaignToServe,

    /// <summary>Case number, title of the letter, its number in the case.</summary>
    VerdictTakenBack,
}

/// <summary>The words of every kind of notice, for the inbox and for mail. Arguments stand in the order its kind names; days (2026-03-30) and articles among them are said as the language says them.</summary>
public static partial class NoticeKinds
{
    // What ran out says under which article: the fifth argument.
    private const int Article = 4;

    private static readonly FrozenSet<NoticeKind> NamesAnArticle =
    [
        NoticeKind.CorrectionLapsed, NoticeKind.FeeLapsed, NoticeKind.ReasonsMissing,
        NoticeKind.ThirdPartySilent, NoticeKind.CoMakerSilent, NoticeKind.AgencySilent,
    ];

    public static Text Title(NoticeKind kind, IReadOnlyList<string> arguments) => Fill(Text.Of(kind, "title"), kind, arguments);

    public static Text Body(NoticeKind kind, IReadOnlyList<string> arguments) => Fill(Text.Of(kind, "body"), kind, arguments);

    /// <summary>Where in the office the very thing waits that a notice of a case is about.</summary>
    public static string PathOf(NoticeKind kind, IReadOnlyList<string> arguments) => kind switch
    {
        NoticeKind.LetterWaits => $"/approvals?at={CaseAddress.Of(arguments[0])}-{arguments[2]}",
        NoticeKind.LetterReturned or NoticeKind.LetterApproved or NoticeKind.StepUnfilled or NoticeKind.VerdictTakenBack => $"/cases/{CaseAddress.Of(arguments[0])}/letters/{arguments[2]}",
        NoticeKind.ApplicantMailDead or NoticeKind.ApplicantTextDead or NoticeKind.ReplyUnopened or NoticeKind.LetterToServe
            => $"/cases/{CaseAddress.Of(arguments[0])}/service",
        NoticeKind.CorrectionWaits => $"/cases/{CaseAddress.Of(arguments[0])}/correct",
        NoticeKind.LetterCameBack => $"/cases/{CaseAddress.Of(arguments[0])}/service",
        NoticeKind.Urged or NoticeKind.UrgeAnswered or NoticeKind.Mentioned or NoticeKind.NoteAdded => $"/cases/{CaseAddress.Of(arguments[0])}/together",
        NoticeKind.SearchOrdered => $"/cases/{CaseAddress.Of(arguments[0])}/acts/sign-search-record?searchNo={arguments[3]}",
        NoticeKind.ComplaintCame or NoticeKind.SideDutyDue or NoticeKind.SideDutyOverdue => "/docket",
        NoticeKind.MailArrived or NoticeKind.ReferralCame or NoticeKind.ReferralWaits => "/proposals",
        NoticeKind.ReferralAccepted or NoticeKind.ReferralRefused or NoticeKind.ReferralUnanswered => $"/cases/{CaseAddress.Of(arguments[0])}/together",
        NoticeKind.CampaignWaits or NoticeKind.CampaignReturned or NoticeKind.CampaignApproved or NoticeKind.CampaignToServe => $"/campaigns/{arguments[2]}",
        _ => $"/cases/{CaseAddress.Of(arguments[0])}",
    };

    private static Text Fill(Text text, NoticeKind kind, IReadOnlyList<string> arguments) =>
        new(text.With(HasText(kind, arguments, english: false)).Zh, text.With(HasText(kind, arguments, english: true)).En);

    private static object[] HasText(NoticeKind kind, IReadOnlyList<string> arguments, bool english) =>
        [.. arguments.Select((argument, at) => at == Article && NamesAnArticle.Contains(kind) ? ArticleWords.In(argument, english) : IsoDay()
            .Replace(argument, found => DayWords(found, english)))];

    private static string DayWords(Match found, bool english)
    {
        if (!DateOnly.TryParseExact(found.Groups[1].Value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return found.Value;
        var words = DayText(day, found.Groups[2].Length > 0);
        return words.In(english);
    }

    /// <summary>A day as each language writes it; a provisional one says so (CNT-6).</summary>
    public static Text DayText(DateOnly day, bool provisional)
    {
        var words = new Text(day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture), day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
        return provisional ? new(Provisional.With(words.Zh).Zh, Provisional.With(words.En).En) : words;
    }

    /// <summary>A last day as an argument: a provisional one is marked, and says so in the reader's words (CNT-6).</summary>
    public static string Day(DateOnly? on, bool provisional) =>
        on is { } day ? day.ToString("O", CultureInfo.InvariantCulture) + (provisional ? ProvisionalMark : "") : "—";

    private const string ProvisionalMark = "~";
    private static readonly Text Provisional = Text.Of("StatusFields.Provisional");

    [GeneratedRegex(@"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)(~?)")]
    private static partial Regex IsoDay();
}
