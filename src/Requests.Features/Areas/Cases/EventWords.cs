using System.Text.Json;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Cases;

/// <summary>What an event says in a sentence: what was done, to which letter, with which verdict.</summary>
internal static class EventWords
{
    private static readonly Text Agreed = Text.Of("ReadHistory.Agreed");
    private static readonly Text Returned = Text.Of("ReadHistory.Returned");

    /// <param name="notice">Title of a letter of the case that is no reply; null for a reply, of which a case has one.</param>
    public static Text Told(Act act, JsonElement details, Func<int, Text?> notice)
    {
        // Sending a notice up is recorded under its drafting.
        var done = Text.Of(details.TryGetProperty("submitted", out _) ? Act.SubmitDraft : act, "done");
        List<Text> more = [];
        if (details.TryGetProperty("documentNo", out var no) && no.ValueKind == JsonValueKind.Number && notice(no.GetInt32()) is { } title) more.Add(title);
        if (details.TryGetProperty("verdict", out var verdict)) more.Add(verdict.GetString() == "return" ? Returned : Agreed);
        return more.Count == 0 ? done : new($"{done.Zh}：{string.Join('，', more.Select(t => t.Zh))}", $"{done.En}: {string.Join(", ", more.Select(t => t.En))}");
    }
}
