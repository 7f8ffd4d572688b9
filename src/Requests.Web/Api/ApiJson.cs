using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Requests.Statute.Outcomes;

namespace Requests.Web.Api;

/// <summary>JSON of the API: camelCase, enum values by name in camelCase, outcome leaves by the dossier's codes, Chinese as it is.</summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new LeafConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private sealed class LeafConverter : JsonConverter<OutcomeLeaf>
    {
        public override OutcomeLeaf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Leaves.TryParse(reader.GetString() ?? "", out var leaf) ? leaf : throw new JsonException("Not an outcome code of the dossier.");

        public override void Write(Utf8JsonWriter writer, OutcomeLeaf value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Leaves.Of(value).Code);
    }
}
