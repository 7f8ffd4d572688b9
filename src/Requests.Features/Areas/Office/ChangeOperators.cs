using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>指定或者免去平台管理员: who keeps the installation. There is always one; what moves dates takes two people.</summary>
public static class ChangeOperators
{
    /// <param name="IsOperator">False takes it away.</param>
    [Acts(Act.ManageOperators)]
    [InTurn(TurnOf.Installation)]
    [NeedsPassword]
    [Watched(SecurityEventKind.OperatorsChanged)]
    public sealed record Command(string UserName, bool IsOperator) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.UserName).NotEmpty().MaximumLength(TextLimits.Name);
    }

    internal sealed class Handler(RequestsDb db, UserManager<User> users, EventLog events) : IRequestHandler<Command, Result<string>>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await users.FindByNameAsync(command.UserName) is not { IsActive: true, IsService: false } user) return OfficeProblems.NoSuchUser;
            if (!command.IsOperator
                && !await db.Set<User>().AnyAsync(u => u.IsOperator && u.IsActive && u.Id != user.Id, cancellationToken)) return OfficeProblems.LastOperator;
            user.IsOperator = command.IsOperator;
            events.Record(Act.ManageOperators, null, new { user = user.UserName, isOperator = user.IsOperator });
            return user.UserName!;
        }
    }
}
