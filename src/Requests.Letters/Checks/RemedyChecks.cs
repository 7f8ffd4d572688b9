using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Statute.Remedies;

namespace Requests.Letters.Checks;

/// <summary>The remedies clause: the right one, to the right organ and court, with the online channel.</summary>
internal static partial class RemedyChecks
{
    public static IEnumerable<Fault> Kind(CheckMaterial m)
    {
        if (m.Case.Remedies.Length == 0)
        {
            if (AnyRemedy().Match(m.OwnText) is { Success: true } told) yield return new(Text.Of("RemedyChecks.ProcessLetterCarriesRemediesClause"), told.Value);
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
            yield return new(Text.Of("RemedyChecks.ReconsiderationOrgan").With(m.Body.Organ), organ);
        foreach (var court in Courts().Matches(m.Letter.Remedies).Select(c => c.Groups["name"].Value).Distinct().Where(c => c != m.Body.Court && c != "人民法院"))
            yield return new(Text.Of("RemedyChecks.Court").With(m.Body.Court), court);
    }

    public static IEnumerable<Fault> Online(CheckMaterial m)
    {
        if (!m.Letter.Online || m.Case.Remedies.Length == 0) yield break;
        if (m.Body.ReconsiderationUrl is not { } url || !m.Letter.Remedies.Contains(url, StringComparison.Ordinal))
            yield return new(Text.Of("RemedyChecks.LetterServedOnlineNamesOnline"), "reconsiderationUrl");
    }

    // A period printed wrongly has an effect of its own (REM-18).
    private static Text EffectOf(string printed, string legal) => (DaysIn(printed), DaysIn(legal)) is ({ } days,
        { } law) ? PrintedPeriod.Check(days, law) switch
        {
            PrintedPeriodEffect.LongerBinds => Text.Of("RemedyChecks.PrintedPeriodLongerBinds").With(days, law),
            PrintedPeriodEffect.ShorterIsVoid => Text.Of("RemedyChecks.PrintedPeriodShorterVoid").With(days, law),
            _ => Wrong,
        } : Wrong;

    private static Text Wrong => Text.Of("RemedyChecks.RemediesClauseOneOutcomeDay");

    private static int? DaysIn(string clause) => Days().Match(clause) is { Success: true } days ? int.Parse(days.Groups["days"].Value,
        CultureInfo.InvariantCulture) : null;

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
