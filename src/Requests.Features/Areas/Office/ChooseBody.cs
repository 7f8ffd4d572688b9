using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>切换机关: the body whose work the caller sees from now on, in pages and where a program names none.</summary>
public static class ChooseBody
{
    [Acts(Act.ManageOwnAccount)]
    public sealed record Command(string Code) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Code).NotEmpty().MaximumLength(TextLimits.Code);
    }

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events) : IRequestHandler<Command, Result<string>>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            var body = await db.Set<Body>().SingleOrDefaultAsync(b => b.Code == command.Code
                && db.Set<Membership>().Any(m => m.BodyId == b.Id && m.UserId == caller.UserId), cancellationToken);
            if (body is null) return AccessProblems.NotAMember;
            (await db.Set<User>().SingleAsync(u => u.Id == caller.UserId, cancellationToken)).ChosenBodyId = body.Id;
            events.Record(Act.ManageOwnAccount, body.Id, new { chosen = body.Code });
            return body.Code;
        }
    }
}
