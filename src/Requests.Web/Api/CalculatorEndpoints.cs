using MediatR;
using Requests.Features.Areas.Calculators;
using Requests.Features.Services.Clock;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Stateless helpers for signed-in people and systems: dates, clocks, fees, outcomes.</summary>
internal static class CalculatorEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var helpers = api.MapGroup("").WithTags("Calculators");

        helpers.MapGet("/calendar/due-date", async (DateOnly? start, int? workingDays, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CalculateDueDate.Query(start, workingDays), ct)).ToAnswer())
            .WithName(nameof(CalculateDueDate)).WithSummary("期限届满之日，起算日不计 / The last day of a period of working days; the start day is not counted")
            .Produces<CalculateDueDate.Response>().ProducesProblems(400, 401, 403);

        helpers.MapPost("/calendar/due-date", async (CalculateDueDate.Query query, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(CalculateDueDate) + "With").WithSummary("按给定的日历或者期限长度计算 / The same with a calendar or lengths of one's own")
            .Produces<CalculateDueDate.Response>().ProducesProblems(400, 401, 403);

        helpers.MapGet("/calendar/working-days", async (DateOnly? from, DateOnly? to, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new CountWorkingDays.Query(from, to), ct)).ToAnswer())
            .WithName(nameof(CountWorkingDays)).WithSummary("两日之间的工作日数和每一天的性质 / Working days between two days, and what each day is")
            .Produces<CountWorkingDays.Response>().ProducesProblems(400, 401, 403);

        helpers.MapPost("/calendar/receipt", async (PreviewReceipt.Query query, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(PreviewReceipt)).WithSummary("按来源和凭证推算收到日和期限 / The receipt date by channel and evidence, and what follows from it")
            .Produces<PreviewReceipt.Response>().ProducesProblems(400, 401, 403);

        helpers.MapPost("/clock/preview", async (PreviewClock.Query query, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(PreviewClock)).WithSummary("推演一件申请的全部期限和逐日计算 / Every deadline and the trail for a receipt date and its events")
            .Produces<ClockAnswer>().ProducesProblems(400, 401, 403, 422);

        helpers.MapGet("/clock/record-correction", async (DateOnly? receivedOn, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new PreviewRecordCorrection.Query(receivedOn), ct)).ToAnswer())
            .WithName(nameof(PreviewRecordCorrection)).WithSummary("更正个人信息记录的办理期限 / By when a personal record is to be corrected")
            .Produces<PreviewRecordCorrection.Response>().ProducesProblems(400, 401, 403);

        helpers.MapPost("/fees/quote", async (QuoteFee.Query query, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(QuoteFee)).WithSummary("信息处理费的数额和计算步骤 / The processing fee and its steps")
            .Produces<QuoteFee.Response>().ProducesProblems(400, 401, 403);

        helpers.MapGet("/outcomes", async (int? year, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListOutcomes.Query(year), ct)).ToAnswer())
            .WithName(nameof(ListOutcomes)).WithSummary("办理结果及其条文、报表行和救济途径 / The outcomes with article, report row and remedies")
            .Produces<ListOutcomes.Response>().ProducesProblems(400, 401, 403, 422);
    }
}
