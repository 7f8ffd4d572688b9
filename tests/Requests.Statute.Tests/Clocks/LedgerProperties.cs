using FsCheck;
using FsCheck.Fluent;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using static Requests.Statute.Clocks.ClockEntryKind;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Clocks;

/// <summary>Laws of the ledger that hold whatever is written into it, sense or nonsense.</summary>
public sealed class LedgerProperties
{
    private static readonly DateOnly Received = On("2026-01-05");

    private static readonly ClockEntryKind[] Writable = [.. Enum.GetValues<ClockEntryKind>().Where(kind => kind != Undone)];

    private static readonly ClockEntryKind[] Consulting =
        [ThirdPartyConsulted, ThirdPartyAnswered, CoMakerConsulted, CoMakerAnswered, AgencyConsulted, AgencyAnswered];

    private static Gen<ClockEntry> Entry(ClockEntryKind[] kinds) =>
        from kind in Gen.Elements(kinds)
        from day in Gen.Choose(0, 70)
        from delivery in Gen.Choose(0, 5)
        from length in Gen.Choose(0, 22)
        select new ClockEntry(
            0, kind, Received.AddDays(day),
            DeliveredOn: delivery == 0 ? null : Received.AddDays(day + delivery - 1),
            WorkingDays: length == 0 ? null : length);

    private static Arbitrary<ClockEntry[]> Ledger(ClockEntryKind[] kinds) =>
        Entry(kinds).ArrayOf()
            .Where(entries => entries.Length <= 12)
            .Select(entries => entries.Select((entry, index) => entry with { Sequence = index + 1 }).ToArray())
            .ToArbitrary();

    [FsCheck.NUnit.Property]
    public Property Undo_IsAnExactInverse() =>
        Prop.ForAll(Ledger(Writable), Entry(Writable).ToArbitrary(), (ledger, entry) =>
        {
            var added = entry with { Sequence = 100 };
            var undo = new ClockEntry(101, Undone, Received, RefersTo: 100);
            return Read([.. ledger, added, undo]).Text() == Read(ledger).Text();
        });

    [FsCheck.NUnit.Property]
    public Property Undo_OfAnUndoing_BringsTheEntryBack() =>
        Prop.ForAll(Ledger(Writable), Entry(Writable).ToArbitrary(), (ledger, entry) =>
        {
            ClockEntry[] added = [.. ledger, entry with { Sequence = 100 }];
            var undo = new ClockEntry(101, Undone, Received, RefersTo: 100);
            return Read([.. added, undo, new ClockEntry(102, Undone, Received, RefersTo: 101)]).Text() == Read(added).Text();
        });

    [FsCheck.NUnit.Property]
    public Property Undo_InAnyOrder_LeavesTheSame() =>
        Prop.ForAll(Ledger(Writable), Gen.Choose(0, 11).ToArbitrary(), Gen.Choose(0, 11).ToArbitrary(), (ledger, one, other) =>
        {
            if (one >= ledger.Length || other >= ledger.Length || one == other)
            {
                return true;
            }

            var (first, second) = (ledger[one].Sequence, ledger[other].Sequence);
            var there = Read([.. ledger, Undo(100, first), Undo(101, second)]).Text();
            var back = Read([.. ledger, Undo(100, second), Undo(101, first)]).Text();
            var without = Read([.. ledger.Where(entry => entry.Sequence != first && entry.Sequence != second)]).Text();
            return there == back && there == without;
        });

    [FsCheck.NUnit.Property]
    public Property Read_OrderOfTheList_DoesNotMatter() =>
        Prop.ForAll(
            Ledger(Writable).Generator.SelectMany(ledger => Gen.Shuffle(ledger).Select(shuffled => (ledger, shuffled))).ToArbitrary(),
            pair => Read(pair.ledger).Text() == Read(pair.shuffled).Text());

    [FsCheck.NUnit.Property]
    public Property CLK_6_ALetterMore_NeverBringsTheDayForward() =>
        Prop.ForAll(Ledger(Consulting), Gen.Choose(0, 70).ToArbitrary(), (ledger, day) =>
            Read([.. ledger, new ClockEntry(100, AgencyConsulted, Received.AddDays(day))]).Due() >= Read(ledger).Due());

    [FsCheck.NUnit.Property]
    public Property CLK_1_Due_IsTheTwentiethWorkdayOutsideTheUnionOfPauses() =>
        Prop.ForAll(Ledger(Consulting), ledger =>
        {
            var reading = Read(ledger);
            var day = Received;
            for (var counted = 0; counted < 20;)
            {
                day = day.AddDays(1);
                var paused = reading.Pauses.Any(pause => pause.FirstOn <= day && day <= pause.LastOn);
                counted += WorkdayCalendar.Shipped.IsWorkday(day) && !paused ? 1 : 0;
            }

            return reading.Due() == day;
        });

    [FsCheck.NUnit.Property]
    public Property CLK_1_Trail_EndsOnTheLastDay_AndNumbersAgreeWithTheDaysLeft() =>
        Prop.ForAll(Ledger(Consulting), ledger =>
        {
            var reading = Read(ledger);
            return reading.Trail[^1] is { Number: 20 } last
                && last.On == reading.Due()
                && reading.Trail.All(day => reading.WorkdaysLeftOn(day.On) == 20 - day.Number);
        });

    [FsCheck.NUnit.Property]
    public Property CLK_1_NothingWaitingOrClosed_IsOverdue() =>
        Prop.ForAll(Ledger(Writable), Gen.Choose(0, 200).ToArbitrary(), (ledger, day) =>
        {
            var reading = Read(ledger);
            var today = Received.AddDays(day);
            return !reading.IsOverdueOn(today)
                || (reading.PhaseOn(today) == ClockPhase.Running && today > reading.Due() && reading.WorkdaysLeftOn(today) <= 0);
        });

    [FsCheck.NUnit.Property]
    public Property MayAdd_AgreesWithRead() =>
        Prop.ForAll(Ledger(Writable), Entry(Writable).ToArbitrary(), (ledger, entry) =>
        {
            var next = entry with { Sequence = 100 };
            var refused = ReplyClock.MayAdd(Received, ledger, next, WorkdayCalendar.Shipped) is not null;
            return refused == Read([.. ledger, next]).Warnings.Any(warning => warning is { EntrySequence: 100, Refusal: not null });
        });

    private static ClockEntry Undo(int sequence, int target) => new(sequence, Undone, Received, RefersTo: target);

    private static ClockReading Read(ClockEntry[] entries) =>
        ReplyClock.Read(Received, entries, WorkdayCalendar.Shipped);
}
