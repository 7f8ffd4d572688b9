using MediatR;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors for administrators: the body, its units, users and API keys. All of them concern the caller's body (X-Body).</summary>
internal static class AdminEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Bodies(api.MapGroup("").WithTags("Office"));
        Users(api.MapGroup("/users").WithTags("Users"));
        Keys(api.MapGroup("/api-keys").WithTags("API keys"));
    }

    private static void Bodies(RouteGroupBuilder office)
    {
        office.MapPost("/bodies", async (CreateBody.Command command, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(command, ct)).ToAnswer(body => http.Versioned(body, body.Version, StatusCodes.Status201Created)))
            .Named<CreateBody.Command>("新设机关 / Add a body").Produces<BodyView>(201).ProducesProblems(400, 401, 403, 409);
        office.MapGet("/body", async (IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(new ReadBody.Query(), ct)).ToAnswer(body => http.Versioned(body, body.Version)))
            .Named<ReadBody.Query>("机关设置 / The body and its settings").Produces<BodyView>().ProducesProblems(401, 403, 404);
        office.MapGet("/body/missing-settings", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListMissingSettings.Query(), ct))
            .ToAnswer())
            .Named<ListMissingSettings.Query>("决定印发前尚须填写的设置 / What must still be named before a decision can leave").Produces<ListMissingSettings.Response>()
                .ProducesProblems(401, 403);
        office.MapPut("/body", async (ChangeBodySettings.Command command, IMediator mediator, HttpContext http, CancellationToken ct) =>
                http.Request.TryGetSeenVersion(out var seen)
                    ? (await mediator.Send(command with { SeenVersion = seen }, ct)).ToAnswer(body => http.Versioned(body, body.Version))
                    : CommonProblems.ChangedMeanwhile.ToAnswer())
            .Named<ChangeBodySettings.Command>("修改机关设置 / Change the body's settings").Produces<BodyView>().ProducesProblems(400, 401, 403, 404, 412);
        office.MapPost("/body/periods/preview", async (PreviewPeriods.Query query, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(query, ct)).ToAnswer())
            .Named<PreviewPeriods.Query>("预览办理期限的调整会移动哪些案件；不保存 / Which cases a change of the body's periods would move; nothing is saved")
            .Produces<PeriodMoves>().ProducesProblems(400, 401, 403, 404, 422);
        office.MapPost("/body/periods", async (ChangePeriods.Command command, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(command, ct)).ToAnswer())
            .Named<ChangePeriods.Command>("自某日起调整办理期限，重算在办案件 / Change the body's periods from a day on and work open cases out anew")
            .Produces<PeriodMoves>().ProducesProblems(400, 401, 403, 404, 412, 422);
        office.MapGet("/subordinates", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListSubordinates.Query(), ct)))
            .Named<ListSubordinates.Query>("把本机关设为上级的机关 / Bodies that name this one as their superior").Produces<IReadOnlyList<ListSubordinates.Item>>()
                .ProducesProblems(401, 403, 404);
        office.MapPost("/subordinates/{code}",
            (string code, bool accept, IMediator mediator, CancellationToken ct) => DoneAsync(mediator.Send(new AnswerSubordinate.Command(code, accept), ct)))
            .Named<AnswerSubordinate.Command>("确认下级机关，其数据计入本机关 / Agree that a body counts as subordinate, or no longer").Produces(204)
                .ProducesProblems(400, 401, 403, 404, 409);
        office.MapPut("/operators/{userName}", (string userName, bool isOperator, IMediator mediator, CancellationToken ct) =>
                DoneAsync(mediator.Send(new ChangeOperators.Command(userName, isOperator), ct)))
            .Named<ChangeOperators.Command>("指定或者免去平台管理员 / Appoint or dismiss an operator of the installation").Produces(204).ProducesProblems(400,
                401, 403, 404, 409);
        office.MapPost("/units", (CreateUnit.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .Named<CreateUnit.Command>("新设处室 / Add a unit").Produces<UnitView>(201).ProducesProblems(400, 401, 403, 409);
    }

    /// <param name="ProviderId">The id (sub) the provider gives; null takes the link away.</param>
    internal sealed record Linked(string? ProviderId = null);

    private static void Users(RouteGroupBuilder users)
    {
        users.MapGet("", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListUsers.Query(), ct)))
            .Named<ListUsers.Query>("本机关用户 / Users of the body").Produces<IReadOnlyList<UserView>>().ProducesProblems(401, 403);
        users.MapPost("", (CreateUser.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .Named<CreateUser.Command>("新建用户，设置密码的一次性链接只显示一次 / Open an account; its one-time link is shown once").Produces<CreateUser.Response>(201).ProducesProblems(400, 401, 403, 404);
        users.MapGet("/security-events", (SecurityEventKind? kind, long? before, string? name, DateOnly? from, DateOnly? to,
            IMediator mediator, CancellationToken ct) =>
                AnswerAsync(mediator.Send(new ListSecurityEvents.Query(kind, before, name, from, to), ct)))
            .Named<ListSecurityEvents.Query>("安全日志 / The log of sign-ins and rights").Produces<ListSecurityEvents.Response>().ProducesProblems(400, 401, 403);
        users.MapPut("/{user}/provider-link", (string user, Linked linked, IMediator mediator, CancellationToken ct) =>
                DoneAsync(mediator.Send(new LinkProvider.Command(user, linked.ProviderId), ct)))
            .Named<LinkProvider.Command>("关联统一认证账号 / Join an account to a person of the organisation's provider").Produces(204)
            .ProducesProblems(400, 401, 403, 404, 409);
        users.MapPost("/invitations", async (InviteUser.Command command, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(command, ct)).ToAnswer(invited => Results.Json(invited, statusCode: StatusCodes.Status202Accepted)))
            .Named<InviteUser.Command>("邀请其他机关的用户，经本人同意后生效 / Invite a user of another body; it holds once that user agrees")
            .Produces<InviteUser.Response>(202).ProducesProblems(400, 401, 403, 404);
        users.MapPut("/{userName}/roles", (string userName, ChangeUserRoles.Command command, IMediator mediator, CancellationToken ct) =>
                AnswerAsync(mediator.Send(command with { UserName = userName }, ct)))
            .Named<ChangeUserRoles.Command>("调整角色 / Change roles in this body").Produces<UserView>().ProducesProblems(400, 401, 403, 404, 409);
        users.MapPut("/{userName}/details", (string userName, ChangeUserDetails.Command command, IMediator mediator, CancellationToken ct) =>
                DoneAsync(mediator.Send(command with { UserName = userName }, ct)))
            .Named<ChangeUserDetails.Command>("修改姓名和电子邮箱 / Change name and e-mail address").Produces(204).ProducesProblems(400, 401, 403, 404, 409);
        users.MapPost("/{userName}/deactivation", (string userName, IMediator mediator, CancellationToken ct) =>
                DoneAsync(mediator.Send(new DeactivateUser.Command(userName), ct)))
            .Named<DeactivateUser.Command>("停用用户 / Close an account").Produces(204).ProducesProblems(401, 403, 404, 409);
        users.MapPost("/{userName}/sign-in-reset", (string userName, ResetSignIn.Command command, IMediator mediator, CancellationToken ct) =>
                AnswerAsync(mediator.Send(command with { UserName = userName }, ct)))
            .Named<ResetSignIn.Command>("重置登录，一次性链接只显示一次 / Reset the sign-in; the one-time link is shown once").Produces<ResetSignIn.Response>().ProducesProblems(400, 401, 403, 404, 409);
    }

    private static void Keys(RouteGroupBuilder keys)
    {
        keys.MapGet("", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListApiKeys.Query(), ct)))
            .Named<ListApiKeys.Query>("接口密钥 / API keys of the body").Produces<IReadOnlyList<ListApiKeys.Item>>().ProducesProblems(401, 403);
        keys.MapPost("/accounts", (CreateServiceAccount.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .Named<CreateServiceAccount.Command>("新建服务账号 / Open an account for another system").Produces<UserView>(201).ProducesProblems(400, 401, 403, 404);
        keys.MapPost("", (CreateApiKey.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .Named<CreateApiKey.Command>("新建接口密钥，只显示一次 / Make an API key, shown once").Produces<CreateApiKey.Response>(201).ProducesProblems(400, 401, 403, 404);
        keys.MapDelete("/{id:guid}", (Guid id, IMediator mediator, CancellationToken ct) => DoneAsync(mediator.Send(new RevokeApiKey.Command(id), ct)))
            .Named<RevokeApiKey.Command>("撤销接口密钥 / Revoke an API key").Produces(204).ProducesProblems(401, 403, 404);
    }

    /// <summary>The slice's name and a summary in both languages.</summary>
    internal static RouteHandlerBuilder Named<TRequest>(this RouteHandlerBuilder door, string summary) =>
        door.WithName(UseCase.NameOf(typeof(TRequest))).WithSummary(summary);

    internal static async Task<IResult> AnswerAsync<T>(Task<Result<T>> result) => (await result).ToAnswer();

    internal static async Task<IResult> CreatedAsync<T>(Task<Result<T>> result) => (await result).ToAnswer(value => Results.Json(value,
        statusCode: StatusCodes.Status201Created));

    internal static async Task<IResult> DoneAsync<T>(Task<Result<T>> result) => (await result).ToAnswer(_ => Results.NoContent());
}
