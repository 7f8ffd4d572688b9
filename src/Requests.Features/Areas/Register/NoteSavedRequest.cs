using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>免去的申请: somebody about to ask says that what is published answers it. The title is counted for its body, and nothing of who said it.</summary>
public static class NoteSavedRequest
{
    /// <param name="Title">Of what is published, as it was suggested.</param>
    /// <param name="BodyCode">Of the body that published it.</param>
    [OpenToAll]
    public sealed record Command(string Title, string BodyCode) : ICommand<Response>;

    /// <param name="Link">Where it is read; null where that is not on the web.</param>
    public sealed record Response(string Title, string? Link);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Title).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.BodyCode).NotEmpty().MaximumLength(TextLimits.Code);
        }
    }

    internal sealed class Handler(RequestsDb db, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (code, today) = (command.BodyCode.Trim().ToUpperInvariant(), clock.Today);
            if (await db.Set<Body>().AsNoTracking().Where(b => b.Code == code).Select(b => (Guid?)b.Id).SingleOrDefaultAsync(cancellationToken) is not { } body)
                return PublicationProblems.NoBody;
            var own = await db.Set<PublicationItem>().IgnoreQueryFilters().AsNoTracking().Where(i => i.BodyId == body && i.Title == command.Title)
                .OrderByDescending(i => i.On).Select(i => new Response(i.Title!, i.EvidenceLink)).FirstOrDefaultAsync(cancellationToken)
                ?? await db.Set<DisclosureEntry>().IgnoreQueryFilters().AsNoTracking()
                    .Where(e => e.BodyId == body && e.Title == command.Title && (e.PublicFrom == null || e.PublicFrom <= today))
                    .OrderByDescending(e => e.AnsweredOn).Select(e => new Response(e.Title, e.Link)).FirstOrDefaultAsync(cancellationToken);
            if (own is null) return PublicationProblems.NotPublished;
            db.Add(new SavedRequest(Guid.CreateVersion7(), body, own.Title, today));
            events.Record(Act.RecordPublicationCounts, body, new { Saved = own.Title });
            return own;
        }
    }
}
