using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Requests.Web.Tests;

/// <summary>What no client should send, made from what the API says a door takes. The same at each run.</summary>
internal sealed class HostileInput(JsonNode api)
{
    private const string Mark = "\u0001hostile ";
    private const int Deepest = 4;

    private static readonly string Long = new('长', 70_000);

    /// <summary>Texts of every class of character, days and numbers at their ends, and what has a meaning elsewhere.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "", " ", "x", "\u3000\u200b", "\ufffe", "\uffff", "\u0000", "\u0001\u001b\u0085", "\u202d\u200b\u2066", "\ud840\udfb7\u2705\ud83d\ude00", "\ue000\udbff\udffd",
        "\u0301\u0e47\u20dd", "\u0627\u0644\u05d0", "\u1100\u1161\uffa0", "\u2f00\u2ed3", "null", "true", "-1", "0", "2147483648", "-2147483648", "99999999999999999999",
        "1e400", "NaN", "1,5", "１２", "9999-12-31", "0001-01-01", "1582-10-10", "2007-12-31", "2026-02-30", "2026-03-02T25:00", "9999-12-31T23:59:59.9999999+14:00", "２０２６-０３-０２",
        "00000000-0000-0000-0000-000000000000", "[]", "{}", "{0}{field}{{", "=1+1", "\"'<b>&#0;", "..\\../", "%00%ff", "a\r\nBcc: b", "\\ud83d", "中".PadRight(300, '文'), Long,
    ];

    private static readonly IReadOnlyList<string> Values =
    [
        "null", "true", "-1", "0", "2147483647", "2147483648", "9223372036854775807", "-0.5", "1e400", "99999999999999999999", "[]", "{}", "[[[]]]", "[null]", "[{}]", "{\"a\":null}",
        "\"\\ud83d\"", "\"\\udc00x\"", new string('[', 70) + new string(']', 70), string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70),
        .. Texts.Select(t => JsonSerializer.Serialize(t)),
    ];

    private static readonly string[] Bodies = ["", " ", "null", "[]", "\"x\"", "1", "{", "{}", "{\"a\":1}", "{\"\":1}", "{\"\\ud83d\":1}", "\uFFFE", new string('[', 200),
        string.Concat(Enumerable.Repeat("{\"a\":", 200)), "<x/>", "a=b"];

    private int _turn;

    /// <summary>One text after another, none so long that no address holds it.</summary>
    public string NextText() => Texts[_turn++ % (Texts.Count - 1)];

    /// <summary>Bodies for a door: none that is JSON, what fits it, and the same with one member after another spoilt.</summary>
    /// <param name="rounds">Spoilt values for each member; every value comes up at some member.</param>
    public IEnumerable<string> BodiesFor(JsonNode? schema, int rounds)
    {
        for (var no = 0; no < Bodies.Length; no++) yield return Bodies[no];
        if (schema is null) yield break;
        var places = Places(Sample(schema, "", 0), []).ToList();
        yield return Sample(schema, "", 0)?.ToJsonString() ?? "null";
        foreach (var place in places)
            for (var round = 0; round < rounds; round++)
                yield return With(Sample(schema, "", 0), place, Values[_turn++ % Values.Count]);
        foreach (var place in places) yield return With(Sample(schema, "", 0), place, "null");
        for (var round = 0; round < rounds; round++)
        {
            var all = Sample(schema, "", 0);
            foreach (var place in places.Where(p => p.Count == 1)) Put(all, place, Mark + _turn++ % Values.Count);
            yield return Raw(all?.ToJsonString() ?? "null");
        }
    }

    /// <summary>A value that fits a schema, after the names of its members where the type says too little.</summary>
    public JsonNode? Sample(JsonNode? schema, string name, int depth)
    {
        if (schema is null || depth > Deepest) return null;
        if (schema["$ref"]?.GetValue<string>() is { } reference) return Sample(api["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]], name, depth);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices) return Sample(choices.First(c => c?["type"]?.ToString() != "null"), name, depth);
        if (schema["enum"] is JsonArray { Count: > 0 } known) return known[_turn++ % known.Count]?.DeepClone();
        var types = schema["type"] is JsonArray several ? several.Select(t => t!.GetValue<string>()).ToList() : [schema["type"]?.GetValue<string>() ?? ""];
        var type = types.Find(t => t is "integer" or "number") ?? types.Find(t => t != "null");
        return type switch
        {
            "integer" or "number" => 1 + _turn % 3,
            "boolean" => _turn % 2 == 0,
            "array" => new JsonArray(Sample(schema["items"], name, depth + 1)),
            "object" when schema["properties"] is JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Sample(m.Value, m.Key, depth + 1)))),
            "object" => new JsonObject { ["a"] = Sample(schema["additionalProperties"] as JsonObject, name, depth + 1) },
            _ => Text(schema["format"]?.GetValue<string>(), name),
        };
    }

    private static string Text(string? format, string name) => (format, name.ToUpperInvariant()) switch
    {
        ("uuid", _) => $"{WebOffice.UserId(Features.Kernel.Role.Officer)}",
        ("date", _) => "2026-03-02",
        ("date-time", _) => "2026-03-02T09:00:00+08:00",
        (_, var n) when n.Contains("MAIL", StringComparison.Ordinal) => "a@example.invalid",
        (_, var n) when n.Contains("PHONE", StringComparison.Ordinal) => "13800000000",
        (_, var n) when n.Contains("URL", StringComparison.Ordinal) || n.Contains("ADDRESS", StringComparison.Ordinal) => "https://example.invalid/a",
        (_, "USERNAME") => WebOffice.UserName(Features.Kernel.Role.Officer),
        (_, "NUMBER" or "CASENUMBER") => "HCG-2026-0001",
        (_, "CODE" or "BODY" or "BODYCODE") => WebOffice.OtherBody,
        _ => "道路停车",
    };

    private static IEnumerable<IReadOnlyList<object>> Places(JsonNode? node, IReadOnlyList<object> at)
    {
        var inner = node switch
        {
            JsonObject members => members.Select(m => ((object)m.Key, m.Value)),
            JsonArray items => items.Select((item, no) => ((object)no, item)),
            _ => [],
        };
        foreach (var (key, value) in inner)
        {
            IReadOnlyList<object> place = [.. at, key];
            yield return place;
            foreach (var deeper in Places(value, place)) yield return deeper;
        }
    }

    private static string With(JsonNode? whole, IReadOnlyList<object> place, string value)
    {
        Put(whole, place, Mark + Values.ToList().IndexOf(value));
        return Raw(whole!.ToJsonString());
    }

    private static void Put(JsonNode? whole, IReadOnlyList<object> place, string value)
    {
        var node = whole;
        foreach (var key in place.SkipLast(1)) node = key is int no ? node![no] : node![(string)key];
        if (place[^1] is int last) node![last] = value;
        else node![(string)place[^1]] = value;
    }

    // A lone half of a character, or a number past all bounds, is no JsonNode: it is set into the written text.
    private static string Raw(string json)
    {
        var mark = JsonSerializer.Serialize(Mark)[..^1];
        var text = new StringBuilder(json);
        for (var at = json.LastIndexOf(mark, StringComparison.Ordinal); at >= 0; at = at == 0 ? -1 : json.LastIndexOf(mark, at - 1, StringComparison.Ordinal))
        {
            var end = json.IndexOf('"', at + mark.Length);
            var no = int.Parse(json[(at + mark.Length)..end], System.Globalization.CultureInfo.InvariantCulture);
            text.Remove(at, end + 1 - at).Insert(at, Values[no]);
        }
        return text.ToString();
    }
}
