using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Requests.Web.Api.Docs;

/// <summary>An example for every plain property: by its name where that says more than the type.</summary>
internal sealed class SchemaExamples : IOpenApiSchemaTransformer
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["caseNumber"] = "HCG-2026-0001",
        ["subject"] = "道路停车泊位设置",
        ["requestText"] = "申请公开某路段停车泊位设置的批准文件。",
        ["name"] = "张三",
        ["displayName"] = "张三",
        ["phone"] = "13800000000",
        ["address"] = "某市某街1号",
        ["email"] = "zhangsan@example.invalid",
        ["idNumber"] = "00000019900101001X",
        ["userName"] = "officer",
        ["password"] = "a-long-pass-phrase",
        ["oneTimeCode"] = "123456",
        ["reason"] = "需要进一步检索",
        ["bodyCode"] = "HCG",
        ["language"] = "zh-CN",
        ["code"] = "HCG",
    };

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonPropertyInfo is not { } property || schema.Examples is { Count: > 0 } || schema.Properties is { Count: > 0 }) return Task.CompletedTask;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        JsonNode? example = type switch
        {
            _ when type == typeof(DateOnly) => JsonValue.Create("2026-03-02"),
            _ when type == typeof(DateTimeOffset) => JsonValue.Create("2026-03-02T01:00:00+00:00"),
            _ when type == typeof(int) => JsonValue.Create(20),
            _ when type == typeof(bool) => JsonValue.Create(true),
            _ when type == typeof(string) => ByName.TryGetValue(property.Name, out var named) ? JsonValue.Create(named) : null,
            _ => null,
        };
        if (example is not null) schema.Examples = [example];
        return Task.CompletedTask;
    }
}
