using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Requests.Features.Kernel;
using Requests.Web.Hosting.Access;

namespace Requests.Web.Api.Docs;

/// <summary>What holds for the whole API: title, how to sign in, the form of every refusal.</summary>
internal sealed class DocumentNotes : IOpenApiDocumentTransformer
{
    public const string ProblemSchema = "Problem";

    private const string About = """
        依申请公开办理系统的接口。日期为 ISO 8601；枚举值为英文小驼峰；结果叶为档案代码。错误一律为 application/problem+json，`code` 稳定不变。

        API of the disclosure-request office. Dates are ISO 8601, enum values camelCase, outcomes by the dossier's codes.
        Refusals are application/problem+json with a stable `code`, and where the law is behind them `ruleId` and `article`;
        GET /api/v1/problems lists them all. Sign in at POST /api/v1/auth/token, or send an API key.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "依申请公开 · Disclosure requests", Version = ProgramVersion.Current, Description = About };
        document.Servers = [new OpenApiServer { Url = "/", Description = "本机关的地址 / where this description was read" }];
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ProblemSchema] = Problem();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["Bearer"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "accessToken of POST /api/v1/auth/token"
            },
            ["ApiKey"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = ApiKeyHandler.Header,
                Description = "接口密钥 / key of POST /api/v1/api-keys"
            },
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457 ProblemDetails",
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Where the code is explained"),
            ["title"] = Text("One sentence in the language of Accept-Language"),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["code"] = Text("Stable code, area.kebab-code"),
            ["ruleId"] = Text("Rule of the statute dossier, such as CLK-5"),
            ["article"] = Text("Article of the instrument behind the rule"),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Field path in camelCase to messages",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text(null) },
            },
            ["traceId"] = Text("Only with 500"),
        },
        Required = new HashSet<string> { "type", "title", "status", "code" },
    };

    private static OpenApiSchema Text(string? description) => new() { Type = JsonSchemaType.String, Description = description };
}
