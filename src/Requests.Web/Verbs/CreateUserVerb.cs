using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Verbs;

/// <summary><c>create-user</c>: an account without the API, and with <c>--body-name</c> the body as well. <c>reset-sign-in</c>: the way back in where no administrator can give one.</summary>
internal static class CreateUserVerb
{
    private const string PasswordVariable = "REQUESTS_PASSWORD";

    public static Command Make(string[] args)
    {
        var body = new Option<string>("--body") { Description = "机关代码 / code of the body", Required = true };
        var bodyName = new Option<string?>("--body-name") { Description = "机关不存在时以此名称新设 / adds the body under this name when it does not exist" };
        var user = new Option<string>("--user") { Description = "用户名 / user name", Required = true };
        var name = new Option<string?>("--display-name") { Description = "显示名 / name shown to colleagues" };
        var roles = new Option<Role[]>("--roles")
        {
            Description = "角色 / roles, such as Officer,Head",
            Required = true,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = Roles
        };
        var verb = VerbHost.Make("create-user", $"新建用户；密码取自环境变量 {PasswordVariable} 或者标准输入 / open an account; the password comes from {PasswordVariable} or standard input",
            args, async (scope, parsed, ct) =>
            {
                var code = parsed.GetValue(body)!.ToUpperInvariant();
                var bodyId = await BodyIdAsync(scope, code, ct);
                if (bodyId is null && parsed.GetValue(bodyName) is { } newName)
                {
                    if (!await TellAsync(await scope.Mediator.Send(new CreateBody.Command(code, newName), ct))) return ProgramVerbs.Faults;
                    bodyId = await BodyIdAsync(scope, code, ct);
                }
                if (bodyId is not { } id)
                {
                    await Console.Error.WriteLineAsync($"{code}: 没有该机关，可用 --body-name 新设 / no such body; --body-name adds it");
                    return ProgramVerbs.Faults;
                }
                scope.Caller.ActAsSystem(id);
                var userName = parsed.GetValue(user)!;
                var command = new CreateUser.Command(userName, parsed.GetValue(name) ?? userName, parsed.GetValue(roles)!) { Password = await PasswordAsync() };
                if (!await TellAsync(await scope.Mediator.Send(command, ct))) return ProgramVerbs.Faults;
                // Somebody must keep the installation; later ones are appointed by name.
                if (command.Roles.Contains(Role.Administrator) && !await scope.Db.Set<User>().AnyAsync(u => u.IsOperator, ct)
                    && !await TellAsync(await scope.Mediator.Send(new ChangeOperators.Command(userName, true), ct))) return ProgramVerbs.Faults;
                Console.WriteLine($"{userName} @ {code}");
                return ProgramVerbs.Done;
            });
        foreach (var option in new Option[] { body, bodyName, user, name, roles }) verb.Options.Add(option);
        return verb;
    }

    public static Command MakeReset(string[] args)
    {
        var body = new Option<string>("--body") { Description = "机关代码 / code of the body", Required = true };
        var user = new Option<string>("--user") { Description = "用户名 / user name", Required = true };
        var factor = new Option<bool>("--clear-second-factor") { Description = "同时关闭双重验证 / turn the second factor off as well" };
        var verb = VerbHost.Make("reset-sign-in", "重置登录，显示一次性链接 / reset a sign-in and show the one-time link", args, async (scope, parsed, ct) =>
        {
            scope.Caller.ActAsSystem(await BodyIdAsync(scope, parsed.GetValue(body)!.ToUpperInvariant(), ct));
            var reset = await scope.Mediator.Send(new ResetSignIn.Command(parsed.GetValue(factor)) { UserName = parsed.GetValue(user)! }, ct);
            if (!await TellAsync(reset)) return ProgramVerbs.Faults;
            Console.WriteLine(reset.Value.Link);
            return ProgramVerbs.Done;
        });
        foreach (var option in new Option[] { body, user, factor }) verb.Options.Add(option);
        return verb;
    }

    /// <summary><c>operator</c>: who keeps the installation, said at the machine itself.</summary>
    public static Command MakeOperator(string[] args)
    {
        var user = new Option<string>("--user") { Description = "用户名 / user name", Required = true };
        var dismiss = new Option<bool>("--dismiss") { Description = "免去 / take it away" };
        var verb = VerbHost.Make("operator", "指定或者免去平台管理员 / appoint or dismiss an operator of the installation", args, async (scope, parsed, ct) =>
        {
            var done = await scope.Mediator.Send(new ChangeOperators.Command(parsed.GetValue(user)!, !parsed.GetValue(dismiss)), ct);
            if (!await TellAsync(done)) return ProgramVerbs.Faults;
            Console.WriteLine(done.Value);
            return ProgramVerbs.Done;
        });
        foreach (var option in new Option[] { user, dismiss }) verb.Options.Add(option);
        return verb;
    }

    private static async Task<Guid?> BodyIdAsync(VerbScope scope, string code, CancellationToken ct) =>
        await scope.Db.Set<Body>().Where(b => b.Code == code).Select(b => (Guid?)b.Id).SingleOrDefaultAsync(ct);

    private static Role[] Roles(System.CommandLine.Parsing.ArgumentResult result)
    {
        var names = result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var wrong = names.Where(n => !Enum.TryParse<Role>(n, ignoreCase: true, out _)).ToList();
        if (wrong.Count > 0) result.AddError($"{string.Join(", ", wrong)}: {string.Join(", ", OfficeAccounts.GivenRoles)}");
        return wrong.Count > 0 ? [] : names.ConvertAll(n => Enum.Parse<Role>(n, ignoreCase: true)).ToArray();
    }

    private static async Task<string> PasswordAsync()
    {
        if (Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given) return given;
        await Console.Error.WriteAsync("密码 / password: ");
        return await Console.In.ReadLineAsync() ?? "";
    }

    private static async Task<bool> TellAsync<T>(Result<T> result)
    {
        if (result.Problem is not { } problem) return true;
        await Console.Error.WriteLineAsync($"{problem.Code}: {problem.Text.Zh} / {problem.Text.En}");
        foreach (var (field, messages) in problem.Fields ?? new Dictionary<string, string[]>())
            await Console.Error.WriteLineAsync($"  {field}: {string.Join(' ', messages)}");
        return false;
    }
}
