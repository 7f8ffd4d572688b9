using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Unit = Requests.Features.Data.Entities.Unit;

namespace Requests.Features.Areas.Office;

/// <summary>Adds a unit (处室) that handles cases.</summary>
public static class CreateUnit
{
    [Acts(Act.ManageBody)]
    public sealed record Command(string Code, string Name) : ICommand<UnitView>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).NotEmpty().MaximumLength(TextLimits.Code);
            RuleFor(c => c.Name).NotEmpty().MaximumLength(TextLimits.Name);
        }
    }

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk, EventLog events) : IRequestHandler<Command, Result<UnitView>>
    {
        public async Task<Result<UnitView>> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await desk.BodyAsync(cancellationToken);
            if (found.Problem is { } problem) return problem;
            var body = found.Value;
            if (await db.Set<Data.Entities.Unit>().AnyAsync(u => u.Code == command.Code, cancellationToken)) return OfficeProblems.UnitCodeTaken;
            db.Set<Data.Entities.Unit>().Add(new Unit(Guid.NewGuid(), body.Id, command.Code, command.Name.Trim()));
            events.Record(Act.ManageBody, body.Id, new { unit = command.Code });
            return new UnitView(command.Code, command.Name.Trim());
        }
    }
}
