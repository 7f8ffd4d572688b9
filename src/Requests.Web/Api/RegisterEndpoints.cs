using Hangfire;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Archive;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Register;
using Requests.Web.Hosting;
using Requests.Web.Jobs;

namespace Requests.Web.Api;

/// <summary>Doors of the registers beside the cases.</summary>
internal static class RegisterEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var counts = api.MapGroup("/register/publications/{year:int}").WithTags("Register");

        counts.MapGet("/", async (int year, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReadPublicationCounts.Query(year), ct)).ToAnswer())
            .WithName(nameof(ReadPublicationCounts)).WithSummary("某年主动公开数量及合计 / What was published in a year, with its sum")
            .Produces<PublicationTotals>().ProducesProblems(401, 403);

        counts.MapPut("/", async (int year, IReadOnlyList<ChannelCount> list, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RecordPublicationCounts.Command(year, list), ct)).ToAnswer())
            .WithName(nameof(RecordPublicationCounts)).WithSummary("登记某年各渠道主动公开数量 / Record what was published in a year by channel")
            .Produces<PublicationTotals>().ProducesProblems(400, 401, 403);

        var imports = api.MapGroup("/register/imports").WithTags("Register");

        imports.MapPost("/", StartAsync)
            .WithName(nameof(StartImport)).WithSummary("导入原有台账（NDJSON、CSV、XLSX），先试后入 / Take over an old register; dryRun first")
            .Accepts<IFormFile>("application/x-ndjson", "text/csv", Workbook)
            .Produces<StartImport.Response>(202).ProducesProblems(400, 401, 403);

        imports.MapGet("/", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListImports.Query(), ct)).ToAnswer())
            .WithName(nameof(ListImports)).WithSummary("最近的导入 / The latest imports")
            .Produces<IReadOnlyList<ListImports.Line>>().ProducesProblems(401, 403);

        imports.MapGet("/{id:guid}", async (Guid id, int? afterRow, int? size, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadImport.Query(id, afterRow ?? 0, size ?? ReadImport.MaximumPage), ct)).ToAnswer())
            .WithName(nameof(ReadImport)).WithSummary("导入进度、计数和逐行报告 / How far an import is, its counts and findings")
            .Produces<ReadImport.Response>().ProducesProblems(400, 401, 403, 404);

        imports.MapPost("/{id:guid}/undo", async (Guid id, IMediator mediator, CancellationToken ct) => (await mediator.Send(new UndoImport.Command(id), ct)).ToAnswer())
            .WithName(nameof(UndoImport)).WithSummary("整体撤销一次导入 / Take a whole import back")
            .Produces<UndoImport.Response>().ProducesProblems(401, 403, 404, 409);
    }

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // The body is streamed into the file store before the decision is taken, so that no transaction waits for a slow client.
    private static async Task<IResult> StartAsync(string? mode, HttpContext http, ICaller caller, IMediator mediator, IBackgroundJobClient jobs,
        [FromKeyedServices(ContentStores.Files)] IContentStore files, CancellationToken ct)
    {
        if (!Permissions.MayEver(Act.ImportRegister, caller.Roles))
            return (caller.Roles.Count == 0 ? CommonProblems.NotSignedIn : CommonProblems.NotAllowed).ToAnswer();
        if (FormatOf(http.Request.ContentType) is not { } format || !Enum.TryParse<ImportMode>(mode, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
            return ImportProblems.WrongType.ToAnswer();
        var stored = await files.PutAsync(http.Request.Body, ct);
        var started = await mediator.Send(new StartImport.Command(wanted, format, stored.Sha256), ct);
        if (started.Problem is null) jobs.Enqueue<SweepJobs>(job => job.RunAsync(RunImports.Name, CancellationToken.None));
        return started.ToAnswer(response => Results.Accepted($"/api/v1/register/imports/{response.Id}", response));
    }

    private static ImportFormat? FormatOf(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "application/x-ndjson" => ImportFormat.Ndjson,
        "text/csv" => ImportFormat.Csv,
        Workbook => ImportFormat.Xlsx,
        _ => null,
    };
}
