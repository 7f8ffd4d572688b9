using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Web.Api.Docs;

/// <summary>What is written as a code of the law and not as the name of an enum: kinds of letters, outcomes, grounds of withheld parts.</summary>
internal sealed class CodeSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(LetterKind)) schema.Type = JsonSchemaType.String;
        else if (type == typeof(OutcomeLeaf)) Say(schema, Enum.GetValues<OutcomeLeaf>().Select(leaf => Leaves.Of(leaf).Code));
        else if (type == typeof(PartGround)) Say(schema, Enum.GetValues<PartGround>().Select(ground => ground.Code()));
        return Task.CompletedTask;
    }

    private static void Say(OpenApiSchema schema, IEnumerable<string> codes) => schema.Enum = [.. codes.Select(code => (JsonNode)JsonValue.Create(code))];
}
