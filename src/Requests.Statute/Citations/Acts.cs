using static Requests.Statute.Citations.LegalActKind;

namespace Requests.Statute.Citations;

/// <summary>The acts this program cites, with the days they were in force (dossier section 0; ART-FORCE).</summary>
public static class Acts
{
    public static readonly LegalAct Order492 =
        new("中华人民共和国政府信息公开条例", "条例", AdministrativeRegulation, new(2008, 5, 1), new(2019, 5, 14));

    public static readonly LegalAct Order711 =
        new("中华人民共和国政府信息公开条例", "条例", AdministrativeRegulation, new(2019, 5, 15));

    public static readonly LegalAct FeeMeasures =
        new("政府信息公开信息处理费管理办法", null, Other, new(2021, 1, 1));

    public static readonly LegalAct ReconsiderationLaw1999 =
        new("中华人民共和国行政复议法", "行政复议法", Law, new(1999, 10, 1), new(2023, 12, 31));

    public static readonly LegalAct ReconsiderationLaw2023 =
        new("中华人民共和国行政复议法", "行政复议法", Law, new(2024, 1, 1));

    public static readonly LegalAct ReconsiderationRegulations2007 =
        new("中华人民共和国行政复议法实施条例", "行政复议法实施条例", AdministrativeRegulation, new(2007, 8, 1), new(2026, 6, 30));

    public static readonly LegalAct Order836 =
        new("中华人民共和国行政复议法实施条例", "行政复议法实施条例", AdministrativeRegulation, new(2026, 7, 1));

    public static readonly LegalAct LitigationLaw =
        new("中华人民共和国行政诉讼法", "行政诉讼法", Law, new(2017, 7, 1));

    public static readonly LegalAct SecretsLaw2010 =
        new("中华人民共和国保守国家秘密法", "保守国家秘密法", Law, new(2010, 10, 1), new(2024, 4, 30));

    public static readonly LegalAct SecretsLaw2024 =
        new("中华人民共和国保守国家秘密法", "保守国家秘密法", Law, new(2024, 5, 1));

    public static readonly LegalAct ArchivesRegulations2024 =
        new("中华人民共和国档案法实施条例", "档案法实施条例", AdministrativeRegulation, new(2024, 3, 1));

    public static readonly LegalAct DisclosureInterpretation2011 =
        new("最高人民法院关于审理政府信息公开行政案件若干问题的规定", null, Other, new(2011, 8, 13), new(2025, 5, 31));

    public static readonly LegalAct DisclosureInterpretation2025 =
        new("最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释", null, Other, new(2025, 6, 1));

    /// <summary>Every act above, oldest first.</summary>
    public static IReadOnlyList<LegalAct> All { get; } =
    [
        ReconsiderationLaw1999, ReconsiderationRegulations2007, Order492, SecretsLaw2010, DisclosureInterpretation2011,
        LitigationLaw, Order711, FeeMeasures, ReconsiderationLaw2023, ArchivesRegulations2024, SecretsLaw2024,
        DisclosureInterpretation2025, Order836,
    ];

    /// <summary>The version of a title in force on a day; null when the title is unknown or was not in force.</summary>
    public static LegalAct? Find(string title, DateOnly on) =>
        All.FirstOrDefault(act => (act.Title == title || act.ShortTitle == title) && act.InForceOn(on));
}
