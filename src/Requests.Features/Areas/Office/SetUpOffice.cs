using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Remedies;

namespace Requests.Features.Areas.Office;

/// <summary>The first body and its administrator, by the one-time token of the first start.</summary>
public static class SetUpOffice
{
    [OpenToAll]
    [InTurn(TurnOf.Installation)]
    public sealed record Command(string Token, string BodyCode, string BodyName, string UserName, string Password,
        string? ReconsiderationOrgan = null, string? Court = null, string? SupervisoryAuthority = null) : ICommand<Response>;

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
            // What is left out is asked for on the first page until it is there (REM-21).
            RuleFor(c => c.ReconsiderationOrgan).MaximumLength(TextLimits.Name).Must(BeAName).WithMessage(_ => Text.Of("SetUpOffice.FullName").ToString());
            RuleFor(c => c.Court).MaximumLength(TextLimits.Name).Must(BeAName).WithMessage(_ => Text.Of("SetUpOffice.FullName").ToString());
            RuleFor(c => c.SupervisoryAuthority).MaximumLength(TextLimits.Name).Must(BeAName).WithMessage(_ => Text.Of("SetUpOffice.FullName").ToString());
        }
    }

    private static bool BeAName(string? name) => string.IsNullOrWhiteSpace(name) || OrganNames.IsFullName(name);

    private static BodySettings SettingsOf(Command command)
    {
        var settings = new BodySettings();
        return settings with
        {
            ReconsiderationOrgan = Or(command.ReconsiderationOrgan, settings.ReconsiderationOrgan),
            Court = Or(command.Court, settings.Court),
            SupervisoryAuthority = Or(command.SupervisoryAuthority, settings.SupervisoryAuthority),
        };

        static string Or(string? told, string usual) => string.IsNullOrWhiteSpace(told) ? usual : told.Trim();
    }

    internal sealed class Handler(RequestsDb db, SetUpTokens tokens, OfficeAccounts desk, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!await tokens.TakeAsync(command.Token, cancellationToken)) return OfficeProblems.SetUpTokenInvalid;
            var body = new Body(Guid.NewGuid(), command.BodyCode, command.BodyName.Trim(), SettingsOf(command));
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
