using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Calculators;

/// <summary>By when a request to correct a personal record is to be dealt with (Art. 41). No law sets the length; 20 working days are our own promise (CLK-14).</summary>
public static class PreviewRecordCorrection
{
    [Acts(Act.UseCalculators)]
    public sealed record Query(DateOnly? ReceivedOn) : IQuery<Response>;

    public sealed record Response(DateOnly DueOn, bool Provisional, string RuleId);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.ReceivedOn).NotNull().InReach();
    }

    internal sealed class Handler(WorkCalendars calendars, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var due = OtherClocks.RecordCorrectionDueOn(query.ReceivedOn!.Value, await calendars.ForAsync(caller.BodyId, cancellationToken));
            return new Response(due.On, due.Provisional, ClockRules.RecordCorrection);
        }
    }
}
