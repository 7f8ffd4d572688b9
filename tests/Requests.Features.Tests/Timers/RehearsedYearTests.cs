using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Reports;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Timers;

/// <summary>
/// A whole year of random acts in simulated time beside a model that knows nothing but a list of rest days and counts on its
/// fingers: the same due days every day, each reminder once and on its day, the same table at the end.
/// </summary>
public sealed class RehearsedYearTests
{
    private static readonly DateOnly First = SampleData.Day("2025-01-02");
    private static readonly string[] Reminders = [nameof(NoticeKind.ReplyDue), nameof(NoticeKind.ReplyOverdue)];
    private static readonly DateOnly Last = SampleData.Day("2025-12-31");

    [TestCase(1), TestCase(2), CancelAfter(240_000)]
    public async Task AYear_AgainstTheModel_LosesNoReminderAndDoublesNone(int seed)
    {
        await using var office = await SweepOffice.OpenAsync($"{First:yyyy-MM-dd}");
        var (chance, cases, reminded) = (new Random(seed), new List<ModelCase>(), 0);
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            office.GoTo($"{day:yyyy-MM-dd}");
            if (chance.Next(6) == 0) cases.Add(new ModelCase(await SweepOffice.CaseAsync(office, $"{day:yyyy-MM-dd}"), day));
            foreach (var one in cases.Where(c => c.EndedOn is null)) await ActAsync(office, chance, one, day);

            reminded += cases.Count(c => c.RemindOn(day));
            await office.DoAsync(new RemindDue.Command(), Role.System);
            Assert.That((await office.DoAsync(new RemindDue.Command(), Role.System)).Done, Is.Zero, "none is doubled");
            Assert.That(await office.InDbAsync(db => db.Set<InboxNotice>()
                .CountAsync(n => Reminders.Contains(n.Kind))), Is.EqualTo(reminded), $"reminders up to {day:yyyy-MM-dd}");
            var dates = await office.InDbAsync(db => db.Set<Case>().Select(c => new { c.Number, c.DueOn }).ToDictionaryAsync(c => c.Number, c => c.DueOn));
            Assert.That(dates, Is.EquivalentTo(cases.ToDictionary(c => c.Number, c => (DateOnly?)c.DueOn)), $"{day:yyyy-MM-dd}");
        }

