using MediatR;
using Requests.Features.Areas.Archive;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to the archive.</summary>
internal static class ArchiveEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var archive = api.MapGroup("/archive").WithTags("Archive");
        archive.MapGet("/verification", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new VerifyArchive.Query(), ct)).ToAnswer())
            .WithName(nameof(VerifyArchive)).WithSummary("核验档案库的每一个字节 / Verify every byte of the archive")
            .Produces<VerifyArchive.Response>().ProducesProblems(401, 403);
        archive.MapPost("/sweeps", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new SweepArchive.Command(), ct)).ToAnswer())
            .WithName(nameof(SweepArchive)).WithSummary("清理未完成的归档残留 / Clear what unfinished seals left")
            .Produces<SweepArchive.Response>().ProducesProblems(401, 403, 409);
        archive.MapPost("/exports", ExportAsync)
            .WithName(nameof(ExportArchive)).WithSummary("说明理由后导出一案、数案或者一年的档案 / Export one case, several or a year, giving a reason")
            .Produces(200, contentType: "application/zip").ProducesProblems(400, 401, 403, 404);
        archive.MapPost("/exports/found", ExportFoundAsync)
            .WithName("ExportFoundCases").WithSummary("说明理由后导出一次检索结果的档案 / Export what a search finds, giving a reason")
            .Produces(200, contentType: "application/zip").ProducesProblems(400, 401, 403, 404);
        archive.MapGet("/retention", async (DateOnly? on, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListRetentionDue.Query(on), ct)).ToAnswer())
            .WithName(nameof(ListRetentionDue)).WithSummary("保管期限已满的案卷 / Files whose retention has ended")
            .Produces<ListRetentionDue.Response>().ProducesProblems(401, 403);

        var cases = api.MapGroup("/cases").WithTags("Archive");
        cases.MapGet("/{number}/archive", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadArchive.Query(number), ct)).ToAnswer())
            .WithName(nameof(ReadArchive)).WithSummary("案件的归档版本和文件 / The seals of a case and their files")
            .Produces<ReadArchive.Response>().ProducesProblems(401, 403, 404);
        cases.MapPost("/{number}/archive/readings", OpenFileAsync)
            .WithName(nameof(ReadArchiveFile)).WithSummary("说明理由后读取一个归档文件 / Open one sealed file, giving a reason")
            .Produces(200, contentType: "application/octet-stream").ProducesProblems(400, 401, 403, 404);
        cases.MapCaseAct<AppraiseFile.Command, AppraiseFile.Response>("archive/appraisals", "鉴定到期案卷：销毁或者继续保存 / Appraise a file whose retention has ended");
        cases.MapCaseAct<DestroyFile.Command, DestroyFile.Response>("archive/destruction", "销毁经两人鉴定的案卷 / Destroy a file two people have appraised");
    }

    private static async Task<IResult> ExportAsync(ExportArchive.Command command, IMediator mediator, ArchiveExport export, CancellationToken ct) =>
        ToZip(await mediator.Send(command, ct), export);

    /// <param name="Reason">Why and for whom.</param>
    private sealed record FoundExport(string Reason);

    private static async Task<IResult> ExportFoundAsync([AsParameters] SearchFilter filter, FoundExport body, IMediator mediator,
        ArchiveExport export, CancellationToken ct) =>
        ToZip(await FoundCases.ChooseAsync(mediator, filter.ToQuery(), body.Reason, ct), export);

    private static IResult ToZip(Result<ExportArchive.Response> chosen, ArchiveExport export) =>
        chosen.Problem is { } problem ? problem.ToAnswer() : new ArchiveZip(export, chosen.Value.CaseNumbers);

    private static async Task<IResult> OpenFileAsync(string number, ReadArchiveFile.Command command, IMediator mediator,
        [FromKeyedServices(ContentStores.Archive)] IContentStore store, CancellationToken ct)
    {
        var result = await mediator.Send(command with { CaseNumber = number }, ct);
        if (result.Problem is { } problem) return problem.ToAnswer();
        return Results.Stream(await store.OpenAsync(result.Value.Sha256, ct), "application/octet-stream", result.Value.FileName);
    }
}
