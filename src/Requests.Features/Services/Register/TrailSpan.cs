using System.Text.Json;
using System.Text.Json.Serialization;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Register;

/// <summary>Days in a row that count, or do not, for the same rule.</summary>
/// <param name="Number">The last counted working day of the span; for days that do not count, the one before.</param>
/// <param name="Reasons">Why, each reason once.</param>
public sealed record TrailSpan(DateOnly From, DateOnly To, TrailKind Kind, int Number, string Rule, IReadOnlyList<string> Reasons)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The day-by-day trail told in spans.</summary>
    public static IReadOnlyList<TrailSpan> Of(IReadOnlyList<TrailDay> days)
    {
        var spans = new List<TrailSpan>();
        foreach (var day in days)
        {
            // The number of a counted day is told by the span; only what stops the count needs its words.
            string[] reasons = day.Kind is TrailKind.Counted ? [] : [day.Reason];
            if (spans is [.., var last] && last.Kind == day.Kind && last.Rule == day.Rule && last.To.AddDays(1) == day.On)
                spans[^1] = last with { To = day.On, Number = day.Number, Reasons = [.. last.Reasons.Union(reasons)] };
            else
                spans.Add(new(day.On, day.On, day.Kind, day.Number, day.Rule, reasons));
        }
        return spans;
    }

    public static string ToJson(IReadOnlyList<TrailSpan> spans) => JsonSerializer.Serialize(spans, Json);

    public static IReadOnlyList<TrailSpan>? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<IReadOnlyList<TrailSpan>>(json, Json);
}
