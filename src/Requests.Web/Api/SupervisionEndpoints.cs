using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Rehearsals;
using Requests.Features.Areas.Supervision;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Staff;
using Requests.Web.Hosting;
using static Requests.Web.Api.AdminEndpoints;

namespace Requests.Web.Api;

/// <summary>The filter as it stands in an address: enum values by the API's codes.</summary>
internal sealed record RiskFilter(ApiCode<RiskClass>? Class, Guid? UnitId, Guid? OfficerId, ApiCode<CaseStep>? Step, bool? WaitsLong, int? Size)
{
    public ReadRiskBoard.Query ToQuery(int usualSize = ReadRiskBoard.UsualSize) => new(Class?.Value, UnitId, OfficerId, Step?.Value,
        WaitsLong ?? false, Size ?? usualSize);
}

/// <summary>Doors of supervision: who is away, what will be late, who is told.</summary>
internal static class SupervisionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Absences(api.MapGroup("/absences").WithTags("Supervision"));
        Boards(api.MapGroup("/supervision").WithTags("Supervision"));
        Feeds(api);
        Rehearsals(api.MapGroup("/rehearsals").WithTags("Supervision"));
        Impediments(api.MapGroup("/impediments").WithTags("Supervision"));
        api.MapGroup("/cases").WithTags("Supervision").MapCaseAct<ExplainLateness.Command, CaseStanding>("lateness-notes", "说明迟延原因 / Say why a case is late");
    }

    private static void Absences(RouteGroupBuilder absences)
    {
        absences.MapGet("", ([AsParameters] ListAbsences.Query query, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(query, ct)))
            .Named<ListAbsences.Query>("外出和代理 / Who is away and who acts meanwhile").Produces<ListAbsences.Response>().ProducesProblems(400, 401, 403);
        absences.MapGet("/colleagues", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListColleagues.Query(), ct)))
            .Named<ListColleagues.Query>("可以代理的同事 / Colleagues who can act as deputies").Produces<ListColleagues.Response>().ProducesProblems(401, 403);
        absences.MapPost("", (EnterAbsence.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .Named<EnterAbsence.Command>("登记外出，可以指定代理人 / Enter an absence, with a deputy if there is one").Produces<EnterAbsence.Response>(201).ProducesProblems(400, 401, 403, 409);
        absences.MapPost("/{id:guid}/end", (Guid id, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new EndAbsence.Command(id), ct)))
            .Named<EndAbsence.Command>("销假 / End an absence").Produces<EndAbsence.Response>().ProducesProblems(401, 403, 404, 409);
    }

    private static void Rehearsals(RouteGroupBuilder rehearsals)
    {
        rehearsals.MapPost("", (Rehearse.Query query, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(query, ct)))
            .Named<Rehearse.Query>("预演：按调整后的规则重演一年，不保存 / Replay a year under a change; nothing is saved").Produces<Rehearse.Response>().ProducesProblems(400, 401, 403, 404);
        rehearsals.MapGet("/rules", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListRules.Query(), ct)))
            .Named<ListRules.Query>("法定期限调整 / Changes of the law's lengths that arrived as data").Produces<IReadOnlyList<RuleView>>().ProducesProblems(401, 403);
        rehearsals.MapPost("/rules", (ProposeRule.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .Named<ProposeRule.Command>("登记法定期限调整 / Enter a change of the law's lengths").Produces<RuleView>(201).ProducesProblems(400, 401, 403);
        rehearsals.MapPost("/rules/{id:guid}/on", (Guid id, IMediator mediator,
            CancellationToken ct) => AnswerAsync(mediator.Send(new SwitchOnRule.Command(id), ct)))
            .Named<SwitchOnRule.Command>("启用法定期限调整 / Switch it on").Produces<RuleView>().ProducesProblems(401, 403, 404, 409, 422);
    }

    private static void Impediments(RouteGroupBuilder impediments)
    {
        impediments.MapGet("", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListImpediments.Query(), ct)))
            .Named<ListImpediments.Query>("不能办理的期间 / Stretches on which work was impossible").Produces<IReadOnlyList<ListImpediments.Response>>().ProducesProblems(401, 403);
        impediments.MapPost("", (RecordImpediment.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .Named<RecordImpediment.Command>("登记不能办理的期间 / Record a stretch on which work was impossible").Produces<RecordImpediment.Response>(201).ProducesProblems(400, 401, 403);
        impediments.MapPost("/{id:guid}/end", (Guid id, EndImpediment.Command command, IMediator mediator,
            CancellationToken ct) => AnswerAsync(mediator.Send(command with { Id = id }, ct)))
            .Named<EndImpediment.Command>("登记期间结束或者撤回 / Record its end, or take it back").Produces<EndImpediment.Response>().ProducesProblems(400, 401, 403, 404);
    }

    private static void Boards(RouteGroupBuilder boards)
    {
        boards.MapGet("/risk", ([AsParameters] RiskFilter filter, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(filter.ToQuery(), ct)))
            .Named<ReadRiskBoard.Query>("风险看板：已逾期、将逾期、正常 / The risk board: late, will be late, on track").Produces<ReadRiskBoard.Response>().ProducesProblems(400, 401, 403);
        boards.MapGet("/risk.csv", ([AsParameters] RiskFilter filter, IMediator mediator, HttpContext http, CancellationToken ct) =>
                PrintedAsync(filter, PrintRiskBoard.Format.Csv, mediator, http, ct))
            .WithName("ReadRiskBoardAsCsv").WithSummary("风险看板，CSV / The risk board as CSV").Produces(200,
                contentType: Sheet.CsvType).ProducesProblems(400, 401, 403);
        boards.MapGet("/risk.xlsx", ([AsParameters] RiskFilter filter, IMediator mediator, HttpContext http, CancellationToken ct) =>
                PrintedAsync(filter, PrintRiskBoard.Format.Xlsx, mediator, http, ct))
            .WithName("ReadRiskBoardAsXlsx").WithSummary("风险看板，XLSX / The risk board as XLSX").Produces(200,
                contentType: Sheet.XlsxType).ProducesProblems(400, 401, 403);
        boards.MapGet("/weeks-ahead", ([AsParameters] ReadWeeksAhead.Query query, IMediator mediator,
            CancellationToken ct) => AnswerAsync(mediator.Send(query, ct)))
            .Named<ReadWeeksAhead.Query>("今后几周届满件数和工作日 / What falls due in each of the coming weeks, and its working days")
            .Produces<ReadWeeksAhead.Response>().ProducesProblems(400, 401, 403);
        boards.MapGet("/holiday-cover", ([AsParameters] ListHolidayCover.Query query, IMediator mediator,
            CancellationToken ct) => AnswerAsync(mediator.Send(query, ct)))
            .Named<ListHolidayCover.Query>("长假前后到期案件和值守 / What falls due around the next long break, and who is away").Produces<ListHolidayCover.Response>().ProducesProblems(400, 401, 403);
        boards.MapGet("/escalations", ([AsParameters] ListEscalations.Query query, IMediator mediator,
            CancellationToken ct) => AnswerAsync(mediator.Send(query, ct)))
            .Named<ListEscalations.Query>("督办记录：告知、阅读、知悉 / Who was told of late cases, who read and acknowledged it")
            .Produces<ListEscalations.Response>().ProducesProblems(400, 401, 403, 404);
        boards.MapGet("/inspection-pack", async (DateOnly from, DateOnly to, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(new ReadInspectionPack.Query(from, to), ct)).ToAnswer(pack => http.Download(pack.Content,
                    "application/zip", pack.FileName)))
            .Named<ReadInspectionPack.Query>("检查材料包（zip） / What an inspection asks for, as one zip").Produces(200,
                contentType: "application/zip").ProducesProblems(400, 401, 403);
        boards.MapGet("/feed.jsonl", async ([AsParameters] ReadCaseFeed.Query query, IMediator mediator, HttpContext http, IOptions<JsonOptions> json, CancellationToken ct) =>
                (await mediator.Send(query, ct)).ToAnswer(feed =>
                {
                    if (feed.Next is { } next) http.Response.Headers["X-Next-Cursor"] = next;
                    http.Response.Headers.CacheControl = "private, no-store";
                    return Results.Text(string.Concat(feed.Lines.Select(l => JsonSerializer.Serialize(l, json.Value.SerializerOptions) + "\n")), "application/x-ndjson", System.Text.Encoding.UTF8);
                }))
            .Named<ReadCaseFeed.Query>("案件数据接口（JSON Lines），不含个人信息；下一页的游标在 X-Next-Cursor / Cases as JSON Lines without personal data; the next cursor is in X-Next-Cursor")
            .Produces(200, contentType: "application/x-ndjson").ProducesProblems(400, 401, 403);
        boards.MapGet("/ratings", ([AsParameters] ReadRatings.Query query, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(query, ct)))
            .Named<ReadRatings.Query>("好差评统计，不涉及具体申请人 / How applicants rated the service; no case and no person beside it")
            .Produces<ReadRatings.Response>().ProducesProblems(400, 401, 403);
        boards.MapGet("/lateness", ([AsParameters] ReadLateness.Query query, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(query, ct)))
            .Named<ReadLateness.Query>("按时办结率、迟延原因和各环节用时 / Rate in time, causes, and which step costs the days")
            .Produces<ReadLateness.Response>().ProducesProblems(400, 401, 403);
    }

    private static void Feeds(IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/me/calendar-feed").WithTags("Access");
        own.MapPost("", (IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(new OpenCalendarFeed.Command(), ct)))
            .Named<OpenCalendarFeed.Command>("开通期限日历，地址只显示一次 / A secret address for my calendar program, shown once")
            .Produces<OpenCalendarFeed.Response>(201).ProducesProblems(401, 403);
        own.MapDelete("", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new RevokeCalendarFeed.Command(), ct)))
            .Named<RevokeCalendarFeed.Command>("停用期限日历 / Revoke it").Produces<RevokeCalendarFeed.Response>().ProducesProblems(401, 403, 404);
        api.MapGet("/calendar-feeds/{token}.ics", async (string token, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(new ReadCalendarFeed.Query(token), ct)).ToAnswer(feed =>
                {
                    http.Response.Headers.CacheControl = "private, no-store";
                    return Results.Text(feed.Calendar, "text/calendar", System.Text.Encoding.UTF8);
                }))
            .WithTags("Access")
            .Named<ReadCalendarFeed.Query>("期限日历（iCalendar） / Due days as iCalendar").Produces(200, contentType: "text/calendar").ProducesProblems(404);
    }

    private static async Task<IResult> PrintedAsync(RiskFilter filter, PrintRiskBoard.Format format, IMediator mediator, HttpContext http, CancellationToken ct) =>
        (await mediator.Send(new PrintRiskBoard.Query(filter.ToQuery(ReadRiskBoard.MostRows), format), ct))
            .ToAnswer(list => http.Download(new MemoryStream(list.Content), list.MediaType, list.FileName));
}
