using MediatR;
using Requests.Features.Areas.Calendars;
using Requests.Features.Services.Clock;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to the working-day calendar.</summary>
internal static class CalendarEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/calendar").WithTags("Calendar");

        calendar.MapGet("/", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListCalendar.Query(), ct)).ToAnswer())
            .WithName(nameof(ListCalendar)).WithSummary("工作日历的覆盖范围、版本和变更 / Coverage, version and changes of the calendar")
            .Produces<ListCalendar.Response>().ProducesProblems(401, 403);

        calendar.MapPost("/notices", async (EnterCalendarNotice.Command command, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(command, ct)).ToAnswer())
            .WithName(nameof(EnterCalendarNotice)).WithSummary("录入国务院办公厅节假日通知，经第二人复核后生效 / Enter a national notice; it counts once a second person has confirmed it")
            .Produces<EnterCalendarNotice.Response>().ProducesProblems(400, 401, 403, 412, 422);

        calendar.MapPost("/changes/{id:guid}/taking-back", async (Guid id, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new TakeBackCalendarNotice.Command(id), ct)).ToAnswer())
            .WithName(nameof(TakeBackCalendarNotice)).WithSummary("提出撤回已录入的通知，经第二人复核后生效 / Propose to take a notice back; it counts once a second person has confirmed it")
            .Produces<TakeBackCalendarNotice.Response>().ProducesProblems(400, 401, 403, 404, 409);

        calendar.MapPost("/proposals/{id:guid}/confirmation", async (Guid id, bool? accept, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ConfirmCalendarNotice.Command(id, accept ?? true), ct)).ToAnswer())
            .WithName(nameof(ConfirmCalendarNotice)).WithSummary("复核节假日通知，重算各机关在办案件 / Confirm a proposed notice and work the open cases of every body out anew")
            .Produces<CalendarMoves>().ProducesProblems(400, 401, 403, 404, 409, 412, 422);

        calendar.MapPost("/overlays", async (EnterLocalOverlay.Command command, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(command, ct)).ToAnswer())
            .WithName(nameof(EnterLocalOverlay)).WithSummary("录入本地放假或者上班安排，重算在办案件 / Enter local days and work open cases out anew")
            .Produces<CalendarMoves>().ProducesProblems(400, 401, 403, 412, 422);

        calendar.MapPost("/notices/reading", async (ReadNoticeText.Query query, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(ReadNoticeText)).WithSummary("识别通知原文或者 JSON，逐日核对；不保存 / Read a notice's sentences or JSON day by day; nothing is saved")
            .Produces<ReadNoticeText.Response>().ProducesProblems(400, 401, 403);

        calendar.MapPost("/changes/preview", async (PreviewCalendarChange.Query query, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(PreviewCalendarChange)).WithSummary("预览日历变更会移动哪些案件；不保存 / Which cases a change would move; nothing is saved")
            .Produces<CalendarMoves>().ProducesProblems(400, 401, 403, 422);
    }
}