        office.GoTo("2026-01-02");
        var table = (await office.DoAsync(new ReadAnnualReport.Query(2025), Role.Head)).PartThree.Rows.ToDictionary(row => row.Code, row => row.Values[6]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cases, Has.Count.GreaterThan(30), "something happened");
            Assert.That(table["NEW"], Is.EqualTo(cases.Count));
            Assert.That(table["CARRIED_OUT"], Is.EqualTo(cases.Count(c => c.EndedOn is null)));
            foreach (var leaf in Leaves.All) Assert.That(table[leaf.Code], Is.EqualTo(cases.Count(c => c.Leaf == leaf.Leaf)), leaf.Code);
            Assert.That((await office.DoAsync(new SelfCheck.Command(), Role.System)).Faults, Is.Zero);
        }
    }

    private static async Task ActAsync(TestOffice office, Random chance, ModelCase one, DateOnly day)
    {
        var (today, dice) = ($"{day:yyyy-MM-dd}", chance.Next(100));
        if (one.Waiting)
        {
            if (dice >= 15 && day < one.AskedOn.AddDays(12)) return;
            await office.DoAsync(new ReceiveCorrection.Command(day, "补正后的内容") { CaseNumber = one.Number }, Role.Officer);
            one.Correct(day);
        }
        else if (dice < 2)
        {
            await office.DoAsync(new Withdraw.Command(day) { CaseNumber = one.Number }, Role.Officer);
            one.End(day, OutcomeLeaf.OtherMisc);
        }
        else if (dice < 6 && !one.Corrected && Weekdays.Between(one.ReceivedOn, day) < 7)
        {
            await office.DoAsync(new AskForCorrection.Command(day, ["请写明文件名称"], DeliveredOn: day) { CaseNumber = one.Number }, Role.Officer);
            one.Ask(day);
        }
        else if (dice < 8 && !one.Extended && day < one.DueOn)
        {
            var days = chance.Next(5, 21);
            await office.DoAsync(new ExtendReplyPeriod.Command(days, "需要汇总多年材料", day, day) { CaseNumber = one.Number }, Role.Head);
            one.Extend(days);
        }
        else if (dice < 12)
        {
            var leaf = Leaves.All[chance.Next(Leaves.All.Count)].Leaf;
            await office.EnterAsync(one.Number, ClockEntryKind.Replied, today);
            await office.ChangeCaseAsync(one.Number, c =>
            {
                c.Classify(leaf, null, null, null, day);
                c.Replied(day, day > one.DueOn);
                c.Place(CaseState.Served);
                c.Close(Act.CloseCase, day);
            });
            one.End(day, leaf);
        }
    }

    private sealed class ModelCase(string number, DateOnly received)
    {
        private static readonly int[] Thresholds = [10, 5, 2, 1, 0, -1];
        private readonly HashSet<(DateOnly, int)> _told = [];
        private DateOnly _start = received;
        private int _length = 20;

        public string Number => number;
        public DateOnly ReceivedOn { get; } = received;
        public bool Waiting { get; private set; }
        public bool Corrected { get; private set; }
        public bool Extended { get; private set; }
        public DateOnly AskedOn { get; private set; }
        public DateOnly? EndedOn { get; private set; }
        public OutcomeLeaf? Leaf { get; private set; }
        public DateOnly DueOn => Weekdays.Add(_start, _length);

        public void Ask(DateOnly on) => (Waiting, Corrected, AskedOn) = (true, true, on);

        // A fresh full period: what was extended before is gone.
        public void Correct(DateOnly on) => (Waiting, _start, _length) = (false, on, 20);

        public void Extend(int days) => (Extended, _length) = (true, 20 + days);

        public void End(DateOnly on, OutcomeLeaf leaf) => (EndedOn, Leaf) = (on, leaf);

        public bool RemindOn(DateOnly day)
        {
            if (EndedOn is not null || Waiting) return false;
            var left = day > DueOn ? -1 : Weekdays.Between(day, DueOn);
            int[] reached = [.. Thresholds.Where(t => left <= t)];
            var fresh = reached.Length > 0 && !_told.Contains((DueOn, reached.Min()));
            foreach (var threshold in reached) _told.Add((DueOn, threshold));
            return fresh;
        }
    }

    /// <summary>Working days by the notices for 2025 and 2026 (国办发明电〔2024〕12号, 〔2025〕7号), copied by hand and counted one by one.</summary>
    private static class Weekdays
    {
        private static readonly HashSet<DateOnly> Off =
        [
            .. Days("2025-01-01", 1), .. Days("2025-01-28", 8), .. Days("2025-04-04", 3), .. Days("2025-05-01", 5), .. Days("2025-05-31", 3), .. Days("2025-10-01", 8),
            .. Days("2026-01-01", 3), .. Days("2026-02-15", 9), .. Days("2026-04-04", 3),
        ];

        private static readonly HashSet<DateOnly> On = [.. new[] { "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
            "2026-01-04", "2026-02-14", "2026-02-28" }.Select(SampleData.Day)];

        public static DateOnly Add(DateOnly from, int count)
        {
            while (count > 0)
            {
                from = from.AddDays(1);
                if (IsWorked(from)) count--;
            }
            return from;
        }

        public static int Between(DateOnly from, DateOnly to)
        {
            var count = 0;
            for (var day = from.AddDays(1); day <= to; day = day.AddDays(1)) count += IsWorked(day) ? 1 : 0;
            return count;
        }

        private static bool IsWorked(DateOnly day) => On.Contains(day) || (!Off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

        private static IEnumerable<DateOnly> Days(string first, int count) => Enumerable.Range(0, count).Select(SampleData.Day(first).AddDays);
    }
}
