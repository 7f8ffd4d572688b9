using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;
using Requests.Features.Services.Register;
using Requests.Statute.AnnualReport;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Reports;

/// <summary>What a year's report says, all six parts as facts: read from the cases, or out of the frozen copy.</summary>
/// <param name="Layout">2019/2020 (23 rows) or 2021 (25 rows).</param>
/// <param name="AsOf">31 December, or the day itself while the year runs.</param>
/// <param name="PartOne">Prose, its fields filled in.</param>
public sealed record ReportContent(int Year, string Body, ReportScope Scope, string Layout, DateOnly AsOf, string PartOne, PartTwo PartTwo,
    PartThree PartThree, IReadOnlyList<PartFourLine> PartFour, string PartFive, string PartSix, ReportTrends Trends)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [JsonIgnore]
    public ReportLayout Form => LayoutNames.TryParse(Layout, out var form) ? form : throw new InvalidOperationException($"There is no form {Layout}.");

    /// <summary>The same facts always give the same bytes.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static ReportContent FromJson(string json) => JsonSerializer.Deserialize<ReportContent>(json, Json)!;

    public static string HashOf(string json) => Hashes.Of(Encoding.UTF8.GetBytes(json));
}

/// <summary>Part two: the figures of Art. 20 in the form's blocks, and what was published by channel, which part one tells.</summary>
/// <param name="Total">Sum of the channels (PRO-3).</param>
public sealed record PartTwo(int Year, int Total, IReadOnlyList<ChannelCount> Counts, IReadOnlyList<PartTwoTable> Blocks);

/// <param name="Columns">Codes in form order.</param>
public sealed record PartTwoTable(int Item, string Heading, IReadOnlyList<PartTwoLabel> Columns, IReadOnlyList<PartTwoLine> Rows);

/// <param name="Values">One a column; null where nobody reported it yet.</param>
public sealed record PartTwoLine(string Code, string Name, IReadOnlyList<decimal?> Values);

/// <summary>What people would rather look at than read; counted from the cases.</summary>
/// <param name="Channels">New requests of the year by how they came.</param>
/// <param name="Late">Answered after the due day.</param>
/// <param name="Years">Five years up to this one.</param>
public sealed record ReportTrends(IReadOnlyList<CountOf> Channels, IReadOnlyList<MonthCount> Months, int OnTime, int Late, IReadOnlyList<YearCount> Years)
{
    /// <summary>The year before; null where the system holds nothing of it.</summary>
    public int? NewBefore => Years.Count > 1 && Years[^2].New > 0 ? Years[^2].New : null;
}

public sealed record CountOf(string Code, int Count);

public sealed record MonthCount(int Month, int New, int Answered);

public sealed record YearCount(int Year, int New);

/// <summary>How figures are written in prose and papers.</summary>
internal static class Figures
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
