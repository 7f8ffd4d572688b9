using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Requests.Features.Data.Entities;
using Requests.Statute.Clocks;

namespace Requests.Features.Data;

/// <summary>Reads settings as earlier versions stored them.</summary>
internal static class StoredSettings
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>
    /// Version 1.0.0 stored one set of all twelve lengths, also those nobody had set. A value that says what the law says is no
    /// setting; every other value stands as it was stored, for all requests.
    /// </summary>
    public static string Carry(string stored)
    {
        // Parsing costs; nearly every body has the list, or nothing.
        if (!stored.Contains("\"periods\":{", StringComparison.Ordinal)) return stored;
        var settings = JsonNode.Parse(stored)!.AsObject();
        if (settings["periods"] is not JsonObject all) return stored;
        var own = all.Deserialize<OwnPeriods>(Json)!.WithoutTheLaws();
        settings["periods"] = own == OwnPeriods.None ? new JsonArray() : JsonSerializer.SerializeToNode(new[] { new PeriodChange(null, own) }, Json);
        return settings.ToJsonString(Json);
    }
}
