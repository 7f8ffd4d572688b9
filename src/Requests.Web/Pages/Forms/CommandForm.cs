using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentValidation;
using Requests.Features.Kernel;
using Requests.Web.Api;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Forms;

/// <summary>
/// A form for a command: draws its questions, and reads the answers into the same JSON that the API takes. What is wrong
/// is said by the command's own validator; only what cannot be read at all is said here.
/// </summary>
/// <param name="options">Options of a field that is chosen from what exists, such as an officer.</param>
/// <param name="kept">Fields that travel along without being asked; lists of records are left out.</param>
/// <param name="scope">First part of the fields' ids, where a page shows several forms.</param>
internal sealed partial class CommandForm(Type command, Func<string, IReadOnlyList<Option>?>? options = null, string scope = "f",
    IReadOnlyList<string>? kept = null)
{
    public static readonly JsonSerializerOptions Json = JsonOptions();

    private static readonly HashSet<string> LongTexts =
    [
        "requestText", "content", "passages", "opinion", "facts", "reasons", "excess", "guidance", "note", "scope", "text", "whyNone",
        "delayReason", "reason", "summary",
    ];

    private readonly string _slice = UseCase.NameOf(command);
    private readonly Dictionary<string, string[]> _errors = [];
    private readonly List<(Member Member, string Path)> _empty = [];

    public bool Refused => _errors.Count > 0;

    public IReadOnlyList<FormPart> Draw(FormValues values) => DrawRecord(command, "", values);

    /// <summary>The command, or null when something could not be read; the form then shows what.</summary>
    public T? Read<T>(FormValues values) where T : class
    {
        var json = ReadRecord(command, "", values);
        // The validator never sees a form that cannot be read; so that everything is said at once, empty texts are named here too.
        if (Refused)
            foreach (var (member, path) in _empty) Missing(member, path);
        return Refused ? null : Deserialize<T>(json);
    }

    /// <summary>The command as its validators accept it, or null; the form then shows what is wrong.</summary>
    public async Task<T?> ReadValidAsync<T>(FormValues values, IEnumerable<IValidator<T>> validators, CancellationToken ct) where T : class
    {
        // What cannot be read is left out for the validators, so that they say the rest in the same round.
        if ((Read<T>(values) ?? Deserialize<T>(ReadRecord(command, "", values))) is not { } read) return null;
        foreach (var validator in validators)
        {
            var faults = (await validator.ValidateAsync(read, ct)).Errors.GroupBy(f => JsonNames(f.PropertyName));
            foreach (var fault in faults) _errors.TryAdd(fault.Key, [.. fault.Select(f => Named(fault.Key, f.ErrorMessage)).Distinct()]);
        }
        return Refused ? null : read;
    }

    /// <summary>Puts a refusal beside its fields.</summary>
    public FormErrors Refuse(Problem problem, FormValues values)
    {
        foreach (var (field, messages) in problem.Fields ?? new Dictionary<string, string[]>())
        {
            var path = field.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
            _errors[path] = [.. messages.Select(m => Named(path, m))];
        }
        var summary = Errors(values);
        return problem.Fields is null
            ? FormErrors.Of(problem)
            : summary with { RuleId = problem.RuleId, Article = problem.Article };
    }

    public FormErrors Errors(FormValues values)
    {
        var fields = Fields(Draw(values)).ToList();
        return new([.. _errors.SelectMany(e => e.Value.Select(message =>
            (message, fields.FirstOrDefault(f => Belongs(e.Key, f))?.Id)))]);
    }

    public static IEnumerable<FormField> Fields(IEnumerable<FormPart> parts) =>
        parts.SelectMany(p => p is FormGroup group ? Fields(group.Parts) : [(FormField)p]);

    private List<FormPart> DrawRecord(Type record, string prefix, FormValues values) =>
        [.. Shape.Of(record).SelectMany(m => DrawMember(m, prefix + m.Name, values))];

    private IEnumerable<FormPart> DrawMember(Member member, string path, FormValues values)
    {
        if (IsLeftOut(member, path)) yield break;
        if (member.Row is { } row)
        {
            var rows = values.Rows(path);
            yield return new FormGroup(path, Label(path), !member.Required && !values.AnyUnder(path)
                && values.Changed?.StartsWith(path, StringComparison.Ordinal) is not true,
                [.. Enumerable.Range(0, rows).Select(Row)], rows)
            { Next = values.Changed == path };

            FormGroup Row(int i) => new($"{path}.{i}", T("form.row", i + 1), false, DrawRecord(row, $"{path}.{i}.", values))
            {
                MayGo = rows > 1 || values.AnyUnder($"{path}.{i}"),
                Next = values.Changed == $"{path}.{i}",
            };
        }
        else if (member.IsRecord)
        {
            yield return new FormGroup(path, Label(path), !member.Required && !values.AnyUnder(path), DrawRecord(member.Type, path + ".", values));
        }
        else
        {
            var found = options?.Invoke(path) ?? Options.Of(member.Item);
            yield return new FormField(path, kept?.Contains(path) is true ? FieldKind.Kept : KindOf(member, found), member.Required, Label(path), Find($"hint.{_slice}.{Bare(path)}", $"hint.{Bare(path)}", $"hint.{Last(path)}"),
                ValueOf(member, path, values), found ?? [], [.. _errors.Where(e => Belongs(e.Key, path, member.IsList)).SelectMany(e => e.Value)], scope);
        }
    }

    private static string ValueOf(Member member, string path, FormValues values) => values.Today switch
    {
        { } today when member.Required && member.Type == typeof(DateOnly) && values[path].Length == 0 => Days.Iso(today),
        not null when member.Checked => "true",
        _ when member.IsMap && values[path].Length == 0 => string.Join('\n', values.Under(path).Select(p => $"{p.Name}: {string.Join(", ", FormValues.Several(p.Value))}")),
        _ => values[path],
    };

    private JsonObject ReadRecord(Type record, string prefix, FormValues values)
    {
        var read = new JsonObject();
        foreach (var member in Shape.Of(record))
        {
            var path = prefix + member.Name;
            if (ReadMember(member, path, values) is { } value) read[member.Name] = value;
        }
        return read;
    }

    private JsonNode? ReadMember(Member member, string path, FormValues values)
    {
        if (IsLeftOut(member, path)) return null;
        if (member.Row is { } row)
            return new JsonArray([.. Enumerable.Range(0, values.Rows(path)).Where(i => values.AnyUnder($"{path}.{i}")).Select(i => ReadRecord(row, $"{path}.{i}.", values))]);
        if (member.IsRecord) return member.Required || values.AnyUnder(path) ? ReadRecord(member.Type, path + ".", values) : null;
        var typed = values[path];
        if (member.IsList) return ReadList(member, path, typed);
        if (member.IsMap) return ReadMap(path, typed);
        if (member.Type == typeof(bool)) return typed == "true";
        if (member.Type == typeof(string) && member.Required && typed.Length == 0) _empty.Add((member, path));
        if (member.Type == typeof(string)) return typed.Length > 0 || member.Required ? typed : null;
        if (typed.Length == 0) return member.Required ? Missing(member, path) : null;
        if (member.Type == typeof(DateOnly))
            return Days.Read(typed) is { } day ? Days.Iso(day) : Fault(path, "form.notADay");
        if (member.Type == typeof(int))
            return int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Fault(path, "form.notANumber");
        if (member.Type == typeof(decimal))
            return decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : Fault(path, "form.notANumber");
        if (member.Type == typeof(Guid)) return Guid.TryParse(typed, out _) ? typed : Missing(member, path);
        return Options.Of(member.Type)?.Any(o => o.Value == typed) is true ? typed : Missing(member, path);
    }

    private bool IsLeftOut(Member member, string path) => member.Row is not null && kept?.Contains(path) is true;

    private JsonArray ReadList(Member member, string path, string typed)
    {
        var several = new JsonArray();
        foreach (var one in member.Item == typeof(string) && options?.Invoke(path) is null ? typed.Split('\n',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : FormValues.Several(typed))
        {
            if (member.Item != typeof(int)) several.Add(one);
            else if (int.TryParse(one, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) several.Add(number);
            else Fault(path, "form.notANumber");
        }
        return several;
    }

    private JsonNode? ReadMap(string path, string typed)
    {
        var map = new JsonObject();
        foreach (var line in typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split([':', '：'], 2) is not [var name, var several]) return Fault(path, "form.notAPair");
            map[name.Trim()] = new JsonArray([.. FormValues.Several(several).Select(one => (JsonNode)one)]);
        }
        return map;
    }

    // What no list offered was sent by no page of ours; the reader of JSON knows best which field it stood in.
    private T? Deserialize<T>(JsonObject json) where T : class
    {
        try
        {
            return (T)json.Deserialize(command, Json)!;
        }
        catch (JsonException strange)
        {
            Fault(Trailing().Replace(Place().Replace(strange.Path ?? "", ".$1").TrimStart('$', '.'), ""), "form.chooseOne");
            return null;
        }
    }

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Place();

    [GeneratedRegex(@"(\.\d+)+$")]
    private static partial Regex Trailing();

    // What is chosen from a list is not filled in.
    private JsonNode? Missing(Member member, string path) => Fault(path,
        (options?.Invoke(path) ?? Options.Of(member.Type)) is null ? "form.required" : "form.chooseOne");

    private JsonNode? Fault(string path, string key)
    {
        _errors[path] = [T(key, Label(path))];
        return null;
    }

    private string Label(string path) => Find($"field.{_slice}.{Bare(path)}", $"field.{Bare(path)}", $"field.{Last(path)}") ?? Last(path);

    // Validators know a field by the name it has in the code; who reads the page knows its label.
    private string Named(string path, string message) =>
        message.Replace($"'{CodeName().Replace(Last(Bare(path)), " $1").Trim()}'", $"“{Label(path)}”", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("([A-Z])")]
    private static partial Regex CodeName();

    private static FieldKind KindOf(Member member, IReadOnlyList<Option>? options) => member switch
    {
        _ when options is not null => member.IsList ? FieldKind.Checks : FieldKind.Choice,
        { IsList: true } or { IsMap: true } => FieldKind.Lines,
        _ when member.Type == typeof(bool) => FieldKind.Check,
        _ when member.Type == typeof(DateOnly) => FieldKind.Day,
        _ when member.Type == typeof(int) || member.Type == typeof(decimal) => FieldKind.Number,
        _ when member.Name.EndsWith("password", StringComparison.OrdinalIgnoreCase) => FieldKind.Secret,
        _ => LongTexts.Contains(member.Name) ? FieldKind.Text : FieldKind.Line,
    };

    private static bool Belongs(string error, FormField field) => Belongs(error, field.Path, field.Kind == FieldKind.Lines);

    private static bool Belongs(string error, string path, bool lines) =>
        error == path || (lines && error.StartsWith(path + ".", StringComparison.Ordinal));

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    // Rows of a list share their words.
    private static string Bare(string path) => string.Join('.', path.Split('.').Where(p => !p.All(char.IsAsciiDigit)));

    private static string JsonNames(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static JsonSerializerOptions JsonOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Configure(options);
        return options;
    }
}
