using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Requests.Features.Kernel;
using Requests.Statute.Archive;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Remedies;
using Requests.Statute.Numbering;

namespace Requests.Features.Data.Entities;

/// <summary>Bodies that a decision or its applicant turns to, each named by the body's settings.</summary>
public enum OrganSetting
{
    ReconsiderationOrgan,
    Court,
    SupervisoryAuthority,
}

/// <summary>What a body decides for itself. Stored as JSON; a missing value means the default of the dossier.</summary>
public sealed record BodySettings
{
    /// <summary>机关代字 of document numbers, such as 哈城管公.</summary>
    public string NumberCode { get; init; } = "公开";

    /// <summary>全宗号 (ARC-5).</summary>
    public string FondsCode { get; init; } = "J001";

    /// <summary>门类代码 of request files in the file code (ARC-5); WS is 文书.</summary>
    public string FileClass { get; init; } = "WS";

    /// <summary>机构（问题）代码 in the file code. By topic, since units come and go.</summary>
    public string FileTopic { get; init; } = "XXGK";

    /// <summary>How file codes are written; the default is DA/T 22-2015's (ARC-5).</summary>
    public string FileCodePattern { get; init; } = ArchiveCode.StandardPattern;

    /// <summary>How the body calls itself in letters: 我局 or 本机关.</summary>
    public string SelfName { get; init; } = "本机关";

    /// <summary>复议机关: the government of the same level (REM-7b).</summary>
    public string ReconsiderationOrgan { get; init; } = "本级人民政府";

    /// <summary>The pair a letter dated before 2024 names (R-PRE2024).</summary>
    public string FormerReconsiderationOrgans { get; init; } = "本级人民政府或者上一级主管部门";

    /// <summary>The organ, or the pair, that a letter of the day names.</summary>
    public string OrganOn(DateOnly actOn) =>
        RemedySelector.OrganOn(actOn) == Statute.Remedies.ReconsiderationOrgan.GovernmentOrSuperior ? FormerReconsiderationOrgans : ReconsiderationOrgan;

    /// <summary>Where reconsideration can be asked for online (SRV-7).</summary>
    public string? ReconsiderationUrl { get; init; }

    /// <summary>管辖法院; jurisdiction is often concentrated locally, so it is a setting.</summary>
    public string Court { get; init; } = "有管辖权的人民法院";

    /// <summary>政府信息公开工作主管部门 or 上一级行政机关 that takes complaints (SUP-4); never the disclosure office of the body itself.</summary>
    public string SupervisoryAuthority { get; init; } = "";

    /// <summary>Who is not named by full name yet, so that no decision can leave (REM-21, SUP-4).</summary>
    public IReadOnlyList<OrganSetting> UnnamedOrgans() =>
    [
        .. new (OrganSetting Setting, string Name)[]
        {
            (OrganSetting.ReconsiderationOrgan, ReconsiderationOrgan), (OrganSetting.Court, Court), (OrganSetting.SupervisoryAuthority, SupervisoryAuthority),
        }.Where(organ => !OrganNames.IsFullName(organ.Name) || organ.Name.Trim() == ContactUnit.Trim()).Select(organ => organ.Setting),
    ];

    public string ContactUnit { get; init; } = "政府信息公开工作机构";
    public string ContactPhone { get; init; } = "";
    public string ContactAddress { get; init; } = "";
    public string SupervisorPhone { get; init; } = "";

    /// <summary>What the disclosure guide says beside the address (Art. 12): hours, fax, e-mail; empty where there is none.</summary>
    public string OfficeHours { get; init; } = "";

    public string Fax { get; init; } = "";
    public string ContactEmail { get; init; } = "";

    /// <summary>True for a people's government: annual report due 31 March instead of 31 January (CLK-13).</summary>
    public bool IsGovernment { get; init; }

    /// <summary>Earlier internal due date of the annual report as MM-dd (REP-4).</summary>
    public string ReportInternalDue { get; init; } = "01-20";

    /// <summary>Code of the body whose city-wide report takes this one in; null where there is none.</summary>
    public string? Superior { get; init; }

    /// <summary>
    /// What the body set over the periods of the law, in the order it was entered. A change holds for requests received from
    /// its day on; earlier requests keep the rule of their day.
    /// </summary>
    public IReadOnlyList<PeriodChange> Periods { get; init => field = value ?? []; } = [];

    /// <summary>The periods to count by, for a request received on this day.</summary>
    public ClockPeriods PeriodsFor(DateOnly receivedOn) => PeriodChange.InForceOn(receivedOn, Periods).On(receivedOn);

    /// <summary>The same over a law that was changed as data.</summary>
    /// <param name="law">The law's lengths on the day.</param>
    public ClockPeriods PeriodsFor(DateOnly receivedOn, ClockPeriods law) => PeriodChange.InForceOn(receivedOn, Periods).Over(law);

    /// <summary>Who must agree to a letter, in order (REV-5). The handler never approves the own draft (REV-6).</summary>
    public IReadOnlyList<Role> ReplyChain { get; init; } = Permissions.Approvers;

    /// <summary>Chain of process letters: correction, consultation, fee notices. Empty: who may send one signs it; the law asks for no more.</summary>
    public IReadOnlyList<Role> NoticeChain { get; init; } = [];

