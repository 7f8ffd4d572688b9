using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Register;

/// <summary>Registers what was published of the body's own motion, piece by piece or in counts of a month (PRO-3): all of the list, or none.</summary>
public static class RegisterPublications
{
    public const int Most = 10_000;

    [Acts(Act.RecordPublicationCounts)]
    [InTurn(TurnOf.Body)]
    public sealed record Command(IReadOnlyList<PublicationLine> Items) : ICommand<Response>;

    /// <param name="Ids">In the order of the list.</param>
    /// <param name="Late">Those published after their day, as far as it is known (CLK-12).</param>
    public sealed record Response(int Count, IReadOnlyList<Guid> Ids, IReadOnlyList<LatePublication> Late);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.Items).NotEmpty().Must(items => items is null || items.Count <= Most);
            RuleForEach(c => c.Items).NotNull().SetValidator(new PublicationLineValidator(clock.Today));
        }
    }

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars, ICaller caller, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var bodyId = caller.BodyId!.Value;
            var years = command.Items.Select(i => i.PublishedOn.Year).Distinct().ToList();
            var totals = await db.Set<PublicationCount>().Where(c => years.Contains(c.Year)).Select(c => new { c.Year, c.Channel, c.Unit })
                .ToListAsync(cancellationToken);
            if (command.Items.FirstOrDefault(i => totals.Any(t => t.Year == i.PublishedOn.Year && t.Channel == i.Channel && t.Unit == i.Unit)) is { } twice)
                return PublicationProblems.Totalled.With(twice.Channel, twice.PublishedOn.Year);
            var items = command.Items.Select(i => i.ToItem(bodyId, caller.Name)).ToList();
            db.Set<PublicationItem>().AddRange(items);
            var calendar = await calendars.ForAsync(bodyId, cancellationToken);
            var late = command.Items.Select((line, index) => (line, index,
                DueOn: line.MadeOn is { } made ? OtherClocks.PublicationDueOn(made, calendar).On : (DateOnly?)null))
                .Where(l => l.line.PublishedOn > l.DueOn).Select(l => new LatePublication(l.index, l.DueOn!.Value, l.line.PublishedOn)).ToList();
            events.Record(Act.RecordPublicationCounts, bodyId, new { Registered = items.Count, Pieces = items.Sum(i => i.Count), Years = years, Late = late });
            return new Response(items.Count, items.ConvertAll(i => i.Id), late);
        }
    }
}

/// <summary>Published later than 20 working days after it was made or changed (CLK-12, Art. 26).</summary>
/// <param name="Index">Its place in the list, from 0.</param>
public sealed record LatePublication(int Index, DateOnly DueOn, DateOnly PublishedOn);

/// <summary>One line of the publication register.</summary>
/// <param name="MadeOn">The day it was made or last changed, from which the 20 working days run (CLK-12); null where nobody said.</param>
/// <param name="Unit">条 or 个.</param>
/// <param name="Category">Item of Art. 20, 1 to 15 (PRO-1).</param>
/// <param name="Count">More than one for pieces counted together.</param>
/// <param name="EvidenceLink">Where it can be looked up.</param>
public sealed record PublicationLine(DateOnly PublishedOn, string Channel, string Unit = "条", int? Category = null, string? Title = null,
    int Count = 1, string? EvidenceLink = null, DateOnly? MadeOn = null)
{
    internal PublicationItem ToItem(Guid bodyId, string byName) =>
        new(Guid.CreateVersion7(), bodyId, PublishedOn, Channel.Trim(), Unit.Trim(), Category, Title, Count, EvidenceLink, byName);
}

internal sealed class PublicationLineValidator : AbstractValidator<PublicationLine>
{
    // The Regulations took force on 1 May 2008.
    private static readonly DateOnly First = new(2008, 5, 1);
    private const int Categories = 15;

    public PublicationLineValidator(DateOnly today)
    {
        RuleFor(i => i.PublishedOn).InclusiveBetween(First, today);
        RuleFor(i => i.Channel).NotEmpty().MaximumLength(TextLimits.Name);
        RuleFor(i => i.Unit).NotEmpty().MaximumLength(TextLimits.Code);
        RuleFor(i => i.Category).InclusiveBetween(1, Categories);
        RuleFor(i => i.Title).MaximumLength(TextLimits.Subject);
        RuleFor(i => i.Count).GreaterThan(0);
        RuleFor(i => i.MadeOn).LessThanOrEqualTo(i => i.PublishedOn);
        RuleFor(i => i.EvidenceLink).MaximumLength(TextLimits.Reason);
    }
}
