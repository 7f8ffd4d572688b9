using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>
/// 关联统一认证: joins an account of this body to a person of the organisation's provider, by the provider's own unchanging id, or takes the
/// link away. The owner of the account hears of it and sees it in the profile.
/// </summary>
public static class LinkProvider
{
    /// <param name="ProviderId">The id (sub) the provider gives; null takes the link away.</param>
    [Acts(Act.ManageUsers)]
    [NeedsPassword]
    [Watched(SecurityEventKind.ProviderLinked, nameof(UserName))]
    public sealed record Command(string UserName, string? ProviderId = null) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.UserName).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.ProviderId).MaximumLength(TextLimits.FileName);
        }
    }

    internal sealed class Handler(OfficeAccounts desk, UserManager<User> users, AccessRules rules, NoticeSender notices, ICaller caller, IOfficeClock clock,
        EventLog events) : IRequestHandler<Command, Result<string>>
    {
        public async Task<Result<string>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (rules.Provider.Length == 0) return OfficeProblems.NoProvider;
            var found = await desk.OwnUserAsync(command.UserName, cancellationToken);
            if (found.Problem is { } problem) return problem;
            var user = found.Value;
            if (user.IsService) return OfficeProblems.IsAService;
            var subject = string.IsNullOrWhiteSpace(command.ProviderId) ? null : command.ProviderId.Trim();
            if (subject is not null && await users.FindByLoginAsync(rules.Provider, subject) is { } other
                && other.Id != user.Id) return OfficeProblems.SubjectTaken.At("providerId");
            // One subject an account: a new one takes the place of the old.
            foreach (var old in (await users.GetLoginsAsync(user)).Where(l => l.LoginProvider == rules.Provider && l.ProviderKey != subject))
                await users.RemoveLoginAsync(user, old.LoginProvider, old.ProviderKey);
            if (subject is not null && await users.FindByLoginAsync(rules.Provider, subject) is null)
                await users.AddLoginAsync(user, new UserLoginInfo(rules.Provider, subject, null));
            await users.UpdateSecurityStampAsync(user);
            events.Record(Act.ManageUsers, caller.BodyId, new { providerLinked = user.UserName, linked = subject is not null });
            await notices.TellAsync(new Notice(user.HomeBodyId!.Value, null, NoticeKind.ProviderLinked, $"provider-linked/{user.Id:N}/{clock.Now.UtcTicks}",
                user.UserName!, caller.Name), [user], cancellationToken);
            return user.UserName!;
        }
    }
}
