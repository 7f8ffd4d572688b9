using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Requests.Web.Tests;

/// <summary>
/// The API's description brought to one form: what a client depends on, a line each, sorted, without the words. A line is
/// an operation's parameter, body or answer, or a member of a schema.
/// </summary>
internal static class ApiPin
{
    private static readonly string[] Words = ["description", "summary", "example", "examples", "title", "externalDocs"];

    // Every operation has them; ApiDocsTests holds that.
    private static readonly string[] Common = ["Accept-Language", "Idempotency-Key"];

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<string> Of(string description)
    {
        var document = JsonNode.Parse(description)!.AsObject();
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (path, operations) in document["paths"]!.AsObject())
            foreach (var (verb, operation) in operations!.AsObject())
                lines.UnionWith(OfOperation($"{verb.ToUpperInvariant()} {path}", operation!.AsObject()));
        foreach (var (name, schema) in document["components"]?["schemas"]?.AsObject() ?? [])
            lines.UnionWith(OfSchema(name, schema!.AsObject()));
        return [.. lines];
    }

    private static IEnumerable<string> OfOperation(string name, JsonObject operation)
    {
        yield return name;
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            if (parameter!["name"]!.GetValue<string>() is var called && !Common.Contains(called))
                yield return $"{name} {parameter["in"]} {called} {Plain(parameter["schema"])}{(parameter["required"]?.GetValue<bool>() is true ? " required" : "")}";
        foreach (var (type, body) in operation["requestBody"]?["content"]?.AsObject() ?? []) yield return $"{name} body {type} {Plain(body!["schema"])}";
        // Refusals are all of one schema.
        foreach (var (status, answer) in operation["responses"]!.AsObject().Where(r => r.Key[0] is not ('4' or '5')))
            foreach (var (type, content) in answer!["content"]?.AsObject() ?? new JsonObject { ["nothing"] = null })
                yield return $"{name} answers {status} {type} {Plain(content?["schema"])}";
    }

    private static IEnumerable<string> OfSchema(string name, JsonObject schema)
    {
        var required = schema["required"]?.AsArray().Select(r => r!.GetValue<string>()).ToHashSet() ?? [];
        foreach (var (member, type) in schema["properties"]?.AsObject() ?? [])
            yield return $"schema {name}.{member} {Plain(type)}{(required.Contains(member) ? " required" : "")}";
        var rest = new JsonObject(schema.Where(m => m.Key is not ("properties" or "required" or "enum")).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        yield return $"schema {name} {Plain(rest)}";
        foreach (var value in schema["enum"]?.AsArray() ?? []) yield return $"schema {name} may be {value?.ToJsonString(Json)}";
    }

    private static string Plain(JsonNode? node) => Sorted(node)?.ToJsonString(Json) ?? "";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(m => !Words.Contains(m.Key) || m.Value is JsonObject).OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        // The order of enum values and alternatives means nothing.
        JsonArray items => new JsonArray([.. items.Select(Sorted).OrderBy(i => i?.ToJsonString() ?? "", StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };
}
