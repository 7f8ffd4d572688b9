using Requests.Statute.Citations;

namespace Requests.Statute.AnnualReport;

/// <summary>FEE-10: fees charged in the year stand in part six of the report, also when nil.</summary>
public static class FeeParagraph
{
    /// <summary>The sentence for part six; null for years before the fee regime.</summary>
    /// <param name="year">The year reported on.</param>
    /// <param name="notices">Fee notices sent in the year.</param>
    /// <param name="chargedFen">Fen received in the year.</param>
    public static string? Text(int year, int notices, long chargedFen)
    {
        if (!RuleBook.On(new DateOnly(year, 12, 31)).FeeRegime)
        {
            return null;
        }

        var lead = $"依据《{Acts.FeeMeasures.Title}》，{year}年";
        return chargedFen == 0
            ? $"{lead}发出收费通知{notices}件，未收取信息处理费。"
            : $"{lead}发出收费通知{notices}件，收取信息处理费{Yuan(chargedFen)}元。";
    }

    private static string Yuan(long fen) => (fen / 100m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
