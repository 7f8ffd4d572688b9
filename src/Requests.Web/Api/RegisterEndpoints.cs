using MediatR;
using Microsoft.AspNetCore.Mvc;
using Requests.Features.Areas.Register;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Register;
using Requests.Features.Services.Cases;
using Requests.Web.Hosting;
using Requests.Web.Jobs;

namespace Requests.Web.Api;

/// <summary>Doors of the registers beside the cases.</summary>
internal static class RegisterEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var counts = api.MapGroup("/register/publications/{year:int}").WithTags("Register");

        counts.MapGet("/", async (int year, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new ReadPublicationCounts.Query(year), ct)).ToAnswer())
            .WithName(nameof(ReadPublicationCounts)).WithSummary("某年主动公开数量及合计 / What was published in a year, with its sum")
            .Produces<PublicationTotals>().ProducesProblems(401, 403);

        counts.MapPut("/", async (int year, IReadOnlyList<ChannelCount> list, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RecordPublicationCounts.Command(year, list), ct)).ToAnswer())
            .WithName(nameof(RecordPublicationCounts)).WithSummary("登记某年各渠道主动公开数量 / Record what was published in a year by channel")
            .Produces<PublicationTotals>().ProducesProblems(400, 401, 403);

        counts.MapGet("/months", async (int year, int? month, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new ReadPublicationMonths.Query(year, month), ct)).ToAnswer())
            .WithName(nameof(ReadPublicationMonths)).WithSummary("按月、渠道和类别统计主动公开 / What was published, by month, channel and item of Art. 20")
            .Produces<ReadPublicationMonths.Response>().ProducesProblems(401, 403);

        var docket = api.MapGroup("/register/side-duties").WithTags("Register");
        docket.MapGet("/", async (ApiCode<SideDutyKind>? kind, bool? openOnly, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListSideDuties.Query(kind?.Value, openOnly ?? false), ct)).ToAnswer())
            .WithName(nameof(ListSideDuties)).WithSummary("主动公开和更正台账 / Publications and record corrections with their last days")
            .Produces<IReadOnlyList<SideDutyStanding>>().ProducesProblems(400, 401, 403);
        docket.MapPost("/", async (OpenSideDuty.Command command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToAnswer())
            .WithName(nameof(OpenSideDuty)).WithSummary("登记主动公开、更正事项 / Enter a publication or a record correction")
            .Produces<SideDutyStanding>().ProducesProblems(400, 401, 403);
        docket.MapPost("/complaints", async (OpenComplaint.Command command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToAnswer())
            .WithName(nameof(OpenComplaint)).WithSummary("登记投诉举报（条例第四十七条、第五十一条） / Enter a complaint (Arts. 47, 51)")
            .Produces<SideDutyStanding>().ProducesProblems(400, 401, 403);
        docket.MapPost("/{id:guid}/end", async (Guid id, SettleSideDuty.Command command, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(command with { Id = id }, ct)).ToAnswer())
            .WithName(nameof(SettleSideDuty)).WithSummary("办结主动公开、更正事项 / Record how one of them ended")
            .Produces<SideDutyStanding>().ProducesProblems(400, 401, 403, 404, 409, 422);

        var publications = api.MapGroup("/register/publications").WithTags("Register");

        publications.MapPost("/", async (IReadOnlyList<PublicationLine> items, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RegisterPublications.Command(items), ct)).ToAnswer())
            .WithName(nameof(RegisterPublications)).WithSummary("登记主动公开条目 / Register publications")
            .Produces<RegisterPublications.Response>().ProducesProblems(400, 401, 403, 409);

        publications.MapPost("/import", ImportPublicationsAsync)
            .WithName(nameof(ImportPublications)).WithSummary("由 CSV 导入主动公开条目，全部正确才登记 / Register publications from a CSV, all or none")
            .Accepts<IFormFile>("text/csv").Produces<ImportPublications.Response>().ProducesProblems(400, 401, 403, 413);

        // An address of two meanings by the kind of its value is one that tools of the description refuse; the former one goes on.
        publications.MapDelete("/{id:guid}", RemoveAsync).ExcludeFromDescription();
        publications.MapDelete("/items/{id:guid}", RemoveAsync)
            .WithName(nameof(RemovePublication)).WithSummary("删去登记错误的条目 / Take a wrongly registered publication out")
            .Produces<RemovePublication.Response>().ProducesProblems(401, 403, 404);

        publications.MapGet("/suggestions", async (DateOnly since, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new SuggestPublications.Query(since), ct)).ToAnswer())
            .WithName(nameof(SuggestPublications)).WithSummary("多人申请的同一信息，建议主动公开（第四十四条） / What several applicants were given: publish it (Art. 44)")
            .Produces<SuggestPublications.Response>().ProducesProblems(400, 401, 403);

        api.MapPut("/cases/{number}/disclosure", async (string number, ListDisclosure.Command command, HttpContext http,
            IMediator mediator, CancellationToken ct) =>
            {
                if (!http.Request.TryGetSeenVersion(out var seen)) return CommonProblems.ChangedMeanwhile.ToAnswer();
                return (await mediator.Send(command with { CaseNumber = number, SeenVersion = seen }, ct)).ToAnswer();
            })
            .WithTags("Register").WithName(nameof(ListDisclosure)).WithSummary("将答复列入公示（不含个人信息） / List an answer for the public, without persons")
            .Produces<ListDisclosure.Response>().ProducesProblems(400, 401, 403, 404, 409, 412, 422);

        api.MapGroup("/cases").WithTags("Register")
            .MapCaseAct<TakeDownDisclosure.Command, CaseStanding>("disclosure-removal", "从公示中撤下，写明原因 / Take an answer off the public list, with a reason");

        api.MapGet("/public/{body}/disclosures", async (string body, int? year, int? skip, int? size, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadDisclosureLog.Query(body, year, skip ?? 0, size ?? ReadDisclosureLog.MaximumPage), ct)).ToAnswer())
            .WithTags("Register").WithName(nameof(ReadDisclosureLog)).WithSummary("依申请公开答复公示 / Answered requests, for the public")
            .Produces<ReadDisclosureLog.Response>().ProducesProblems(400, 404);

        api.MapGet("/public/published", async (string words, string? body, int? size, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(size is { } asked ? new FindPublished.Query(words, body, asked) : new FindPublished.Query(words, body), ct)).ToAnswer())
            .WithTags("Register").WithName(nameof(FindPublished)).WithSummary("申请前检索已公开的信息 / What is published already, to be looked for before asking")
            .RequireRateLimiting(RateLimits.Portal).Produces<FindPublished.Response>().ProducesProblems(400, 404, 429);

        api.MapGet("/public/suggestions", async (string subject, string? body, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new SuggestPublished.Query(subject, body), ct)).ToAnswer())
            .WithTags("Register").WithName(nameof(SuggestPublished))
            .WithSummary("填写申请时的提示：已公开的同名信息，以及可能掌握该信息的机关 / While a request is written: what is published under its title, and which body has it")
            .RequireRateLimiting(RateLimits.Portal).Produces<SuggestPublished.Response>().ProducesProblems(400, 404, 429);

        api.MapPost("/public/saved-requests", async (NoteSavedRequest.Command command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToAnswer())
            .WithTags("Register").WithName(nameof(NoteSavedRequest)).WithSummary("已公开的信息免去了一件申请（只计数） / What is published spared a request; only counted")
            .RequireRateLimiting(RateLimits.Portal).Produces<NoteSavedRequest.Response>().ProducesProblems(400, 404, 429);

        api.MapGet("/register/saved-requests", async (int year, IMediator mediator, CancellationToken ct) => (await mediator.Send(new CountSavedRequests.Query(year), ct)).ToAnswer())
            .WithTags("Register").WithName(nameof(CountSavedRequests)).WithSummary("一年内免去的申请 / Requests that were spared in a year")
            .Produces<CountSavedRequests.Response>().ProducesProblems(400, 401, 403);

        var imports = api.MapGroup("/register/imports").WithTags("Register");

        imports.MapPost("/", StartAsync)
            .WithName(nameof(StartImport)).WithSummary("导入原有台账（NDJSON、CSV、XLSX），先试后入 / Take over an old register; dryRun first")
            .Accepts<IFormFile>("application/x-ndjson", "text/csv", Workbook)
            .Produces<StartImport.Response>(202).ProducesProblems(400, 401, 403);

        imports.MapGet("/sample.{format:regex(^(csv|xlsx)$)}", async (string format, HttpContext http, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new SampleRegister.Query(format == "csv" ? ImportFormat.Csv : ImportFormat.Xlsx), ct))
                    .ToAnswer(sample => http.Download(new MemoryStream(sample.Content), sample.MediaType, sample.FileName)))
            .WithName(nameof(SampleRegister)).WithSummary("台账样表 / A sample register to fill in").Produces(200).ProducesProblems(401, 403);

        imports.MapGet("/", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListImports.Query(), ct)).ToAnswer())
            .WithName(nameof(ListImports)).WithSummary("最近的导入 / The latest imports")
            .Produces<IReadOnlyList<ListImports.Line>>().ProducesProblems(401, 403);

        imports.MapGet("/{id:guid}", async (Guid id, int? afterRow, int? size, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadImport.Query(id, afterRow ?? -1, size ?? ReadImport.MaximumPage), ct)).ToAnswer())
            .WithName(nameof(ReadImport)).WithSummary("导入进度、计数和逐行报告 / How far an import is, its counts and findings")
            .Produces<ReadImport.Response>().ProducesProblems(400, 401, 403, 404);

        imports.MapPost("/{id:guid}/undo", async (Guid id, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new UndoImport.Command(id), ct)).ToAnswer())
            .WithName(nameof(UndoImport)).WithSummary("整体撤销一次导入 / Take a whole import back")
            .Produces<UndoImport.Response>().ProducesProblems(401, 403, 404, 409);
    }

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // The body is streamed into the file store before the decision is taken, so that no transaction waits for a slow client.
    private static async Task<IResult> StartAsync(string? mode, [FromQuery] string[]? map, HttpContext http, ICaller caller, ImportStarter imports,
        [FromKeyedServices(ContentStores.Files)] IContentStore files, CancellationToken ct)
    {
        if (!Permissions.MayEver(Act.ImportRegister, caller.Roles))
            return (caller.Roles.Count == 0 ? CommonProblems.NotSignedIn : CommonProblems.NotAllowed).ToAnswer();
        if (FormatOf(http.Request.ContentType) is not { } format || !Enum.TryParse<ImportMode>(mode, ignoreCase: true, out var wanted)
            || !Enum.IsDefined(wanted))
            return ImportProblems.WrongType.ToAnswer();
        // map=经办内容:subject, once for each heading that only this register knows.
        var pairs = (map ?? []).Select(m => m.LastIndexOf(':') is var at and > 0 ? (m[..at], m[(at + 1)..]) : (m, "")).ToList();
        if (pairs.DistinctBy(p => p.Item1).Count() != pairs.Count) return ImportProblems.WrongMapping.ToAnswer();
        var stored = await files.PutAsync(http.Request.Body, ct);
        var started = await imports.StartAsync(new StartImport.Command(wanted, format, stored.Sha256, pairs.ToDictionary(p => p.Item1, p => p.Item2)), ct);
        return started.ToAnswer(response => Results.Accepted($"/api/v1/register/imports/{response.Id}", response));
    }

    private static async Task<IResult> ImportPublicationsAsync(string? mode, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (!Enum.TryParse<ImportMode>(mode ?? nameof(ImportMode.Commit), ignoreCase: true, out var wanted)
            || FormatOf(http.Request.ContentType) != ImportFormat.Csv)
            return ImportProblems.WrongType.ToAnswer();
        using var csv = new MemoryStream();
        var buffer = new byte[81920];
        while (await http.Request.Body.ReadAsync(buffer, ct) is var read and > 0)
        {
            if (csv.Length + read > LargestList) return ImportProblems.TooLarge.ToAnswer();
            csv.Write(buffer, 0, read);
        }
        return (await mediator.Send(new ImportPublications.Command(csv.ToArray(), wanted == ImportMode.DryRun), ct)).ToAnswer();
    }

    private const int LargestList = 10 * 1024 * 1024;

    private static ImportFormat? FormatOf(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "application/x-ndjson" => ImportFormat.Ndjson,
        "text/csv" => ImportFormat.Csv,
        Workbook => ImportFormat.Xlsx,
        _ => null,
    };

    private static async Task<IResult> RemoveAsync(Guid id, IMediator mediator,
        CancellationToken ct) => (await mediator.Send(new RemovePublication.Command(id), ct)).ToAnswer();
}
