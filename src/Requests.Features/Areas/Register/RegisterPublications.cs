using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>Registers what was published of the body's own motion, piece by piece or in counts of a month (PRO-3): all of the list, or none.</summary>
public static class RegisterPublications
{
    public const int Most = 10_000;

    [Acts(Act.RecordPublicationCounts)]
    public sealed record Command(IReadOnlyList<PublicationLine> Items) : ICommand<Response>;

    /// <param name="Ids">In the order of the list.</param>
    public sealed record Response(int Count, IReadOnlyList<Guid> Ids);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.Items).NotEmpty().Must(items => items is null || items.Count <= Most);
            RuleForEach(c => c.Items).NotNull().SetValidator(new PublicationLineValidator(clock.Today));
        }
    }

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var bodyId = caller.BodyId!.Value;
            var years = command.Items.Select(i => i.PublishedOn.Year).Distinct().ToList();
            var totals = await db.PublicationCounts.Where(c => years.Contains(c.Year)).Select(c => new { c.Year, c.Channel, c.Unit }).ToListAsync(cancellationToken);
            if (command.Items.FirstOrDefault(i => totals.Any(t => t.Year == i.PublishedOn.Year && t.Channel == i.Channel && t.Unit == i.Unit)) is { } twice)
                return PublicationProblems.Totalled.With(twice.Channel, twice.PublishedOn.Year);
            var items = command.Items.Select(i => i.ToItem(bodyId, caller.Name)).ToList();
            db.PublicationItems.AddRange(items);
            events.Record(Act.RecordPublicationCounts, bodyId, new { Registered = items.Count, Pieces = items.Sum(i => i.Count), Years = years });
            return new Response(items.Count, items.ConvertAll(i => i.Id));
        }
    }
}

/// <summary>One line of the publication register.</summary>
/// <param name="Unit">条 or 个.</param>
/// <param name="Category">Item of Art. 20, 1 to 15 (PRO-1).</param>
/// <param name="Count">More than one for pieces counted together.</param>
/// <param name="EvidenceLink">Where it can be looked up.</param>
public sealed record PublicationLine(DateOnly PublishedOn, string Channel, string Unit = "条", int? Category = null, string? Title = null, int Count = 1, string? EvidenceLink = null)
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
        RuleFor(i => i.EvidenceLink).MaximumLength(TextLimits.Reason);
    }
}
