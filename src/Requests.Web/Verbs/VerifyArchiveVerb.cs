using System.CommandLine;
using Requests.Features.Areas.Archive;
using Requests.Features.Services.Archive;

namespace Requests.Web.Verbs;

/// <summary><c>verify-archive</c>: every fault on a line of its own; exit code 1 when there is one.</summary>
internal static class VerifyArchiveVerb
{
    public static Command Make(string[] args)
    {
        var sweep = new Option<bool>("--sweep") { Description = "先清理未完成的归档残留 / first clear what unfinished seals left" };
        var resume = new Option<bool>("--resume") { Description = "从上次中断处继续 / go on where a verification was stopped" };
        var verb = VerbHost.MakeOnData("verify-archive", "核验档案库的每一个字节 / verify every byte of the archive", args, async (scope, parsed, ct) =>
        {
            if (parsed.GetValue(sweep))
            {
                var swept = await scope.Mediator.Send(new SweepArchive.Command(), ct);
                if (swept.Problem is { } problem)
                    await Console.Error.WriteLineAsync($"{problem.Text.Zh} / {problem.Text.En}");
                else
                    Console.WriteLine($"清理 / swept: {swept.Value.Intents} intents, {swept.Value.Objects} objects");
            }
            return await ReportAsync(scope, parsed.GetValue(resume), ct);
        });
        verb.Options.Add(sweep);
        verb.Options.Add(resume);
        return verb;
    }

    /// <summary>Verifies and prints what was found; answers the exit code.</summary>
    /// <param name="resume">Believe what a verification that was stopped noted down.</param>
    public static async Task<int> ReportAsync(VerbScope scope, bool resume, CancellationToken ct)
    {
        var marker = new VerifyMarker(Path.Combine(scope.Settings.DataFolder, "verify-archive.progress"));
        if (!resume) marker.Clear();
        var report = (await scope.Mediator.Send(new VerifyArchive.Query(new Teller(), marker), ct)).Value;
        foreach (var finding in report.Findings) Console.WriteLine($"{finding} ({finding.InWords()})");
        if (report.Unjudged > 0)
            Console.WriteLine($"{report.Unjudged} 个对象可能属于已损坏的清单 / objects may belong to a damaged manifest");
        Console.WriteLine($"归档版本 / seals {report.Seals}, 对象 / objects {report.Objects}, 字节 / bytes {report.Bytes}, 差错 / faults {report.Faults}");
        return report.Faults == 0 ? ProgramVerbs.Done : ProgramVerbs.Faults;
    }

    // To the error stream, so that a script reading the findings is not disturbed.
    private sealed class Teller : IProgress<ArchiveProgress>
    {
        public void Report(ArchiveProgress value)
        {
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r{value.Objects} objects, {value.Bytes >> 20} MiB, {value.Seals} seals ");
        }
    }
}
