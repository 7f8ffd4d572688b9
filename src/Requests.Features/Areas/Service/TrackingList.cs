using System.Globalization;
using Requests.Features.Data.Entities;
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

    /// <summary>On its way, or a word that is not known: nothing follows from it.</summary>
    UnderWay,
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
public static class TrackingList
{
    private static readonly string[] Numbers = ["tracking_number", "邮件号", "邮件号码", "单号", "邮件编号"];
    private static readonly string[] Statuses = ["status", "状态", "投递状态", "邮件状态"];
    private static readonly string[] Days = ["date", "日期", "投递日期", "妥投时间", "时间"];
    private static readonly string[] Signers = ["signed_by", "签收人", "收件人签收"];
    private static readonly string[] Notes = ["note", "备注", "原因", "退回原因"];

    private static readonly (string Word, TrackingStatus Status)[] Words =
    [
        ("未妥投", TrackingStatus.UnderWay), ("退回", TrackingStatus.Returned), ("退件", TrackingStatus.Returned), ("returned", TrackingStatus.Returned),
        ("妥投", TrackingStatus.Delivered), ("签收", TrackingStatus.Delivered), ("投递成功", TrackingStatus.Delivered), ("delivered", TrackingStatus.Delivered),
    ];

    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    /// <summary>A tracking number as it is stored and compared: no blanks, upper case, half-width.</summary>
    public static string Normal(string number) =>
        string.Concat(Characters.Unified(number).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <exception cref="RegisterFileException">No header, or one of the three columns is missing.</exception>
    public static TrackingRow[] Read(Func<Stream> open)
    {
        var rows = new List<TrackingRow>();
        foreach (var (line, values) in RegisterFile.Read(ImportFormat.Csv, open))
        {
            if (values is null) continue;
            if (new[] { Numbers, Statuses, Days }.FirstOrDefault(names => !names.Any(values.ContainsKey)) is { } missing)
                throw new RegisterFileException($"The list has no column {missing[0]}.");
            rows.Add(new TrackingRow(line, Normal(Value(values, Numbers) ?? ""), StatusOf(Value(values, Statuses) ?? ""), DayOf(Value(values, Days) ?? ""),
                Value(values, Signers), Value(values, Notes)));
        }
        return [.. rows];
    }

    private static string? Value(IReadOnlyDictionary<string, string> values, string[] names) =>
        names.Select(n => values.GetValueOrDefault(n)?.Trim()).FirstOrDefault(v => !string.IsNullOrEmpty(v));

    // 未妥投 holds the word 妥投, so it stands first.
    private static TrackingStatus StatusOf(string word) => Words.Where(w => word.Contains(w.Word, StringComparison.OrdinalIgnoreCase))
        .Select(w => (TrackingStatus?)w.Status).FirstOrDefault() ?? TrackingStatus.UnderWay;

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text.Split(' ', 'T')[0], DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
