using MediatR;
using Requests.Features.Areas.Office;
using Requests.Web.Hosting;
using static Requests.Web.Api.AdminEndpoints;

namespace Requests.Web.Api;

/// <summary>Doors to the caller's own account, and the one that sets up an empty installation.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Access");
        me.MapGet("", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new WhoAmI.Query(), ct)))
            .Named<WhoAmI.Query>("当前用户、机关和角色 / Who am I, where, with which roles").Produces<WhoAmI.Response>().ProducesProblems(401, 403);
        me.MapGet("/sessions", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListSessions.Query(), ct)))
            .Named<ListSessions.Query>("我的登录 / Where I am signed in").Produces<IReadOnlyList<ListSessions.Item>>().ProducesProblems(401, 403);
        me.MapDelete("/sessions", (Guid? id, IMediator mediator, CancellationToken ct) => DoneAsync(mediator.Send(new EndSessions.Command(id), ct)))
            .Named<EndSessions.Command>("退出一处或者其他各处登录 / Sign out there, or everywhere else").Produces(204).ProducesProblems(401, 403);
        me.MapPut("/body", (ChooseBody.Command command, IMediator mediator, CancellationToken ct) => DoneAsync(mediator.Send(command, ct)))
            .Named<ChooseBody.Command>("切换机关 / Choose the body to work in").Produces(204).ProducesProblems(400, 401, 403);
        me.MapGet("/invitations", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListInvitations.Query(), ct)))
            .Named<ListInvitations.Query>("其他机关的邀请 / Bodies that ask me to work in them").Produces<IReadOnlyList<ListInvitations.Item>>()
                .ProducesProblems(401, 403);
        me.MapPost("/invitations/{id:guid}",
            (Guid id, bool accept, IMediator mediator, CancellationToken ct) => DoneAsync(mediator.Send(new AnswerInvitation.Command(id, accept), ct)))
            .Named<AnswerInvitation.Command>("答复邀请 / Agree to work in another body, or decline").Produces(204).ProducesProblems(401, 403, 404);
        me.MapPost("/password", (ChangeOwnPassword.Command command, IMediator mediator, CancellationToken ct) => DoneAsync(mediator.Send(command, ct)))
            .Named<ChangeOwnPassword.Command>("修改密码 / Change the own password").Produces(204).ProducesProblems(400, 401, 403, 429)
            .RequireRateLimiting(RateLimits.SignIn);
        me.MapPut("/email", (ChangeOwnEmail.Command command, IMediator mediator, CancellationToken ct) => DoneAsync(mediator.Send(command, ct)))
            .Named<ChangeOwnEmail.Command>("修改电子邮箱 / Change the own e-mail address").Produces(204).ProducesProblems(400, 401, 403, 429)
            .RequireRateLimiting(RateLimits.SignIn);
        me.MapPost("/confirmation", (ConfirmPassword.Command command, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(command, ct)))
            .Named<ConfirmPassword.Command>("再次输入密码，此后短时间内可以变更本人账号 / Give the password once more; acts on the own account are taken for a while")
            .Produces<ConfirmPassword.Response>().ProducesProblems(400, 401, 403, 429).RequireRateLimiting(RateLimits.SignIn);
        me.MapPost("/second-factor", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new BeginSecondFactor.Command(), ct)))
            .Named<BeginSecondFactor.Command>("开始设置第二验证因素 / Begin the set-up of a second factor")
            .Produces<BeginSecondFactor.Response>().ProducesProblems(401, 403, 409);
        me.MapPost("/second-factor/confirmation", (ConfirmSecondFactor.Command command, IMediator mediator, CancellationToken ct) =>
                AnswerAsync(mediator.Send(command, ct)))
            .Named<ConfirmSecondFactor.Command>("以验证码启用第二验证因素，恢复码只显示一次 / Turn the second factor on by a code; recovery codes are shown once")
            .Produces<ConfirmSecondFactor.Response>()
            .ProducesProblems(400, 401, 403, 429).RequireRateLimiting(RateLimits.SignIn);
        me.MapPost("/second-factor/recovery-codes", (IMediator mediator,
            CancellationToken ct) => AnswerAsync(mediator.Send(new RenewRecoveryCodes.Command(), ct)))
            .Named<RenewRecoveryCodes.Command>("换发恢复码，只显示一次 / New recovery codes, shown once")
            .Produces<RenewRecoveryCodes.Response>().ProducesProblems(401, 403, 409);

        var links = api.MapGroup("/auth/links").WithTags("Access").RequireRateLimiting(RateLimits.SignIn);
        links.MapPost("", async (AskForSignInLink.Command command, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(command, ct)).ToAnswer(_ => Results.StatusCode(StatusCodes.Status202Accepted)))
            .Named<AskForSignInLink.Command>("忘记密码，无论有无该账号答复相同 / Forgotten password; the same answer for any name").Produces(202).ProducesProblems(400, 429);
        links.MapPost("/reading", (ReadSignInLink.Query query, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(query, ct)))
            .Named<ReadSignInLink.Query>("一次性链接是否有效、属于谁 / Whether a one-time link is good, and whose").Produces<ReadSignInLink.Response>().ProducesProblems(400, 403, 429);
        links.MapPost("/password", (SetPasswordByLink.Command command, IMediator mediator, CancellationToken ct) => DoneAsync(mediator.Send(command, ct)))
            .Named<SetPasswordByLink.Command>("以一次性链接设置新密码 / A new password by the one-time link").Produces(204).ProducesProblems(400, 403, 429);

        api.MapPost("/setup", (SetUpOffice.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .WithTags("Office").Named<SetUpOffice.Command>("以一次性令牌建立第一个机关和管理员 / First body and administrator, by the one-time token")
            .Produces<SetUpOffice.Response>(201).ProducesProblems(400, 403, 429).RequireRateLimiting(RateLimits.SignIn);
        api.MapPost("/setup/reading", (ReadSetUpLink.Query query, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(query, ct)))
            .WithTags("Office").Named<ReadSetUpLink.Query>("初始设置链接是否有效 / Whether the link of the first start is good")
            .Produces<ReadSetUpLink.Response>().ProducesProblems(400, 403, 429).RequireRateLimiting(RateLimits.SignIn);
    }
}
