using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>A new password by the one-time link. It ends every session of the account and its lock; a second factor stays as it is.</summary>
public static class SetPasswordByLink
{
    [OpenToAll]
    public sealed record Command(string Token, string NewPassword) : ICommand<Response>
    {
        public override string ToString() => nameof(SetPasswordByLink);
    }

    public sealed record Response(string UserName);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Token).NotEmpty();
            RuleFor(c => c.NewPassword).NotEmpty().MaximumLength(TextLimits.Name);
        }
    }

    internal sealed class Handler(RequestsDb db, UserManager<User> users, SignInLinks links, OfficeAccounts desk, SecurityLog log, EventLog events)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await links.FindAsync(command.Token) is not var (user, _)) return OfficeProblems.SignInLinkInvalid;
            if (await desk.RefusePasswordAsync(user, command.NewPassword, "newPassword") is { } weak) return weak;
            await links.WithdrawAsync(user);
            user.PasswordHash = users.PasswordHasher.HashPassword(user, command.NewPassword);
            (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
            await users.UpdateSecurityStampAsync(user);
            log.PasswordSet(user);
            foreach (var body in await db.Set<Membership>().Where(m => m.UserId == user.Id).Select(m => m.BodyId).Distinct().Order()
                .ToListAsync(cancellationToken))
                events.Record(Act.ManageOwnAccount, body, new { password = "set by link", user = user.UserName });
            if (events.IsEmpty) events.Record(Act.ManageOwnAccount, null, new { password = "set by link", user = user.UserName });
            return new Response(user.UserName!);
        }
    }
}
