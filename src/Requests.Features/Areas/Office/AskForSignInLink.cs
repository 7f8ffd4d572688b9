using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>
/// 忘记密码: whoever cannot sign in asks for a link. It goes to the account's e-mail address, if it has one; the administrators
/// are told in any case. The answer is the same whether there is such an account or not.
/// </summary>
public static class AskForSignInLink
{
    private static readonly Text Subject = Text.Of("AskForSignInLink.Subject");

    // User name, until when, link
    private static readonly Text Words = Text.Of("AskForSignInLink.Words");

    [OpenToAll]
    public sealed record Command(string UserName) : ICommand<Response>;

    public sealed record Response;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.UserName).NotEmpty().MaximumLength(TextLimits.Name);
    }

    internal sealed class Handler(RequestsDb db, UserManager<User> users, SignInLinks links, NoticeSender notices, Outbox outbox,
        IOfficeClock clock, EventLog events)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var user = await users.FindByNameAsync(command.UserName.Trim());
            var bodies = user is { IsActive: true }
                ? await db.Set<Membership>().Where(m => m.UserId == user.Id).Select(m => m.BodyId).Distinct().Order().ToListAsync(cancellationToken)
                : [];
            // What was typed is not kept: it may be a password in the wrong field.
            if (user is null || bodies.Count == 0)
            {
                events.Record(Act.ManageOwnAccount, null, new { signInLink = "asked for an unknown account" });
                return new Response();
            }
            foreach (var body in bodies)
            {
                events.Record(Act.ManageOwnAccount, body, new { signInLink = "asked", user = user.UserName });
                var occasion = new Notice(body, null, NoticeKind.SignInAsked, $"sign-in-asked/{body:N}/{user.Id:N}/{clock.Today:yyyyMMdd}", user.UserName!);
                await notices.TellAsync(occasion, await notices.HoldersAsync(body, cancellationToken, Role.Administrator), cancellationToken);
            }
            if (!string.IsNullOrEmpty(user.Email) && !await links.AskedLatelyAsync(user)) await SendAsync(user, user.Email, bodies[0]);
            return new Response();
        }

        private async Task SendAsync(User user, string address, Guid body)
        {
            var link = await links.IssueAsync(user, SignInLinkKind.Asked);
            var english = user.Language == "en";
            var until = clock.InOffice(link.ValidUntil).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            // Somebody waits for it; and it would be void when the quiet hours end.
            outbox.AddMail(body, $"sign-in-link/{user.Id:N}/{clock.Now.ToUnixTimeSeconds()}", address, Subject.In(english),
                Words.With(user.UserName!, until, link.Address).In(english), ignoresQuietHours: true, isSecret: true);
        }
    }
}
