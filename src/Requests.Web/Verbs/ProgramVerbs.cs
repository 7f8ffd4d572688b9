using System.CommandLine;
using System.CommandLine.Invocation;
using Microsoft.AspNetCore.Connections;
using Requests.Features.Kernel;
using Requests.Web.Files;
using Requests.Web.Hosting;

namespace Requests.Web.Verbs;

/// <summary>The verbs of the program. Without one it serves. Exit codes: 0 done, 1 the work found faults, 2 wrong use or settings, 3 the data is of a newer program, 4 the database does not answer.</summary>
internal static class ProgramVerbs
{
    public const int Done = 0;
    public const int Faults = 1;
    public const int WrongUse = 2;
    public const int NewerData = 3;
    public const int Away = 4;

    public static async Task<int> RunAsync(string[] args)
    {
        // The program starts itself so, to read one stranger's file within bounds; no verb for people.
        if (args is [FileWorker.Verb]) return await FileWorker.ServeAsync(Console.In, Console.Out);
        OfficeLanguage.Set();
        OwnerOnly.Begin();
        var root = new RootCommand("依申请公开办理系统 / Disclosure-request case management. Settings: --Section:Name value.")
        {
            // Settings such as --Data:Folder reach the configuration, not the verb.
            TreatUnmatchedTokensAsErrors = false,
        };
        var demo = new Option<bool>(DemoVerb.Option) { Description = "空数据文件夹中建立演示机关 / fill an empty data folder with a living office, loopback only" };
        root.Options.Add(demo);
        // The library's own would tell the version of whatever program hosts this one.
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion();
        root.Subcommands.Add(BackupVerb.Make(args));
        root.Subcommands.Add(DatabaseVerbs.Migrate(args));
        root.Subcommands.Add(DatabaseVerbs.Script(args));
        root.Subcommands.Add(DoctorVerb.Make(args));
        root.Subcommands.Add(ExplainVerb.Make(args));
        root.Subcommands.Add(RehearseVerb.Make(args));
        root.Subcommands.Add(DemoVerb.Make(args));
        root.Subcommands.Add(ArchiveVerbs.Export(args));
        root.Subcommands.Add(ArchiveVerbs.Import(args));
        root.Subcommands.Add(ArchiveVerbs.Verify(args));
        root.Subcommands.Add(GenerateVerb.Make(args));
        root.Subcommands.Add(ImportRegisterVerb.Make(args));
        root.Subcommands.Add(CreateUserVerb.Make(args));
        root.Subcommands.Add(CreateUserVerb.MakeReset(args));
        root.Subcommands.Add(CreateUserVerb.MakeOperator(args));
        root.Subcommands.Add(RebuildIndexVerb.Make(args));
        root.Subcommands.Add(ResealVerb.Make(args));
        root.Subcommands.Add(RestoreVerb.Make(args));
        root.Subcommands.Add(VerifyArchiveVerb.Make(args));
        root.SetAction((parsed, ct) => parsed.GetValue(demo) ? DemoVerb.ServeAsync(args, ct) : ServeAsync(args, ct));
        try
        {
            var parsed = root.Parse(args);
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? WrongUse : code;
        }
        catch (Exception e) when (e is SettingsException or StartException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return e is NewerDataException ? NewerData : WrongUse;
        }
        catch (Exception e) when (DatabaseFaults.Waiting(e) is { } reason)
        {
            await Console.Error.WriteLineAsync($"数据库没有响应。 / The database does not answer: {reason}");
            return Away;
        }
    }

    /// <param name="listening">Told once the addresses are known; what it prints is to stay in sight, so that only warnings are logged beside it.</param>
    public static async Task<int> ServeAsync(string[] args, CancellationToken ct, Action<WebApplication>? listening = null)
    {
        await using var app = Composition.Build(args, quiet: listening is not null);
        Composition.Use(app);
        await Composition.PrepareAsync(app, ct);
        await SetUpLink.PrintAsync(app, ct);
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new StartException($"地址已被占用，请用 --urls 指定另一个。 / The address is taken; name another with --urls. ({e.Message})");
        }
        listening?.Invoke(app);
        await app.WaitForShutdownAsync(ct);
        return Done;
    }

    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            Console.WriteLine(ProgramVersion.Current);
            return Done;
        }
    }
}
