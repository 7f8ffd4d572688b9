using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;
using Requests.Statute.Remedies;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>The remedies clause: the right one, to the right organ and court, with the online channel.</summary>
internal static partial class RemedyChecks
{
    public static IEnumerable<Fault> Kind(CheckMaterial m)
    {
        if (m.Case.Remedies.Length == 0)
        {
            if (AnyRemedy().Match(m.OwnText) is { Success: true } told) yield return new(new("过程性文书不写救济途径。", "A process letter carries no remedies clause."), told.Value);
            yield break;
        }
        // Organ, court and online channel are looked at by their own checks.
        if (Shape(m.Letter.Remedies) != Shape(m.Case.Remedies) || !m.Letter.Text.Contains(m.Letter.Remedies, StringComparison.Ordinal))
            yield return new(EffectOf(m.Letter.Remedies, m.Case.Remedies), m.Letter.Remedies);
    }

    public static IEnumerable<Fault> Organ(CheckMaterial m)
    {
        if (m.Letter.Remedies.Length == 0) yield break;
        foreach (var organ in Organs().Matches(m.Letter.Remedies).Select(o => o.Groups["name"].Value).Distinct().Where(o => o != m.Body.Organ))
            yield return new(new($"复议机关应为{m.Body.Organ}。", $"The reconsideration organ is {m.Body.Organ}."), organ);
        foreach (var court in Courts().Matches(m.Letter.Remedies).Select(c => c.Groups["name"].Value).Distinct().Where(c => c != m.Body.Court && c != "人民法院"))
            yield return new(new($"管辖法院应为{m.Body.Court}。", $"The court is {m.Body.Court}."), court);
    }

    public static IEnumerable<Fault> Online(CheckMaterial m)
    {
        if (!m.Letter.Online || m.Case.Remedies.Length == 0) yield break;
        if (m.Body.ReconsiderationUrl is not { } url || !m.Letter.Remedies.Contains(url, StringComparison.Ordinal))
            yield return new(new("网上送达的文书要写明网上申请行政复议的途径。", "A letter served online names the online channel for reconsideration."), "reconsiderationUrl");
    }

    // A period printed wrongly has an effect of its own (REM-18).
    private static Text EffectOf(string printed, string legal) => (DaysIn(printed), DaysIn(legal)) is ({ } days, { } law) ? PrintedPeriod.Check(days, law) switch
    {
        PrintedPeriodEffect.LongerBinds => new($"印写的复议期限{days}日长于法定的{law}日，本机关将受其约束。", $"The printed {days} days for reconsideration are more than the law's {law}: the body would be held to them."),
        PrintedPeriodEffect.ShorterIsVoid => new($"印写的复议期限{days}日短于法定的{law}日，仍按法定期限计算。", $"The printed {days} days for reconsideration are fewer than the law's {law}, which hold all the same."),
        _ => Wrong,
    } : Wrong;

    private static readonly Text Wrong = new("救济条款不是该办理结果在成文之日应当使用的条款。", "The remedies clause is not the one for this outcome on this day.");

    private static int? DaysIn(string clause) => Days().Match(clause) is { Success: true } days ? int.Parse(days.Groups["days"].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("起(?<days>[0-9]{1,4})日内，?向")]
    private static partial Regex Days();

    private static string Shape(string clause) => Courts().Replace(Organs().Replace(OnlineSentence().Replace(clause, ""), "向申请行政复议"), "向提起行政诉讼");

    [GeneratedRegex("申请行政复议|提起行政诉讼|向人民法院起诉")]
    private static partial Regex AnyRemedy();

    [GeneratedRegex("向(?<name>[^，。；向]{1,60}?)申请行政复议")]
    private static partial Regex Organs();

    [GeneratedRegex("向(?<name>[^，。；向]{1,60}?)提起行政诉讼")]
    private static partial Regex Courts();

    [GeneratedRegex("本答复通过互联网送达[^。]*。")]
    private static partial Regex OnlineSentence();
}
