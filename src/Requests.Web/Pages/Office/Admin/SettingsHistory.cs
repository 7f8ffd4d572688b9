using System.Text.Json;
using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;
using Requests.Statute.Archive;
using Requests.Statute.Letters;
using Requests.Statute.Numbering;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>One setting that was changed, in words.</summary>
internal sealed record SettingChange(DateTimeOffset At, string By, string Name, string Before, string After);

/// <summary>What the settings were before, read from the events that changed them.</summary>
internal static class SettingsHistory
{
    private const int Events = 100;

    public static readonly IReadOnlyList<string> Chains = ["replyChain", "noticeChain", "chains"];

    /// <summary>The latest first; none for who may not read the audit trail.</summary>
    /// <param name="only">Names of settings; null: all.</param>
    public static async Task<IReadOnlyList<SettingChange>> ReadAsync(IMediator mediator, IReadOnlyList<string>? only, int most, CancellationToken ct)
    {
        var read = await mediator.Send(new ListEvents.Query(Act.ManageBody, Size: Events), ct);
        return read.Problem is not null ? [] : [.. read.Value.Events.SelectMany(line => Of(line, only)).Take(most)];
    }

    private static IEnumerable<SettingChange> Of(ListEvents.Line line, IReadOnlyList<string>? only)
    {
        using var details = JsonDocument.Parse(line.Details);
        if (!details.RootElement.TryGetProperty("changed", out var changed) || changed.ValueKind != JsonValueKind.Object) return [];
        return [.. from setting in changed.EnumerateObject()
                   where only is null || only.Contains(setting.Name)
                   select new SettingChange(line.At, line.ByName, NameOf(setting.Name), Say(setting.Value[0]), Say(setting.Value[1]))];
    }

    private static string NameOf(string setting) =>
        setting == "bodyName" ? T("field.CreateBody.name") : Find($"field.ChangeBodySettings.settings.{setting}", $"field.{setting}") ?? setting;

    private static string Say(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => T("answer.yes"),
        JsonValueKind.False => T("answer.no"),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind != JsonValueKind.Object => string.Join(T(IsRoles(value) ? "list.then" : "list.comma"), value.EnumerateArray().Select(Say)),
        JsonValueKind.Array or JsonValueKind.Object when IsEmpty(value) => T("admin.nothing"),
        JsonValueKind.Array => T("admin.items", value.GetArrayLength()),
        JsonValueKind.Object => string.Join(T("list.semicolon"), value.EnumerateObject().Select(p => T("admin.pair", LetterKinds.Find(p.Name) is not null ? ChainsModel.NameOf(p.Name) : Find($"field.{p.Name}") ?? p.Name, Say(p.Value)))),
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => Enum.TryParse<Role>(text, out var role) && Enum.IsDefined(role) ? Text.Of(role).ToString()
            : Enum.TryParse<RetentionTerm>(text, out var term) && Enum.IsDefined(term) ? Options.WordOf(term) : text,
        JsonValueKind.Number => value.GetRawText(),
        _ => T("admin.nothing"),
    };

    private static bool IsRoles(JsonElement list) => list[0].ValueKind == JsonValueKind.String && Enum.TryParse<Role>(list[0].GetString(), out _);

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() == 0 : !value.EnumerateObject().Any();
}
