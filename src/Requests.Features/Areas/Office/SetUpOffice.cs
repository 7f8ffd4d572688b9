using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>The first body and its administrator, by the one-time token of the first start.</summary>
public static class SetUpOffice
{
    [OpenToAll]
    public sealed record Command(string Token, string BodyCode, string BodyName, string UserName, string Password) : ICommand<Response>;

    public sealed record Response(string BodyCode, string UserName);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Token).NotEmpty();
            RuleFor(c => c.BodyCode).MustBeBodyCode();
            RuleFor(c => c.BodyName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.UserName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Password).NotEmpty().MaximumLength(TextLimits.Name);
        }
    }

    internal sealed class Handler(RequestsDb db, SetUpTokens tokens, OfficeAccounts desk, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!await tokens.TakeAsync(command.Token, cancellationToken)) return OfficeProblems.SetUpTokenInvalid;
            var body = new Body(Guid.NewGuid(), command.BodyCode, command.BodyName.Trim(), new BodySettings());
            var opened = await desk.OpenAccountAsync(body.Id, command.UserName, command.UserName, command.Password, "zh-CN");
            if (opened.Problem is { } refused) return refused;
            opened.Value.IsOperator = true;
            db.Set<Body>().Add(body);
            db.Set<Membership>().Add(new Membership(opened.Value.Id, body.Id, Role.Administrator));
            events.Record(Act.SetUpOffice, body.Id, new { body = body.Code, administrator = command.UserName });
            return new Response(body.Code, command.UserName);
        }
    }
}
