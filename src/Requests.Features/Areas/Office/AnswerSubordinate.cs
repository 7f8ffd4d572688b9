using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>确认下级机关: the superior agrees that another body's figures count in its own, or no longer does.</summary>
public static class AnswerSubordinate
{
    /// <param name="Code">The body that names the caller's body as its superior.</param>
    [Acts(Act.ManageBody)]
    public sealed record Command(string Code, bool Accept) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Code).NotEmpty().MaximumLength(TextLimits.Code);
    }

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk, EventLog events) : IRequestHandler<Command, Result<string>>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            var own = await desk.BodyAsync(cancellationToken);
            if (own.Problem is { } noBody) return noBody;
            var below = await db.Set<Body>().SingleOrDefaultAsync(b => b.Code == command.Code && b.Id != own.Value.Id, cancellationToken);
            if (below is null || !string.Equals(below.Settings.Superior, own.Value.Code,
                StringComparison.OrdinalIgnoreCase)) return OfficeProblems.NotSubordinate;
            below.AcceptSuperior(command.Accept ? own.Value.Code : "");
            foreach (var body in new[] { own.Value.Id, below.Id })
                events.Record(Act.ManageBody, body, new { subordinate = below.Code, superior = own.Value.Code, accepted = command.Accept });
            return below.Code;
        }
    }
}
