using System.Globalization;
using System.Text.RegularExpressions;

namespace Requests.Letters.Checks;

/// <summary>Days: of the letter, of the reply period, and every day the text names.</summary>
internal static partial class DateChecks
{
    // Always printed where a letter opens with the request; other dates are printed as the letter needs them.
    private const string Opening = "receivedDate";

    public static IEnumerable<Fault> Signed(CheckMaterial m)
    {
        if (m.Letter.LetterOn is not { } on) yield break;
        if (m.Case.ApprovedOn is { } approved && on != approved)
            yield return new(Text.Of("DateChecks.LetterDateDayFinalApproval").With(approved), LetterDay(on));
        if (m.Case.DispatchedOn is { } sent && on > sent)
            yield return new(Text.Of("DateChecks.LetterDatedAfterLeft"), LetterDay(on));
    }

    public static IEnumerable<Fault> Due(CheckMaterial m)
    {
        if (m.Letter.Leaf is null || m.Case.DueOn is not { } due || m.Case.LateConfirmed) yield break;
        var leaves = m.Case.DispatchedOn ?? m.Today;
        if (leaves > due) yield return new(Text.Of("DateChecks.ReplyDueConfirmedLeavesLate").With(due));
    }

    public static IEnumerable<Fault> Ledger(CheckMaterial m)
    {
        (int Year, int End)? before = null;
        foreach (Match match in Written().Matches(m.OwnText))
        {
            // 2026年9月1日至11月9日: the year holds on to the next day of the same phrase.
            var year = match.Groups["year"] is { Success: true } own ? int.Parse(own.ValueSpan, CultureInfo.InvariantCulture)
                : before is { } last && Joins.Contains(m.OwnText[last.End..match.Index]) ? last.Year : (int?)null;
            if (!IsHouseForm(match, year)) yield return new(Text.Of("DateChecks.DayWrittenMustExist"), match.Value);
            before = year is { } on ? (on, match.Index + match.Length) : null;
        }
        foreach (var (field, on) in m.Case.Ledger)
            if (m.Letter[field] is { } said && (said != LetterDay(on)
                || (field == Opening && m.Letter.Kind.QuotesRequest && !m.Letter.Text.Contains(LetterDay(on), StringComparison.Ordinal))))
                yield return new(Text.Of("DateChecks.ClockLedger").With(on), field);
    }

    internal static string LetterDay(DateOnly on) => on.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static readonly HashSet<string> Joins = ["至", "到", "—", "～", "、", "和", "及", "与", "起至", "至同年", "，同年", "、同年", "和同年", "，至"];

    private static bool IsHouseForm(Match match, int? inYear) => inYear is { } year && match.Groups["year"] is { Success: false } or { Length: 4 }
        && match.Groups["month"].Success && match.Groups["month"].Value[0] != '0' && match.Groups["day"].Value[0] != '0'
        && int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month
        && int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and var day
        && day <= DateTime.DaysInMonth(year, month);

    // The house form, and the forms people type instead of it.
    [GeneratedRegex(@"(?<![\d.])(?:(?<year>\d{2,4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})日|(?<![\d.\-])(?:19|20)\d{2}[./\-]\d{1,2}[./\-]\d{1,2}(?![\d.\-])|[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月")]
    private static partial Regex Written();
}
