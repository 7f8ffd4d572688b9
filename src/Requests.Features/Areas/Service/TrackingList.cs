using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;
using Requests.Paper;

namespace Requests.Features.Areas.Service;

/// <summary>What the post says of one item.</summary>
public enum TrackingStatus
{
    /// <summary>妥投、签收.</summary>
    Delivered,

    /// <summary>退回.</summary>
    Returned,

    /// <summary>On its way: nothing follows from it.</summary>
    UnderWay,

    /// <summary>Tried in vain, refused, not signed for yet: nothing follows until it comes back.</summary>
    NotDelivered,

    /// <summary>A word nobody told this program of: a person looks.</summary>
    Unknown,
}

/// <summary>One row of the list.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="On">Null where the day cannot be read.</param>
public sealed record TrackingRow(int Line, string Number, TrackingStatus Status, DateOnly? On, string? SignedBy, string? Note)
{
    // Names whoever signed.
    public override string ToString() => $"{nameof(TrackingRow)} {Line}";
}

/// <summary>
/// The postal service's day list as CSV with a header, UTF-8 or GB 18030. Columns, by their Chinese or English name:
/// 邮件号 tracking_number (required), 状态 status (required), 日期 date (required; yyyy-MM-dd, yyyy/M/d, yyyyMMdd, a time after
/// it is ignored), 签收人 signed_by, 备注 note. Other columns are ignored.
/// </summary>
public static partial class TrackingList
{
    private static readonly string[] Numbers = ["tracking_number", "邮件号", "邮件号码", "单号", "邮件编号"];
    private static readonly string[] Statuses = ["status", "状态", "投递状态", "邮件状态"];
    private static readonly string[] Days = ["date", "日期", "投递日期", "妥投时间", "时间"];
    private static readonly string[] Signers = ["signed_by", "签收人", "收件人签收"];
    private static readonly string[] Notes = ["note", "备注", "原因", "退回原因"];

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>A tracking number as it is stored and compared: no blanks, upper case, half-width.</summary>
    public static string Normal(string number) =>
        string.Concat(Characters.Unified(number).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <exception cref="RegisterFileException">No header, or one of the three columns is missing.</exception>
    public static TrackingRow[] Read(Func<Stream> open)
    {
        var rows = new List<TrackingRow>();
        foreach (var (line, values) in RegisterFile.ReadTable(open))
        {
            if (values is null) continue;
            if (new[] { Numbers, Statuses, Days }.FirstOrDefault(names => !names.Any(values.ContainsKey)) is { } missing)
                throw new RegisterFileException(Text.Of("RegisterFile.NoColumn").With(missing[0]));
            rows.Add(new TrackingRow(line, Normal(Value(values, Numbers) ?? ""), TrackingPhrases.StatusOf(Value(values, Statuses) ?? ""),
                DayOf(Value(values, Days) ?? ""),
                Value(values, Signers), Value(values, Notes)));
        }
        return [.. rows];
    }

    private static string? Value(IReadOnlyDictionary<string, string> values, string[] names) =>
        names.Select(n => values.GetValueOrDefault(n)?.Trim()).FirstOrDefault(v => !string.IsNullOrEmpty(v));

    // A time with a zone of its own is read in the office's.
    private static DateOnly? DayOf(string text)
    {
        var plain = Characters.Unified(text).Trim();
        if (Zoned().Match(plain) is not { Success: true } zoned) return RegisterDay.TryRead(text, out var day) ? day : null;
        if (!RegisterDay.TryRead(zoned.Groups["day"].Value, out var on)
            || !TimeOnly.TryParseExact($"{zoned.Groups["hour"].Value.PadLeft(2, '0')}:{zoned.Groups["minute"].Value}", "HH:mm", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var time)) return null;
        int Number(string group) => int.TryParse(zoned.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var behind = new TimeSpan(Number("hours"), Number("minutes"), 0);
        return DateOnly.FromDateTime(on.ToDateTime(time) - (zoned.Groups["sign"].Value is "+" or "" ? behind : -behind) + China);
    }

    [GeneratedRegex(@"^(?<day>\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?)[T\s]*(?<hour>\d{1,2}):?(?<minute>\d{2})(?::?\d{2}(?:[.,]\d+)?)?\s*(?:Z|(?:UTC|GMT)?(?<sign>[+\u2212\-])(?<hours>\d{1,2}):?(?<minutes>\d{2})?|UTC|GMT)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Zoned();
}
