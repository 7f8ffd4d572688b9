namespace Requests.Statute.Clocks;

/// <summary>Rule ids of the clocks, and the article each rests on, as printed in trails and letters.</summary>
public static class ClockRules
{
    public const string Reply = "CLK-1";
    public const string ReplyAfterCorrection = "CLK-1b";
    public const string CorrectionNotice = "CLK-2";
    public const string Correction = "CLK-3";
    public const string Extension = "CLK-4";
    public const string ExtensionNotice = "CLK-5";
    public const string ThirdParty = "CLK-6";
    public const string CoMaker = "CLK-7";
    public const string Agency = "CLK-8";
    public const string Fee = "CLK-9";
    public const string FeeNotice = "CLK-10";
    public const string Reasons = "CLK-11";
    public const string Publication = "CLK-12";
    public const string AnnualReport = "CLK-13";
    public const string RecordCorrection = "CLK-14";
    public const string Order = "CLK-15";
    public const string Complaint = "SUP-4";
    public const string StartDay = "CNT-1";
    public const string WorkdayCalendar = "CNT-2";
    public const string Provisional = "CNT-6";

    /// <summary>The rule that gives a refusal.</summary>
    internal static string Behind(ClockRefusalKind kind) => kind switch
    {
        ClockRefusalKind.CorrectionAlreadyAsked or ClockRefusalKind.CorrectionNoticeTooLate => CorrectionNotice,
        ClockRefusalKind.NoCorrectionAwaited or ClockRefusalKind.NotRunning or ClockRefusalKind.PeriodStillRunning => Correction,
        ClockRefusalKind.PeriodProvisional => Provisional,
        ClockRefusalKind.AlreadyExtended or ClockRefusalKind.ExtensionLength => Extension,
        ClockRefusalKind.ExtensionTooLate => ExtensionNotice,
        ClockRefusalKind.FeeNoticeTooLate or ClockRefusalKind.FeeAlreadyNotified => FeeNotice,
        ClockRefusalKind.NoFeeAwaited => Fee,
        ClockRefusalKind.ReasonsAlreadyRequested or ClockRefusalKind.ReasonsNotReceived
            or ClockRefusalKind.LaterDateMissing or ClockRefusalKind.LaterDateTooLate => Reasons,
        ClockRefusalKind.SetByOrder => Order,
        _ => Reply,
    };

    private const string Order492 = "《政府信息公开条例》（国务院令第492号）";

    // Days from which what a rule rests on is in force.
    private static readonly DateOnly FeeMeasuresFrom = new(2021, 1, 1);
    private static readonly DateOnly ReconsiderationLaw2023From = new(2024, 1, 1);
    private static readonly DateOnly Interpretation2025From = new(2025, 6, 1);

    /// <summary>The article behind a rule, by the law in force on the day of the act.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No clock has this rule id.</exception>
    public static string Article(string rule, DateOnly actDay) => rule switch
    {
        // The Regulations of 2007 knew neither co-makers nor reasons for very many requests.
        Reasons or CoMaker or FeeNotice when actDay < ClockPeriods.Order711From => "-",
        Reply or Extension or ExtensionNotice when actDay < ClockPeriods.Order711From => Order492 + "第二十四条",
        ReplyAfterCorrection or CorrectionNotice or Correction when actDay < ClockPeriods.Order711From => Order492 + "第二十一条",
        ThirdParty when actDay < ClockPeriods.Order711From => Order492 + "第二十三条",
        Agency when actDay < ClockPeriods.Order711From => Order492 + "第七条",
        Fee when actDay < ClockPeriods.Order711From => Order492 + "第二十七条",
        Publication when actDay < ClockPeriods.Order711From => Order492 + "第十八条",
        AnnualReport when actDay < ClockPeriods.Order711From => Order492 + "第三十一条",
        RecordCorrection when actDay < ClockPeriods.Order711From => Order492 + "第二十五条",
        Fee or FeeNotice when actDay < FeeMeasuresFrom => "《政府信息公开条例》第四十二条",
        Reply or Extension or ExtensionNotice => "《政府信息公开条例》第三十三条",
        ReplyAfterCorrection or CorrectionNotice or Correction => "《政府信息公开条例》第三十条",
        ThirdParty => "《政府信息公开条例》第三十二条",
        CoMaker => "《政府信息公开条例》第三十四条",
        Agency => "《政府信息公开条例》第十一条、第三十三条",
        Fee or FeeNotice => "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
        Reasons => "《政府信息公开条例》第三十五条",
        Publication => "《政府信息公开条例》第二十六条",
        AnnualReport => "《政府信息公开条例》第四十九条",
        RecordCorrection => "《政府信息公开条例》第四十一条",
        // A decision on reconsideration binds by its own law, a judgment by the courts' rules of its day.
        Order => (actDay < ReconsiderationLaw2023From ? "《行政复议法》第三十二条；" : "《行政复议法》第七十七条；")
            + (actDay < Interpretation2025From ? "法释〔2011〕17号" : "法释〔2025〕8号"),
        Complaint => "《政府信息公开条例》第四十七条、第五十一条",
        StartDay => "《民法典》第二百零一条",
        WorkdayCalendar or Provisional => "国务院办公厅节假日安排通知",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No clock has this rule id."),
    };
}
