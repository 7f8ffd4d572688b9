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
        options.Converters.Add(new GroundConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private sealed class LeafConverter : JsonConverter<OutcomeLeaf>
    {
        public override OutcomeLeaf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Leaves.TryParse(reader.GetString() ?? "", out var leaf) ? leaf : throw new JsonException("Not an outcome code of the dossier.");

        public override void Write(Utf8JsonWriter writer, OutcomeLeaf value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Leaves.Of(value).Code);
    }

    private sealed class GroundConverter : JsonConverter<PartGround>
    {
        public override PartGround Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PartGrounds.Find(reader.GetString()) ?? throw new JsonException("Not a ground for withholding a part.");

        public override void Write(Utf8JsonWriter writer, PartGround value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code());
    }
}

/// <summary>An enum value in an address, written as in JSON: camelCase, outcome leaves by the dossier's codes.</summary>
internal readonly record struct ApiCode<T>(T Value) where T : struct, Enum
{
    private static readonly JsonSerializerOptions Options = MakeOptions();

    public static bool TryParse(string? text, out ApiCode<T> code)
    {
        code = default;
        try
        {
            code = new(JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(text), Options));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Configure(options);
        return options;
    }
}
