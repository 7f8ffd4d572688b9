using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>Adds a body (机关) to the installation; whoever adds it becomes its administrator.</summary>
public static class CreateBody
{
    [Acts(Act.FoundBody)]
    public sealed record Command(string Code, string Name, BodySettings? Settings = null) : ICommand<BodyView>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).MustBeBodyCode();
            RuleFor(c => c.Name).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Settings!).SetValidator(new BodySettingsValidator()).When(c => c.Settings is not null);
        }
    }

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events) : IRequestHandler<Command, Result<BodyView>>
    {
        public async Task<Result<BodyView>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<Body>().AnyAsync(b => b.Code == command.Code, cancellationToken)) return OfficeProblems.BodyCodeTaken;
            var body = new Body(Guid.NewGuid(), command.Code, command.Name.Trim(), command.Settings ?? new BodySettings());
            body.Change(body.Name, body.Settings);
            db.Set<Body>().Add(body);
            if (caller.UserId is { } founder) db.Set<Membership>().Add(new Membership(founder, body.Id, Role.Administrator));
            events.Record(Act.FoundBody, body.Id, new { created = body.Code, body.Name });
            return BodyView.Of(body, []);
        }
    }
}
