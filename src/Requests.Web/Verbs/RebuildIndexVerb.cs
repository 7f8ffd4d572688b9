using System.CommandLine;
using Requests.Features.Areas.Search;
using Requests.Features.Services.Jobs;

namespace Requests.Web.Verbs;

/// <summary>Makes the search index anew from the cases. The office may go on working; searches find what is already back.</summary>
internal static class RebuildIndexVerb
{
    public static Command Make(string[] args) => VerbHost.MakeOnData("rebuild-index", "重建全文检索索引 / make the search index anew", args, async (scope, _, ct) =>
    {
        await scope.Mediator.Send(new RebuildIndex.Command(), ct);
        var runner = scope.Services.GetRequiredService<SweepRunner>();
        var faults = 0;
        foreach (var sweep in (string[])[CheckIndex.Name, IndexTexts.Name])
        {
            var run = await runner.RunAsync(Sweeps.Find(sweep)!, ct);
            Console.WriteLine($"{sweep}: {(run.Ran ? run.Line : "another node runs it")}");
            faults += run.Faults;
        }
        return faults == 0 ? ProgramVerbs.Done : ProgramVerbs.Faults;
    });
}
