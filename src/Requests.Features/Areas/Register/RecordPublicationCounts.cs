using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>Records what was published in a year, channel by channel. The list replaces the one before; the event keeps both.</summary>
public static class RecordPublicationCounts
{
    [Acts(Act.RecordPublicationCounts)]
    [InTurn(TurnOf.Body)]
    public sealed record Command(int Year, IReadOnlyList<ChannelCount> Counts) : ICommand<PublicationTotals>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        // The Regulations took force on 1 May 2008.
        private const int FirstYear = 2008;
        private static readonly Text Twice = Text.Of("RecordPublicationCounts.Twice");

        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.Year).InclusiveBetween(FirstYear, clock.Today.Year);
            RuleFor(c => c.Counts).NotNull().Must(counts => counts is null || counts.Select(c => (c?.Channel, c?.Unit)).Distinct().Count() == counts.Count)
                .WithMessage(_ => Twice.ToString());
            RuleForEach(c => c.Counts).NotNull().ChildRules(count =>
            {
                count.RuleFor(c => c.Channel).NotEmpty().MaximumLength(TextLimits.Name);
                count.RuleFor(c => c.Unit).NotEmpty().MaximumLength(TextLimits.Code);
                count.RuleFor(c => c.Count).GreaterThanOrEqualTo(0);
                count.RuleFor(c => c.EvidenceLink).MaximumLength(TextLimits.Reason);
            });
        }
    }

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events) : IRequestHandler<Command, Result<PublicationTotals>>
    {
        public async Task<Result<PublicationTotals>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (bodyId, year) = (caller.BodyId!.Value, command.Year);
            var before = await PublicationTotals.OfAsync(db, year, [bodyId], cancellationToken);
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            var itemised = await db.Set<PublicationItem>().Where(i => i.On >= first && i.On <= last).Select(i => new { i.Channel, i.Unit }).Distinct()
                .ToListAsync(cancellationToken);
            if (command.Counts.FirstOrDefault(c => itemised.Any(i => i.Channel == c.Channel && i.Unit == c.Unit)) is { } twice)
                return PublicationProblems.Itemised.With(twice.Channel, year);
            await db.Set<PublicationCount>().Where(c => c.Year == year).ExecuteDeleteAsync(cancellationToken);
            foreach (var count in command.Counts)
                db.Set<PublicationCount>().Add(new PublicationCount(bodyId, year, count.Channel, count.Unit, count.Count, count.EvidenceLink));
            await db.SaveChangesAsync(cancellationToken);
            var after = await PublicationTotals.OfAsync(db, year, [bodyId], cancellationToken);
            events.Record(Act.RecordPublicationCounts, bodyId, new { before, after });
            return after;
        }
    }
}
