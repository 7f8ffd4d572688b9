using System.Diagnostics;
using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Register;
using Requests.Features.Areas.Reports;
using Requests.Features.Areas.Search;
using Requests.Features.Areas.Supervision;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Benchmarks;

/// <summary>How reading grows with the number of cases: each question asked at the smaller and the larger number, the best of some.</summary>
internal static class Growth
{
    private const int Times = 5;
    private const int ReportYear = 2025;

    public static async Task<int> RunAsync(string[] args)
    {
        int[] sizes = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [10_000, 1_000_000];
        foreach (var size in sizes)
        {
            await using var bench = await Bench.OpenAsync(PageSpeed.Settings);
            var (seconds, peak) = await Imports.ImportAsync(bench, ImportMode.Commit, size);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} cases made in {seconds:0} s ({size / seconds:0} rows/s, heap at most {peak / 1024 / 1024} MB), database {new FileInfo(bench.DatabasePath).Length / 1024 / 1024} MB"));
            await AskAsync(bench, "overview", new ReadOverview.Query());
            await AskAsync(bench, "risk board", new ReadRiskBoard.Query());
            await AskAsync(bench, "weeks ahead", new ReadWeeksAhead.Query());
            await AskAsync(bench, "list, first page", new ListCases.Query());
            await AskAsync(bench, "list of open cases", new ListCases.Query(Open: true));
            await AskAsync(bench, "list, a page in the midst", new ListCases.Query(After: "20210630.G1"));
            await AskAsync(bench, "annual report", new ReadAnnualReport.Query(ReportYear));
            await AskAsync(bench, "cell of the report", new ReadReportCell.Query(ReportYear, "GRANTED", "business"));
            await AskAsync(bench, "report as PDF", new PrintAnnualReport.Query(ReportYear, PrintAnnualReport.Format.Pdf));
            await AskAsync(bench, "suggestions of a year", new SuggestPublications.Query(new DateOnly(ReportYear, 1, 1)));
            var indexing = Stopwatch.GetTimestamp();
            await bench.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(IndexTexts.Name)!, CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"indexing, a case",-24}{Stopwatch.GetElapsedTime(indexing).TotalMilliseconds / size,10:0.00} ms"));
            foreach (var words in (string[])["泊位", "迎宾路 泊位", "绝无"])
                await AskAsync(bench, $"search {words}", new SearchCases.Query(words));
            await AskAsync(bench, "search 泊位, one year", new SearchCases.Query("泊位", Year: 2026));
            await AskAsync(bench, "similar requests", new FindSimilar.Query($"G1-{size / 2:0000000}"));
            var (more, _) = await Imports.ImportAsync(bench, ImportMode.Commit, 2000, seed: 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"2,000 rows more",-24}{more * 1000,10:0} ms"));
            var started = Stopwatch.GetTimestamp();
            var swept = await bench.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(RemindDue.Name)!, CancellationToken.None);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {$"reminders, {swept.Checked} open",-24}{Stopwatch.GetElapsedTime(started).TotalMilliseconds,10:0} ms"));
            await PageSpeed.AskAsync(bench, await FirstOpenAsync(bench));
        }
        return 0;
    }

    private static async Task<string> FirstOpenAsync(Bench bench)
    {
        await using var scope = bench.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.BodyId, caller.Roles) = (Bench.BodyId, new HashSet<Role> { Role.Head });
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListCases.Query(Open: true))).Value.Cases[0].CaseNumber;
    }

    private static async Task AskAsync<T>(Bench bench, string name, IRequest<Result<T>> question)
    {
        var best = double.MaxValue;
        for (var time = 0; time < Times; time++)
        {
            await using var scope = bench.Services.CreateAsyncScope();
            var caller = scope.ServiceProvider.GetRequiredService<Caller>();
            (caller.BodyId, caller.Roles) = (Bench.BodyId, new HashSet<Role> { Role.Head, Role.Officer, Role.Supervisor });
            var started = Stopwatch.GetTimestamp();
            var answer = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(question);
            if (answer.Problem is { } problem) throw new InvalidOperationException(problem.Code);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-24}{best,10:0.0} ms"));
    }
}
