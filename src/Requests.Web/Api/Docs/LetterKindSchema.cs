using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Requests.Statute.Letters;

namespace Requests.Web.Api.Docs;

/// <summary>A kind of letter is its code.</summary>
internal sealed class LetterKindSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(LetterKind)) schema.Type = JsonSchemaType.String;
        return Task.CompletedTask;
    }
}
