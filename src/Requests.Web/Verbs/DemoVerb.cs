using System.CommandLine;
using Requests.Features.Kernel;
using Requests.Web.Demo;
using Requests.Web.Hosting;

namespace Requests.Web.Verbs;

/// <summary><c>demo</c> fills the data folder and ends; <c>--demo</c> does so when it is empty, and then serves.</summary>
internal static class DemoVerb
{
    public const string Option = "--demo";

    public static Command Make(string[] args)
    {
        var verb = new Command("demo", "重放 2020 年并建立在办案件，不启动服务 / replay 2020 and today's cases, without serving") { TreatUnmatchedTokensAsErrors = false };
        verb.SetAction(async (_, ct) =>
        {
            var (settings, summary) = await PrepareAsync(args, ct);
            Console.WriteLine(DemoOffice.Describe(summary, settings, settings.Office.PublicAddress));
            return summary is null or { ArchiveFaults: 0, SelfCheckFaults: 0, Late2020: 0 } ? ProgramVerbs.Done : ProgramVerbs.Faults;
        });
        return verb;
    }

    public static async Task<int> ServeAsync(string[] args, CancellationToken ct)
    {
        var rest = args.Where(a => a != Option).ToArray();
        var (settings, summary) = await PrepareAsync(rest, ct);
        return await ProgramVerbs.ServeAsync([.. rest, "--Demo:Enabled", "true"], ct,
            app => Console.WriteLine(DemoOffice.Describe(summary, settings, app.Urls.First())));
    }

    private static async Task<(Settings, DemoSummary?)> PrepareAsync(string[] args, CancellationToken ct)
    {
        // Read without building the program, which would already put keys into the folder.
        var configuration = Composition.Configure(args).Configuration;
        var settings = Settings.Read(configuration);
        if (DemoOffice.IsThere(settings, configuration["urls"])) return (settings, null);
        Console.WriteLine("正在重放 2020 年…… / replaying 2020 ...");
        var today = new OfficeClock(TimeProvider.System, settings.Zone).Today;
        return (settings, await DemoOffice.FillAsync(args, today, ct));
    }
}
