using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Requests.Web.Pages.Forms;

/// <summary>What was typed, by field name.</summary>
internal sealed class FormValues(IEnumerable<KeyValuePair<string, StringValues>> typed)
{
    private const string Count = ".rows";

    /// <summary>No list of a form grows beyond this.</summary>
    public const int MostRows = 50;

    private readonly Dictionary<string, string> _typed = typed.ToDictionary(p => p.Key, p => p.Value.ToString().Trim());

    /// <summary>A form nobody has filled in yet: acts happen today unless somebody says otherwise.</summary>
    /// <param name="known">What the link to the form already says, or the form before it.</param>
    public static FormValues Fresh(DateOnly today, IEnumerable<KeyValuePair<string, StringValues>>? known = null) => new(known ?? []) { Today = today };

    /// <summary>Set only while nothing was typed, so that defaults are offered once and a cleared field stays clear.</summary>
    public DateOnly? Today { get; private init; }

    public static FormValues Empty { get; } = new([]);

    /// <summary>A form that shows what is there already.</summary>
    /// <param name="present">The present values, as the API tells them.</param>
    /// <param name="known">What the link to the form says stands before them.</param>
    public static FormValues Present(JsonObject present, IEnumerable<KeyValuePair<string, StringValues>>? known = null)
    {
        var typed = new List<KeyValuePair<string, StringValues>>(known ?? []);
        Flatten("", present);
        return new(typed.DistinctBy(t => t.Key));

        void Flatten(string path, JsonObject record)
        {
            foreach (var (name, value) in record)
            {
                if (value is JsonObject inner) Flatten($"{path}{name}.", inner);
                else if (value is JsonArray { Count: > 0 } rows && rows[0] is JsonObject)
                {
                    typed.Add(new(path + name + Count, rows.Count.ToString(CultureInfo.InvariantCulture)));
                    for (var i = 0; i < rows.Count; i++) Flatten($"{path}{name}.{i}.", rows[i]!.AsObject());
                }
                else if (value is JsonArray list) typed.Add(new(path + name, string.Join('\n', list.Select(item => item?.ToString()))));
                else if (value is not null) typed.Add(new(path + name, value.GetValueKind() is JsonValueKind.True ? "true" : value.ToString()));
            }
        }
    }

    /// <summary>The values of a field that may be sent several times, or hold one a line.</summary>
    public static IReadOnlyList<string> Several(string value) => value.Split(['\n', ','],
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <param name="more">The list for which more rows were asked, or the row that is to go: <c>matters</c>, <c>matters.2</c>.</param>
    /// <param name="by">How many more.</param>
    public static FormValues Of(IFormCollection form, string? more = null, int by = 1)
    {
        var values = new FormValues(form);
        if (more is null) return values;
        if (more.LastIndexOf('.') is var dot && dot > 0 && int.TryParse(more[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture,
            out var row)) return values.Without(more[..dot], row);
        var rows = values.Rows(more);
        return values.With((more + Count, (rows + by).ToString(CultureInfo.InvariantCulture))).At($"{more}.{rows}");
    }

    public static FormValues Of(IReadOnlyDictionary<string, string> answers) => new(Typed(answers));

    /// <summary>The row that was just added, or the list from which one was taken out.</summary>
    public string? Changed { get; private init; }

    /// <summary>These values with some said anew.</summary>
    public FormValues With(params ReadOnlySpan<(string Path, string Value)> anew)
    {
        var values = new FormValues(Typed(_typed)) { Today = Today };
        foreach (var (path, value) in anew) values._typed[path] = value;
        return values;
    }

    private FormValues At(string changed) => new(Typed(_typed)) { Changed = changed };

    // The rows below move up.
    private FormValues Without(string list, int row)
    {
        var (rows, start) = (Rows(list), list + ".");
        var kept = new Dictionary<string, string>();
        foreach (var (path, value) in _typed)
        {
            var rest = path.StartsWith(start, StringComparison.Ordinal) ? path[start.Length..].Split('.', 2) : [];
            if (rest.Length == 0 || !int.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)) kept[path] = value;
            else if (at != row) kept[string.Join('.', [list, (at > row ? at - 1 : at).ToString(CultureInfo.InvariantCulture), .. rest[1..]])] = value;
        }
        kept[list + Count] = (rows - 1).ToString(CultureInfo.InvariantCulture);
        return new FormValues(Typed(kept)) { Changed = list };
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Typed(IEnumerable<KeyValuePair<string, string>> values) => values.Select(v => KeyValuePair.Create(v.Key, new StringValues(v.Value)));

    /// <summary>Tells these values from others; what is typed again the same has the same.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', _typed.Where(p => !p.Key.StartsWith("__", StringComparison.Ordinal)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}")))));

    public string this[string path] => _typed.GetValueOrDefault(path, "");

    public bool Has(string path) => this[path].Length > 0;

    public bool AnyUnder(string path) => _typed.Any(p => p.Value.Length > 0 && !p.Key.EndsWith(Count, StringComparison.Ordinal)
        && p.Key.StartsWith(path + ".", StringComparison.Ordinal));

    /// <summary>What stands one level below a path.</summary>
    public IEnumerable<(string Name, string Value)> Under(string path) =>
        _typed.Where(p => p.Key.StartsWith(path + ".", StringComparison.Ordinal)).Select(p => (p.Key[(path.Length + 1)..], p.Value));

    /// <summary>What is typed for one row, with what is typed once for all of them.</summary>
    /// <param name="shared">Fields that stand beside the list.</param>
    public FormValues Row(string list, int row, IEnumerable<string> shared)
    {
        var typed = Under($"{list}.{row}").Concat(shared.Select(name => (Name: name, Value: this[name])));
        return new(typed.Select(p => KeyValuePair.Create(p.Name, new StringValues(p.Value)))) { Today = Today };
    }

    /// <summary>How many rows of a list are shown.</summary>
    public int Rows(string path) =>
        int.TryParse(this[path + Count], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Clamp(rows, 1, MostRows) : 1;
}