    /// <summary>Chains of single kinds of letter by its code that differ from the two above.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Role>> Chains { get; init; } = new Dictionary<string, IReadOnlyList<Role>>();

    /// <summary>Who must agree to a letter of this kind.</summary>
    public IReadOnlyList<Role> ChainOf(LetterKind kind) => Chains.TryGetValue(kind.Code, out var own) ? own : kind.Approval switch
    {
        ApprovalRule.Head => [Role.Head],
        ApprovalRule.ReplyChain => ReplyChain,
        _ => NoticeChain,
    };

    /// <summary>Days before the due day a reminder goes out, in working days.</summary>
    public IReadOnlyList<int> ReminderWorkingDays { get; init; } = [10, 5, 2, 1, 0];

    /// <summary>逐级提醒: who hears of a case that is nearly or already late, rung by rung.</summary>
    public IReadOnlyList<EscalationRung> Escalation { get; init; } = EscalationRung.Default;

    /// <summary>Who gets the weekly digest, as far as they have an e-mail address.</summary>
    public IReadOnlyList<Role> DigestTo { get; init; } = [Role.Supervisor, Role.Head];

    /// <summary>Working days an applicant whose letter came back has to say how it may reach them (SRV-8; no law sets it).</summary>
    public int ReturnedMailAnswerDays { get; init; } = 5;

    /// <summary>Working days before the end of the applicant's own period at which they are reminded of it; no law sets them.</summary>
    public int ApplicantReminderDays { get; init; } = 3;

    /// <summary>Working days after which an electronic reply that nobody opened is to follow on paper; no law sets them.</summary>
    public int UnopenedReplyDays { get; init; } = 5;

    /// <summary>Working days in which a complaint under Arts. 47 and 51 is looked into; no law sets them.</summary>
    public int ComplaintWorkingDays { get; init; } = 20;

    /// <summary>Retention of case files (ARC-3).</summary>
    public RetentionTerm Retention { get; init; } = RetentionTerm.Years30;

    /// <summary>Whoever holds one of these in this body works only with a second factor, beside those the installation names.</summary>
    public IReadOnlyList<Role> SecondFactorRoles { get; init; } = [];

    /// <summary>Hours in which no mail is sent, as "22-7" in office time; empty means none.</summary>
    public string QuietHours { get; init; } = "";
}

/// <summary>One rung of the escalation ladder.</summary>
/// <param name="WorkingDays">Reached when so many working days are left; negative: so many after the due day.</param>
/// <param name="Roles">Who is told, in the inbox.</param>
/// <param name="ByMail">By e-mail as well.</param>
/// <param name="InQuietHours">The mail leaves at once, quiet hours or not.</param>
/// <param name="NeedsAcknowledgement">Whoever is told must say that they have taken note; until then it stands as open.</param>
public sealed record EscalationRung(int WorkingDays, IReadOnlyList<Role> Roles, bool ByMail = true, bool InQuietHours = false,
    bool NeedsAcknowledgement = false)
{
    /// <summary>No rung lies more working days before or after the due day.</summary>
    public const int Farthest = 60;

    public static readonly IReadOnlyList<EscalationRung> Default =
    [
        new(2, [Role.Head], ByMail: false),
        new(1, [Role.Supervisor]),
        new(-1, [Role.Supervisor, Role.Leader], NeedsAcknowledgement: true),
        new(-5, [Role.Chief], NeedsAcknowledgement: true),
    ];
}

/// <summary>What a body sets over the periods of the law from a day on. It replaces what the body had set before.</summary>
/// <param name="From">Holds for requests received on or after this day; null: for all.</param>
/// <param name="Periods">Only what differs from the law.</param>
/// <param name="ByName">Who entered it; null where it came with the body.</param>
public sealed record PeriodChange(DateOnly? From, OwnPeriods Periods, string? Reason = null, string? ByName = null, DateTimeOffset? At = null)
{
    /// <summary>What is set for a request received on this day: the change with the latest day; of two with one day the later entered.</summary>
    public static OwnPeriods InForceOn(DateOnly receivedOn, IReadOnlyList<PeriodChange> changes) =>
        changes.Where(c => c.From is null || c.From <= receivedOn)
            .Aggregate((PeriodChange?)null, (found, next) => found is null
                || (next.From ?? DateOnly.MinValue) >= (found.From ?? DateOnly.MinValue) ? next : found)
            ?.Periods ?? OwnPeriods.None;
}

/// <summary>Reads settings as earlier versions stored them.</summary>
internal static class StoredSettings
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>
    /// Version 1.0.0 stored one set of all twelve lengths, also those nobody had set. A value that says what the law says is no
    /// setting; every other value stands as it was stored, for all requests.
    /// </summary>
    public static string Carry(string stored)
    {
        // Parsing costs; nearly every body has the list, or nothing.
        if (!stored.Contains("\"periods\":{", StringComparison.Ordinal)) return stored;
        var settings = JsonNode.Parse(stored)!.AsObject();
        if (settings["periods"] is not JsonObject all) return stored;
        var own = all.Deserialize<OwnPeriods>(Json)!.WithoutTheLaws();
        settings["periods"] = own == OwnPeriods.None ? new JsonArray() : JsonSerializer.SerializeToNode(new[] { new PeriodChange(null, own) }, Json);
        return settings.ToJsonString(Json);
    }
}
