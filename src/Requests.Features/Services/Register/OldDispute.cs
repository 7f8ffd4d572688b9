using System.Text.Json;
using Requests.Statute.Disputes;

namespace Requests.Features.Services.Register;

/// <summary>A dispute as an old register tells it. What it does not tell stays null.</summary>
/// <param name="Forum">Null: a suit of which nobody recorded whether reconsideration came before.</param>
/// <param name="OriginalActIsOurs">False where this body was only the reconsideration organ beside the defendant (REP-6).</param>
internal sealed record OldDispute(DisputeForum? Forum, string? Organ, string? Reference, DateOnly? ReceivedOn, DisputeResult Result,
    DateOnly? ResultOn, bool OriginalActIsOurs = true)
{
    private static readonly Dictionary<string, DisputeForum?> Forums = new(StringComparer.OrdinalIgnoreCase)
    {
        ["reconsideration"] = DisputeForum.Reconsideration,
        ["行政复议"] = DisputeForum.Reconsideration,
        ["复议"] = DisputeForum.Reconsideration,
        ["directSuit"] = DisputeForum.DirectSuit,
        ["未经复议直接起诉"] = DisputeForum.DirectSuit,
        ["suitAfterReconsideration"] = DisputeForum.SuitAfterReconsideration,
        ["复议后起诉"] = DisputeForum.SuitAfterReconsideration,
        ["suit"] = null,
        ["行政诉讼"] = null,
        ["诉讼"] = null,
    };

    private static readonly Dictionary<string, DisputeResult> Results = DisputeResults.All
        .SelectMany(r => new[] { (Word: r.Code, r.Result), (Word: r.Result.ToString(), r.Result), (Word: r.Chinese, r.Result) })
        .DistinctBy(r => r.Word, StringComparer.OrdinalIgnoreCase).ToDictionary(r => r.Word, r => r.Result, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Reads JSON objects with <c>forum</c> (or <c>kind</c>), <c>organ</c>, <c>reference</c>, <c>receivedOn</c>, <c>result</c>,
    /// <c>resultOn</c>, <c>originalActIsOurs</c>; or, as a cell of a sheet holds it, <c>forum/result/receivedOn/resultOn/organ</c>
    /// with a semicolon between two disputes.
    /// </summary>
    /// <returns>Null when it cannot be read.</returns>
    public static IReadOnlyList<OldDispute>? Read(string text)
    {
        try
        {
            if (text[0] is not ('[' or '{')) return ReadCell(text);
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().SelectMany(one => one.ValueKind == JsonValueKind.String ? ReadCell(one.GetString()!) : [ReadObject(one)])]
                : [ReadObject(json.RootElement)];
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static OldDispute ReadObject(JsonElement one)
    {
        string[] known = ["forum", "kind", "organ", "reference", "receivedOn", "result", "resultOn", "originalActIsOurs"];
        if (one.EnumerateObject().Any(p => !known.Contains(p.Name))) throw new FormatException();
        var ours = one.TryGetProperty("originalActIsOurs", out var said) ? said.GetBoolean() : true;
        return new(ForumOf(Text("forum") ?? Text("kind")), Text("organ"), Text("reference"), DayOf(Text("receivedOn")),
            ResultOf(Text("result")), DayOf(Text("resultOn")), ours);

        string? Text(string name) => one.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;
    }

    private static OldDispute[] ReadCell(string cell) =>
        [.. cell.Split([';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(one =>
        {
            var parts = one.Split(one.Contains('|', StringComparison.Ordinal) ? '|' : '/', StringSplitOptions.TrimEntries);
            return new OldDispute(ForumOf(Part(0)), Part(4), null, DayOf(Part(2)), ResultOf(Part(1)), DayOf(Part(3)));

            string? Part(int index) => index < parts.Length && parts[index].Length > 0 ? parts[index] : null;
        })];

    private static DisputeForum? ForumOf(string? word) =>
        word is null ? null : Forums.TryGetValue(word, out var forum) ? forum : throw new FormatException(word);

    private static DisputeResult ResultOf(string? word) =>
        word is null ? DisputeResult.Pending : Results.TryGetValue(word, out var result) ? result : throw new FormatException(word);

    private static DateOnly? DayOf(string? text) => text is null ? null : OldCase.TryDay(text, out var day) ? day : throw new FormatException(text);
}
