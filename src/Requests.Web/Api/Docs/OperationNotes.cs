using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Hosting.Access;

namespace Requests.Web.Api.Docs;

/// <summary>What each door shares with others: headers, who may use it, and the form and codes of its refusals.</summary>
internal sealed class OperationNotes : IOpenApiOperationTransformer
{
    private const string ProblemType = "application/problem+json";

    // A request type by the slice's name, which is the operation's id.
    private static readonly Dictionary<string, Type> Slices = typeof(UseCase).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, Name: "Command" or "Query", DeclaringType: not null })
        .ToDictionary(UseCase.NameOf);

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var path = context.Description.RelativePath ?? "";
        if (!path.StartsWith("api/", StringComparison.Ordinal)) return Task.CompletedTask;
        var method = context.Description.HttpMethod ?? "";
        var slice = Slices.GetValueOrDefault(operation.OperationId ?? "");
        operation.Description = Describe(slice);
        AddHeaders(operation, method, path);
        AddProblems(operation, context.Document!);
        if (NeedsSignIn(slice, path))
            operation.Security = [new() { [new("Bearer", context.Document)] = [] }, new() { [new("ApiKey", context.Document)] = [] }];
        return Task.CompletedTask;
    }

    private static bool NeedsSignIn(Type? slice, string path) =>
        slice is not null && UseCase.ActOf(slice) is not null && !path.StartsWith("api/v1/portal", StringComparison.Ordinal);

    private static string? Describe(Type? slice)
    {
        if (slice is null) return null;
        var meaning = XmlDocs.SummaryOf(slice.DeclaringType!);
        if (UseCase.ActOf(slice) is not { } act) return meaning;
        var permission = Permissions.Of(act);
        var roles = string.Join(", ", permission.Roles);
        var states = permission.States.Count == 0 ? "" : $" Case states: {string.Join(", ", permission.States)}.";
        return $"{meaning}\n\nRoles: {roles}.{states}";
    }

    private static void AddHeaders(OpenApiOperation operation, string method, string path)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(Header("Accept-Language", "zh-CN（默认 / default） or en", "zh-CN"));
        if (!path.Contains("/auth/", StringComparison.Ordinal))
            operation.Parameters.Add(Header(CallerMiddleware.BodyHeader, "机关代码；属于多个机关时需要 / code of the body, where the caller works in several", "HCG"));
        if (method == HttpMethods.Post && !path.Contains("/auth/", StringComparison.Ordinal))
            operation.Parameters.Add(Header(CallerMiddleware.IdempotencyHeader,
                "重试时使用同一个值，得到同一个答复 / the same value on a retry gives the same answer; 200 characters at most", "5f1c1d0e-8f2b-4a0e-9d55-0d1f0c9a7b11"));
        var statuses = operation.Responses?.Keys.ToList() ?? [];
        if (statuses.Contains("412"))
            operation.Parameters.Add(Header("If-Match", "所见版本（ETag） / the version seen, from ETag", "\"0b0f6f0a4d1e4f6d8a3c9a6c2e5d7f10\""));
        if (!statuses.Contains("412") && method != HttpMethods.Post) return;
        foreach (var (status, response) in operation.Responses!.Where(r => r.Key is "200" or "201"))
            if (response is OpenApiResponse { } done && (statuses.Contains("412") || status == "201"))
                (done.Headers ??= new Dictionary<string, IOpenApiHeader>())["ETag"] =
                    new OpenApiHeader
                    {
                        Description = "版本，有版本的资源才有 / version, where the thing has one",
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String }
                    };
    }

    private static OpenApiParameter Header(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = false,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create(example),
    };

    private static void AddProblems(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Responses ??= [];
        operation.Responses.TryAdd("500", new OpenApiResponse());
        foreach (var key in operation.Responses.Keys.Where(k => k[0] is '4' or '5').ToList())
        {
            var status = int.Parse(key, CultureInfo.InvariantCulture);
            var (code, title) = HttpProblems.Of(status);
            var example = ProblemCatalogue.All.FirstOrDefault(p => p.Status == status) ?? new(code, status, title.Zh, title.En, null, null);
            operation.Responses[key] = new OpenApiResponse
            {
                Description = $"{title.Zh} / {title.En}",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemType] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchemaReference(DocumentNotes.ProblemSchema, document),
                        Example = Example(example)
                    },
                },
            };
        }
    }

    private static JsonObject Example(ProblemCatalogue.Entry entry)
    {
        var example = new JsonObject
        {
            ["type"] = ProblemAnswers.AddressOf(entry.Code),
            ["title"] = entry.Zh,
            ["status"] = entry.Status,
            ["code"] = entry.Code,
        };
        if (entry.RuleId is not null) example["ruleId"] = entry.RuleId;
        if (entry.Article is not null) example["article"] = entry.Article;
        return example;
    }
}
