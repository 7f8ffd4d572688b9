using System.Text;

namespace Requests.Statute.Fees;

/// <summary>An amount in Chinese capitals for notices and receipts: 贰仟贰佰元整.</summary>
public static class FeeUpper
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿"];

    /// <param name="fen">Amount in fen, from 0 to below one million million yuan.</param>
    public static string Of(long fen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fen, 99_999_999_999_999);
        var (yuan, cents) = (fen / 100, (int)(fen % 100));
        var (jiao, tail) = (cents / 10, cents % 10);
        var text = new StringBuilder();
        if (yuan > 0 || cents == 0)
        {
            text.Append(yuan == 0 ? "零" : Yuan(yuan)).Append('元');
        }

        if (cents == 0)
        {
            return text.Append('整').ToString();
        }

        if (jiao > 0)
        {
            text.Append(Digits[jiao]).Append('角');
        }
        else if (yuan > 0)
        {
            text.Append('零');
        }

        return (tail > 0 ? text.Append(Digits[tail]).Append('分') : text.Append('整')).ToString();
    }

    private static string Yuan(long yuan)
    {
        var text = new StringBuilder();
        var gap = false;
        for (var (group, scale) = (Groups.Length - 1, 100_000_000L); group >= 0; group--, scale /= 10_000)
        {
            var part = (int)(yuan / scale % 10_000);
            if (part == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            // One 零 for a gap, however wide.
            if (gap || (text.Length > 0 && part < 1000))
            {
                text.Append('零');
            }

            gap = false;
            text.Append(Group(part)).Append(Groups[group]);
        }

        return text.ToString();
    }

    private static string Group(int part)
    {
        var text = new StringBuilder();
        var gap = false;
        for (var (place, scale) = (3, 1000); place >= 0; place--, scale /= 10)
        {
            var digit = part / scale % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            if (gap)
            {
                text.Append('零');
                gap = false;
            }

            text.Append(Digits[digit]).Append(Places[place]);
        }

        return text.ToString();
    }
}
