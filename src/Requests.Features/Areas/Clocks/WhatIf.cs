using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Clocks;

/// <summary>What the dates of a case would be with one more entry. Nothing is saved, and the day may lie ahead.</summary>
public static class WhatIf
{
    [Acts(Act.ViewCase)]
    public sealed record Query(ClockEntryKind Kind, DateOnly On, DateOnly? DeliveredOn = null, int? WorkingDays = null, int? RefersTo = null,
        DateOnly? UntilOn = null, DateOnly? ApprovedOn = null, DateOnly? ToldOn = null) : IQuery<Response>
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public string CaseNumber { get; init; } = "";
    }

    public sealed record Response(string CaseNumber, DateOnly? DueOnNow, ClockAnswer Clock);

    internal sealed class Validator : AbstractValidator<Query>
    {
        // The trail is written day by day; a slip in the year must not make it endless.
        private static readonly DateOnly End = new(2200, 1, 1);

        public Validator()
        {
            RuleFor(q => q.Kind).IsInEnum();
            RuleFor(q => q.WorkingDays).InclusiveBetween(1, 250);
            RuleFor(q => q.On).LessThan(End);
            RuleFor(q => q.UntilOn).LessThan(End);
            RuleFor(q => q.DeliveredOn).LessThan(End);
        }
    }

    internal sealed class Handler(CaseOpener desk, WorkCalendars calendars) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            if (await desk.ReadAsync(query.CaseNumber, ct) is not { } found) return CaseProblems.NotFound;
            if (found.ReceivedOn is not { } receivedOn) return ClockProblems.NotReceived;
            if (query.DeliveredOn < query.On) return ClockProblems.DeliveredBeforeSent;
            var entry = new ClockEntry(found.NextLedgerSequence, query.Kind, query.On, query.DeliveredOn, query.WorkingDays, query.RefersTo,
                query.UntilOn, query.ApprovedOn, query.ToldOn);
            if (await desk.MayEnterAsync(found, entry, ct) is { } refusal) return ClockProblems.For(refusal);
            var reading = ReplyClock.Read(receivedOn, [.. found.ClockEntries, entry], await calendars.ForAsync(found.BodyId, ct),
                await desk.PeriodsAsync(found, ct));
            return new Response(found.Number, found.DueOn, ClockAnswer.Of(reading));
        }
    }
}
