using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>新建服务账号: an account for another system, which acts by keys alone. Nobody signs in to it, and it gives no rights and signs nothing.</summary>
public static class CreateServiceAccount
{
    /// <param name="UserName">Stands in the history as the one who acted.</param>
    [Acts(Act.ManageApiKeys)]
    [NeedsPassword]
    [Watched(SecurityEventKind.AccountOpened, nameof(UserName))]
    public sealed record Command(string UserName, string DisplayName, IReadOnlyList<Role> Roles) : ICommand<UserView>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.DisplayName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.Roles).NotEmpty().MustBeGivenRoles();
            RuleForEach(c => c.Roles).NotEqual(Role.Administrator).WithMessage(_ => Text.Of("CreateServiceAccount.NoAdministrator").ToString());
        }
    }

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk, EventLog events) : IRequestHandler<Command, Result<UserView>>
    {
        public async Task<Result<UserView>> Handle(Command command, CancellationToken cancellationToken)
        {
            var body = await desk.BodyAsync(cancellationToken);
            if (body.Problem is { } noBody) return noBody;
            var opened = await desk.OpenAccountAsync(body.Value.Id, command.UserName, command.DisplayName.Trim(), null, "zh-CN");
            if (opened.Problem is { } refused) return refused;
            opened.Value.IsService = true;
            var roles = command.Roles.Distinct().ToList();
            db.Set<Membership>().AddRange(roles.Select(role => new Membership(opened.Value.Id, body.Value.Id, role)));
            events.Record(Act.ManageApiKeys, body.Value.Id, new { serviceAccount = command.UserName, roles });
            return UserView.Of(opened.Value, roles, null);
        }
    }
}
