using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Requests.Statute.Letters;
using Scalar.AspNetCore;

namespace Requests.Web.Api.Docs;

/// <summary>The API's description for programs at /openapi/v1.json and for people at /docs, without any outside host.</summary>
internal static class ApiDocs
{
    public const string Document = "v1";

    public static void AddApiDocs(this IServiceCollection services) => services.AddOpenApi(Document, o =>
    {
        // Slices nest their types, so a type alone ("Command") says nothing. A kind of letter is a plain string.
        o.CreateSchemaReferenceId = type => type.Type == typeof(LetterKind) || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : NameOf(type.Type);
        o.AddDocumentTransformer<DocumentNotes>();
        o.AddOperationTransformer<OperationNotes>();
        o.AddSchemaTransformer<SchemaExamples>();
        o.AddSchemaTransformer<CodeSchema>();
        // Doors refuse what they do not know; answers may be added to, and a schema does not tell which it describes.
        o.AddSchemaTransformer((schema, _, _) =>
        {
            schema.AdditionalPropertiesAllowed = true;
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocs(this WebApplication app)
    {
        app.MapDocument();
        app.MapScalarApiReference("/docs", o =>
        {
            o.WithTitle("依申请公开 API").WithOpenApiRoutePattern($"/openapi/{Document}.json");
            // Each of these would load from, or talk to, somebody else's host.
            o.DisableDefaultFonts();
            o.DisableAgent();
            o.HideDeveloperTools();
            o.DisableTelemetry();
            o.HideClientButton();
        });
    }

    private static string NameOf(Type type)
    {
        var own = type.IsGenericType
            ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + "Of" + string.Concat(type.GetGenericArguments().Select(NameOf))
            : type.Name;
        return type.DeclaringType is { IsGenericType: false } outer ? outer.Name + own : own;
    }
}
