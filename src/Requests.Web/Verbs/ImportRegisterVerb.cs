using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Register;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Register;

namespace Requests.Web.Verbs;

/// <summary>Takes an old register over from the command line, through the same use cases as the door.</summary>
internal static class ImportRegisterVerb
{
    public static Command Make(string[] args)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "台账文件 .jsonl .csv .xlsx / the old register" };
        var body = new Option<string>("--body") { Description = "机关代码 / code of the body", Required = true };
        var commit = new Option<bool>("--commit") { Description = "正式导入；不加则只试运行 / take it over; without it a dry run" };
        var verb = VerbHost.Make("import-register", "导入原有台账 / take over an old register; a dry run unless --commit", args, async (scope, parsed, ct) =>
        {
            var (source, code) = (parsed.GetValue(file)!, parsed.GetValue(body)!);
            ImportFormat? format = source.Extension.ToLowerInvariant() switch
            {
                ".jsonl" or ".ndjson" => ImportFormat.Ndjson,
                ".csv" => ImportFormat.Csv,
                ".xlsx" => ImportFormat.Xlsx,
                _ => null,
            };
            var bodyId = await scope.Db.Set<Body>().Where(b => b.Code == code).Select(b => (Guid?)b.Id).SingleOrDefaultAsync(ct);
            if (!source.Exists || format is null || bodyId is null)
            {
                await Console.Error.WriteLineAsync($"{source.Name} / {code}: {ImportProblems.WrongType.Text.Zh} / {ImportProblems.WrongType.Text.En}");
                return ProgramVerbs.WrongUse;
            }
            await using var content = source.OpenRead();
            var kept = await scope.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files).PutAsync(content, ct);
            return await TakeOverAsync(scope, bodyId.Value, parsed.GetValue(commit) ? ImportMode.Commit : ImportMode.DryRun, format.Value, kept.Sha256, ct);
        });
        verb.Arguments.Add(file);
        verb.Options.Add(body);
        verb.Options.Add(commit);
        return verb;
    }

    /// <summary>Decides and runs the import of a stored file to its end, and prints what came of it.</summary>
    public static async Task<int> TakeOverAsync(VerbScope scope, Guid bodyId, ImportMode mode, ImportFormat format, string sha256, CancellationToken ct)
    {
        // Who holds the machine acts with the administrator's right in the named body.
        (scope.Caller.BodyId, scope.Caller.Roles) = (bodyId, new HashSet<Role> { Role.Administrator });
        var started = await scope.Mediator.Send(new StartImport.Command(mode, format, sha256), ct);
        var ran = await RunAsync(scope, started.Value.Id, ct);
        var read = (await scope.Mediator.Send(new ReadImport.Query(started.Value.Id), ct)).Value;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{read.Id} {read.Mode} {read.State}{(ran ? "" : " (another node runs imports)")}  rows {read.Rows}, good {read.Good}, bad {read.Bad}, due differs {read.DueDiffers}  sha256 {read.Sha256}  {read.Error}"));
        await PrintFindingsAsync(scope, started.Value.Id, ct);
        return read is { Bad: 0, State: not ImportState.Failed } ? ProgramVerbs.Done : ProgramVerbs.Faults;
    }

    // How far it is, on the error stream, once a second.
    private static async Task<bool> RunAsync(VerbScope scope, Guid id, CancellationToken ct)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var running = scope.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(RunImports.Name)!, ct);
        while (await Task.WhenAny(running, pace.WaitForNextTickAsync(ct).AsTask()) != running)
        {
            var read = (await scope.Mediator.Send(new ReadImport.Query(id, int.MaxValue), ct)).Value;
            await Console.Error.WriteLineAsync($"{read.State} {read.Rows}");
        }
        return (await running).Ran;
    }

    // Line, column, value, rule; a due day that differs is followed by the days counted.
    private static async Task PrintFindingsAsync(VerbScope scope, Guid id, CancellationToken ct)
    {
        int? after = 0;
        while (after is { } row)
        {
            var page = (await scope.Mediator.Send(new ReadImport.Query(id, row), ct)).Value;
            foreach (var finding in page.Findings)
            {
                Console.WriteLine($"{finding.Line}\t{finding.Column}\t{finding.Value}\t{finding.Rule}");
                foreach (var span in finding.Trail ?? [])
                    Console.WriteLine($"\t{span.From:yyyy-MM-dd}..{span.To:yyyy-MM-dd}\t{span.Kind} {span.Number}\t{span.Rule}\t{string.Join("、", span.Reasons)}");
            }
            after = page.Next;
        }
    }
}
