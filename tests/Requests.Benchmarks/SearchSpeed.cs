using System.Diagnostics;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Search;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;

namespace Requests.Benchmarks;

/// <summary>A two-character word among many requests: a page of search, opened, confirmed and marked, against a page by LIKE over the same texts.</summary>
internal static class SearchSpeed
{
    private const int Length = 120;
    private const int Batch = 2000;
    private const string Rare = "槐荫";

    public static async Task<int> RunAsync(string[] args)
    {
        var cases = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50_000;
        await using var bench = await Bench.OpenAsync();
        await FillAsync(bench, cases);
        var watch = Stopwatch.StartNew();
        var runner = bench.Services.GetRequiredService<SweepRunner>();
        await runner.RunAsync(Sweeps.Find(IndexTexts.Name)!, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} cases indexed, {watch.Elapsed.TotalMilliseconds / cases:0.00} ms a case"));

        await using var scope = bench.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.BodyId, caller.Roles) = (Bench.BodyId, new HashSet<Role> { Role.Officer });
        var db = scope.ServiceProvider.GetRequiredService<RequestsDb>();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        foreach (var word in (string[])[Rare, Word(0), "绝无"])
        {
            var like = await TimeAsync(async () => (await db.Set<Case>().AsNoTracking().Where(c => EF.Functions.Like(c.RequestText, $"%{word}%"))
                .OrderByDescending(c => c.RegisteredOn).ThenByDescending(c => c.Number).Take(21).Select(c => new
                {
                    c.Number,
                    c.Subject,
                    c.RequestText
                }).ToListAsync()).Count);
            var search = await TimeAsync(async () => (await mediator.Send(new SearchCases.Query(word))).Value.Hits.Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{word}: first page by LIKE 1x ({like.Found} rows), by search {search.Milliseconds / like.Milliseconds:0.000}x ({search.Found} cases, opened, confirmed and marked)"));
        }
        return 0;
    }

    // The best of some, since the first pays for building the query.
    private static async Task<(int Found, double Milliseconds)> TimeAsync(Func<Task<int>> work)
    {
        var (found, best) = (0, double.MaxValue);
        for (var i = 0; i < 5; i++)
        {
            var started = Stopwatch.GetTimestamp();
            found = await work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return (found, best);
    }

    private static async Task FillAsync(Bench bench, int cases)
    {
        var random = new Random(2026);
        for (var from = 0; from < cases; from += Batch)
        {
            await using var scope = bench.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
            var db = scope.ServiceProvider.GetRequiredService<RequestsDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = from; i < Math.Min(cases, from + Batch); i++)
            {
                var on = new DateOnly(2016, 1, 1).AddDays(i % 3650);
                var text = string.Concat(Enumerable.Range(0, Length / 2).Select(_ => Word((int)(3000 * Math.Pow(random.NextDouble(), 3)))));
                if (i % 500 == 0) text += Rare;
                db.Add(Case.TakeOver(Guid.CreateVersion7(), Bench.BodyId, $"B-{i:0000000}", new Registration("申请公开", text, IntakeChannel.Other,
                    ApplicantType.Unknown, null, null, false, on, new DateTimeOffset(on, default, TimeSpan.Zero)), on, ended: true));
            }
            await db.SaveChangesAsync();
        }
    }

    /// <summary>One of some thousand invented words of two characters; low numbers are common.</summary>
    private static string Word(int no) => $"{(char)(0x4E00 + no * 7 % 3000)}{(char)(0x5E00 + no * 13 % 3000)}";
}
