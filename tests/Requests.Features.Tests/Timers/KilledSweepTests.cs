using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Timers;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Statute.Calendars;

namespace Requests.Features.Tests.Timers;

/// <summary>
/// A reminder is never lost and never doubled: days without the program, sweeps killed before their commit, sweeps run twice
/// and at once, by chance from a seed; held against a model that knows only the days on which a sweep came to its end.
/// </summary>
public sealed class KilledSweepTests
{
    private static readonly int[] Steps = [10, 5, 2, 1, 0, ReminderSent.Overdue];

    [Test]
    public async Task RemindDue_KilledAndRepeatedByChance_TellsExactlyWhatTheModelSays([Range(1, 8)] int seed)
    {
        var (chance, killer) = (new Random(seed), new Killer());
        await using var office = await TestOffice.OpenAsync("2026-03-02", services =>
        {
            services.AddSingleton<IMailSender>(new MailBag());
            services.ConfigureDbContext<RequestsDb>(o => o.AddInterceptors(killer));
        });
        var dueOn = new Dictionary<string, DateOnly>();
        for (var i = 0; i < 3; i++)
        {
            var number = await office.CaseAsync(assigned: true);
            dueOn[number] = (await office.CaseAsync(number)).DueOn!.Value;
        }
        var model = dueOn.Keys.ToDictionary(n => n, _ => (Told: new List<int>(), Reached: new HashSet<int>()));
        for (var day = SampleData.Day("2026-03-03"); day <= SampleData.Day("2026-04-15"); day = day.AddDays(1))
        {
            office.GoTo(day.ToString("O"));
            if (chance.Next(3) == 0) continue;
            var ended = false;
            for (var turn = 0; turn <= chance.Next(3); turn++)
            {
                killer.Kills = chance.Next(2) == 0;
                ended |= await TryAsync(office);
                killer.Kills = false;
                office.Time.Advance(TimeSpan.FromMinutes(6));
            }
            if (chance.Next(4) == 0)
            {
                await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => office.DoAsync(new RemindDue.Command(), Role.System))));
                ended = true;
            }
            if (ended)
                foreach (var (number, due) in dueOn) Model(model[number], day, due);
        }

        var told = await office.InDbAsync(db => db.Set<InboxNotice>().Where(n => n.UserId == TestOffice.UserId(Role.Officer)
            && (n.Kind == "ReplyDue" || n.Kind == "ReplyOverdue")).ToListAsync());
        foreach (var (number, (expected, _)) in model)
        {
            var keys = told.Where(n => n.Arguments.Contains(number, StringComparison.Ordinal)).OrderBy(n => n.At).Select(n => int.Parse(n.Key.Split('/')[^1]));
            Assert.That(keys, Is.EqualTo(expected), number);
        }
        Assert.That(killer.Killed, Is.GreaterThan(0), "the killer can kill");
    }

    // The nearest step reached on a day on which a sweep ended, unless it was reached before.
    private static void Model((List<int> Told, HashSet<int> Reached) model, DateOnly day, DateOnly due)
    {
        var left = day > due ? ReminderSent.Overdue : WorkdayCalendar.Shipped.CountWorkdays(day, due);
        var reached = Steps.Where(step => left <= step).ToList();
        if (reached.Count == 0) return;
        if (!model.Reached.Contains(reached.Min())) model.Told.Add(reached.Min());
        model.Reached.UnionWith(reached);
    }

    private static async Task<bool> TryAsync(TestOffice office)
    {
        try
        {
            await office.DoAsync(new RemindDue.Command(), Role.System);
            return true;
        }
        catch (KilledException)
        {
            return false;
        }
    }

    private sealed class KilledException : Exception;

    /// <summary>Dies where it hurts most: everything is written, the commit is not.</summary>
    private sealed class Killer : DbTransactionInterceptor
    {
        public bool Kills { get; set; }

        public int Killed { get; private set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData,
            InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (!Kills) return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
            Killed++;
            throw new KilledException();
        }
    }
}
