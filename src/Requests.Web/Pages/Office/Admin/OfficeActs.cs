using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Requests.Features.Office;
using Requests.Features.Pipeline;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>A command about the office itself, as a page offers it.</summary>
/// <param name="Back">Where its result is seen.</param>
/// <param name="Of">Makes the command one about the user, key or body it was opened for.</param>
/// <param name="Present">The values that stand there now.</param>
/// <param name="Hidden">What the address already says and nobody is asked.</param>
internal sealed record OfficeAct(Type Command, string Back, Func<object, string?, object>? Of = null,
    Func<IMediator, string?, CancellationToken, Task<Result<JsonObject>>>? Present = null, params string[] Hidden)
{
    public string Address { get; } = JsonNamingPolicy.KebabCaseLower.ConvertName(UseCase.NameOf(Command));

    public string Name => T($"act.{UseCase.NameOf(Command)}");

    public string? Explanation => Find($"act.{UseCase.NameOf(Command)}.why");
}

/// <summary>Every command of administrators and of one's own account that a form can carry.</summary>
internal static class OfficeActs
{
    private static readonly MethodInfo Sending = typeof(OfficeActs).GetMethod(nameof(SendTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static readonly IReadOnlyList<OfficeAct> All =
    [
        new(typeof(CreateBody.Command), "/admin"),
        new(typeof(ChangeBodySettings.Command), "/admin", (c, seen) => (ChangeBodySettings.Command)c with { SeenVersion = Guid.TryParse(seen, out var v) ? v : null }, BodyAsync),
        new(typeof(CreateUnit.Command), "/admin"),
        new(typeof(CreateUser.Command), "/admin/users", Present: (_, _, _) => Values(new JsonObject { ["language"] = "zh-CN" })),
        new(typeof(ChangeUserRoles.Command), "/admin/users", (c, user) => (ChangeUserRoles.Command)c with { UserName = user ?? "" }, RolesAsync),
        new(typeof(ResetSignIn.Command), "/admin/users", (c, user) => (ResetSignIn.Command)c with { UserName = user ?? "" }),
        new(typeof(DeactivateUser.Command), "/admin/users", null, (_, user, _) => Values(new JsonObject { ["userName"] = user }), "userName"),
        new(typeof(CreateApiKey.Command), "/admin/keys", null, (_, user, _) => Values(new JsonObject { ["userName"] = user })),
        new(typeof(RevokeApiKey.Command), "/admin/keys", null, (_, id, _) => Values(new JsonObject { ["id"] = id }), "id"),
        new(typeof(ChangeOwnPassword.Command), "/profile"),
        new(typeof(ConfirmSecondFactor.Command), "/profile"),
    ];

    public static OfficeAct? Find(string address) => All.FirstOrDefault(a => a.Address == address);

    public static string AddressOf<TCommand>(string? of = null) =>
        $"/admin/acts/{All.First(a => a.Command == typeof(TCommand)).Address}" + (of is null ? "" : "?of=" + Uri.EscapeDataString(of));

    /// <summary>Sends any command of the table.</summary>
    public static Task<(Problem? Problem, object? Answer)> SendAsync(IMediator mediator, object command, CancellationToken ct)
    {
        var answer = command.GetType().GetInterfaces().First(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>)).GenericTypeArguments[0];
        return (Task<(Problem?, object?)>)Sending.MakeGenericMethod(answer).Invoke(null, [mediator, command, ct])!;
    }

    private static async Task<(Problem? Problem, object? Answer)> SendTypedAsync<T>(IMediator mediator, ICommand<T> command, CancellationToken ct)
    {
        var result = await mediator.Send(command, ct);
        return result.Problem is { } problem ? (problem, null) : (null, result.Value);
    }

    private static async Task<Result<JsonObject>> BodyAsync(IMediator mediator, string? of, CancellationToken ct)
    {
        var body = await mediator.Send(new ReadBody.Query(), ct);
        return body.Problem is { } problem ? problem : JsonSerializer.SerializeToNode(body.Value, CommandForm.Json)!.AsObject();
    }

    private static async Task<Result<JsonObject>> RolesAsync(IMediator mediator, string? of, CancellationToken ct)
    {
        var users = await mediator.Send(new ListUsers.Query(), ct);
        if (users.Problem is { } problem) return problem;
        return users.Value.FirstOrDefault(u => u.UserName == of) is { } user
            ? JsonSerializer.SerializeToNode(user, CommandForm.Json)!.AsObject()
            : OfficeProblems.NoSuchUser;
    }

    private static Task<Result<JsonObject>> Values(JsonObject values) => Task.FromResult<Result<JsonObject>>(values);
}
