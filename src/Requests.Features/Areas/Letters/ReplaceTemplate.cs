using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>Takes the body's own words for a letter into use. Words that use an unknown field or leave out a mandatory one are refused, with the field named.</summary>
public static class ReplaceTemplate
{
    [Acts(Act.ManageTemplates)]
    public sealed record Command(string Code, string Text) : ICommand<Response>;

    /// <param name="Version">Number of this wording.</param>
    public sealed record Response(string Code, int Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(TextLimits.RequestText);
    }

    internal sealed class Handler(RequestsDb db, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!ShippedTemplates.All.TryGetValue(command.Code, out var shipped) || caller.BodyId is not { } bodyId) return LetterProblems.NoSuchTemplate;
            var faults = shipped.Reworded(command.Text).Faults;
            if (faults.Count > 0) return LetterProblems.For(faults);

            var no = 1 + await db.Set<BodyTemplate>().CountAsync(t => t.Code == command.Code, cancellationToken);
            db.Set<BodyTemplate>().Add(new BodyTemplate(bodyId, command.Code, no, command.Text, caller.Name, clock.Now));
            events.Record(Act.ManageTemplates, bodyId, new { command.Code, Version = no, Hash = LetterVersions.Hash(command.Text) });
            return new Response(command.Code, no);
        }
    }
}
