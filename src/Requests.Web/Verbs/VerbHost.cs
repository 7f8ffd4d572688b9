using System.CommandLine;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Verbs;

/// <summary>What a verb works with: the same composition as the server, one scope, acting as the system.</summary>
internal sealed class VerbScope(IServiceProvider services)
{
    public IServiceProvider Services => services;
    public Settings Settings => services.GetRequiredService<Settings>();
    public RequestsDb Db => services.GetRequiredService<RequestsDb>();
    public Caller Caller => services.GetRequiredService<Caller>();
    public IMediator Mediator => services.GetRequiredService<IMediator>();
}

internal static class VerbHost
{
    /// <summary>The arguments that are no verb's. A folder such as <c>/backup</c> would be read as a setting's name and swallow the next one.</summary>
    public static string[] SettingsIn(string[] args, ParseResult parsed)
    {
        var rest = parsed.UnmatchedTokens.ToList();
        return [.. args.Where(rest.Remove)];
    }

    /// <summary>Makes a verb that reads what is there; an empty or older data folder is said in words.</summary>
    public static Command MakeOnData(string name, string description, string[] args, Func<VerbScope, ParseResult, CancellationToken, Task<int>> work) =>
        Make(name, description, args, async (scope, parsed, ct) =>
        {
            if (scope.Settings.Database.IsServer)
            {
                // A server that is away says so at once, not after every retry.
                await scope.Db.Database.OpenConnectionAsync(ct);
                await DatabaseSetup.RefuseNewerAsync(scope.Db, scope.Settings, ct);
            }
            if ((await scope.Db.Database.GetPendingMigrationsAsync(ct)).Any())
                throw new StartException($"数据文件夹是空的，或者版本较旧（先运行 migrate）：{scope.Settings.DataFolder} / The data folder is empty, or older than the program (run `migrate` first).");
            return await work(scope, parsed, ct);
        });

    /// <summary>Makes a verb that needs the composed program but no web server.</summary>
    /// <param name="work">Gives the exit code.</param>
    public static Command Make(string name, string description, string[] args, Func<VerbScope, ParseResult, CancellationToken, Task<int>> work)
    {
        // Settings such as --Data:Folder go to the configuration.
        var verb = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        verb.SetAction(async (parsed, ct) =>
        {
            await using var app = Composition.Build(SettingsIn(args, parsed), quiet: true);
            await using var scope = app.Services.CreateAsyncScope();
            var verbScope = new VerbScope(scope.ServiceProvider);
            verbScope.Caller.ActAsSystem();
            // A server is asked by the verbs that need it; doctor must be able to say that it is away.
            if (!verbScope.Settings.Database.IsServer) await DatabaseSetup.RefuseNewerAsync(verbScope.Db, verbScope.Settings, ct);
            return await work(verbScope, parsed, ct);
        });
        return verb;
    }
}
