using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Content;

/// <summary>JSON whose bytes depend on the facts alone: members in declared order, enums by name, leaves by the dossier's codes.</summary>
internal static class StableJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new LeafConverter(), new GroundConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Write<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];

    public static JsonNode? Node(string json) => JsonNode.Parse(json);

    /// <summary>The same JSON without the members that hold a row's id: ids are random and mean nothing outside this database.</summary>
    public static JsonNode? WithoutIds(string json)
    {
        var node = JsonNode.Parse(json);
        DropIds(node);
        return node;
    }

    private static void DropIds(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in members.Where(m => IsId(m.Value)).Select(m => m.Key).ToList()) members.Remove(name);
            foreach (var member in members) DropIds(member.Value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items.Where(IsId).ToList()) items.Remove(item);
            foreach (var item in items) DropIds(item);
        }
    }

    private static bool IsId(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && Guid.TryParse(text, out _);

    private sealed class LeafConverter : JsonConverter<OutcomeLeaf>
    {
        public override OutcomeLeaf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The archive is written, not read back.");

        public override void Write(Utf8JsonWriter writer, OutcomeLeaf value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Leaves.Of(value).Code);
    }

    private sealed class GroundConverter : JsonConverter<PartGround>
    {
        public override PartGround Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The archive is written, not read back.");

        public override void Write(Utf8JsonWriter writer, PartGround value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code());
    }
}
