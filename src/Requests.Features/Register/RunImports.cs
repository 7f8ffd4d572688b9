using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Access;
using Requests.Features.Archive;
using Requests.Features.Calendars;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Privacy;
using Requests.Features.Timers;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Receipt;

namespace Requests.Features.Register;

/// <summary>
/// Goes on with the oldest unfinished import, some thousand rows a turn. The cases of a batch, its findings and the
/// import's progress are saved together, so a killed run goes on at the next row and no row is taken over twice.
/// </summary>
public static class RunImports
{
    public const string Name = "run-imports";
    public const int BatchSize = 500;
    private const int BatchesOfATurn = 10;

    [Acts(Act.RunSweeps)]
    [Sweep(Name)]
    public sealed record Command(string? After = null) : IErrand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars, PersonalVault vault, IOfficeClock clock,
        [FromKeyedServices(ContentStores.Files)] IContentStore files) : IRequestHandler<Command, Result<SweepBatch>>
    {
        // 16 bytes a row, whatever the row's length: the one thing that grows with the file.
        private readonly HashSet<UInt128> _numbers = [];

        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var import = await db.RegisterImports.Where(i => i.State == ImportState.Queued || i.State == ImportState.Running).OrderBy(i => i.At).FirstOrDefaultAsync(ct);
            if (import is null) return new SweepBatch(0, 0, 0);
            var (before, bad) = (import.Rows, import.Bad);
            try
            {
                await RunAsync(import, ct);
            }
            catch (RegisterFileException e)
            {
                await SaveAsync(import, [], i => i.Fail(e.Message, clock.Now), ct);
            }
            var now = await db.RegisterImports.AsNoTracking().SingleAsync(i => i.Id == import.Id, ct);
            return new SweepBatch(now.Rows - before, now.Rows - before, now.Bad - bad, "more");
        }

        private async Task RunAsync(RegisterImport import, CancellationToken ct)
        {
            var calendar = await calendars.ForAsync(import.BodyId, ct);
            var (done, turn) = (import.Rows, 0);
            var batch = new List<(int Row, RegisterLine Line, OldCase? Case)>(BatchSize);
            var row = 0;
            foreach (var line in RegisterFile.Read(import.Format, () => files.OpenAsync(import.Sha256, ct).GetAwaiter().GetResult()))
            {
                row++;
                var old = line.Values is { } values ? new OldCase(values, clock.Today) : null;
                if (old is { Number.Length: > 0 } && !_numbers.Add(Key(old.Number))) old.Note("number", old.Number, "duplicate-in-file", isFault: true);
                if (row <= done) continue;
                batch.Add((row, line, old));
                if (batch.Count < BatchSize) continue;
                await TakeAsync(import, batch, calendar, ct);
                batch.Clear();
                if (++turn == BatchesOfATurn) return;
            }
            if (batch.Count > 0) await TakeAsync(import, batch, calendar, ct);
            await SaveAsync(import, [], i => i.End(clock.Now), ct);
        }

        private async Task TakeAsync(RegisterImport import, List<(int Row, RegisterLine Line, OldCase? Case)> batch, WorkdayCalendar calendar, CancellationToken ct)
        {
            var numbers = batch.Where(b => b.Case is not null).Select(b => b.Case!.Number).ToList();
            var known = await db.Cases.Where(c => numbers.Contains(c.Number)).Select(c => c.Number).ToHashSetAsync(ct);
            var (rows, good, differs) = (new List<object>(), 0, 0);
            foreach (var (row, line, old) in batch)
            {
                if (old is not null && known.Contains(old.Number)) old.Note("number", old.Number, "duplicate-in-system", isFault: true);
                if (old is { IsGood: true })
                {
                    var made = Make(import, old, calendar);
                    if (old.DueOn is { } due && due != made.DueOn)
                    {
                        differs++;
                        old.Note("dueOn", $"{due:yyyy-MM-dd}", $"ours-is-{made.DueOn:yyyy-MM-dd}", isFault: false);
                    }
                    good++;
                    if (import.Mode == ImportMode.Commit)
                        rows.AddRange([made, new ImportedCase(import.Id, row, made.Id, vault.SealString(JsonSerializer.Serialize(line.Values)))]);
                }
                rows.AddRange((old?.Findings ?? [new("", null, "json")])
                    .Select((f, no) => new ImportFinding(import.Id, row, no + 1, line.Line, Cut(f.Column), f.Value is { } value ? Cut(value) : null, f.Rule, f.IsFault)));
            }
            await SaveAsync(import, rows, i => i.Advance(good, batch.Count - good, differs), ct);
        }

        // One save is one transaction; the import's version keeps a second runner out.
        private async Task SaveAsync(RegisterImport import, List<object> rows, Action<RegisterImport> change, CancellationToken ct)
        {
            db.ChangeTracker.Clear();
            db.Attach(import);
            change(import);
            db.AddRange(rows);
            await db.SaveChangesAsync(ct);
        }

        private Case Make(RegisterImport import, OldCase old, WorkdayCalendar calendar)
        {
            var received = old.ReceivedOn!.Value;
            var ended = old.ClosedOn is not null || old.AnsweredOn is not null || old.Outcome is not null;
            var made = Case.TakeOver(Guid.CreateVersion7(), import.BodyId, old.Number,
                new Registration(old.Subject, "", old.Channel ?? IntakeChannel.Other, old.ApplicantType, null, null, false, received, clock.Now), received, ended);
            made.Touch(Guid.NewGuid());
            foreach (var step in old.Steps().OrderBy(step => step.On))
            {
                var entry = step with { Sequence = made.NextLedgerSequence };
                if (ReplyClock.MayAdd(received, made.ClockEntries, entry, calendar) is { } refusal)
                    old.Note(step.Kind.ToString(), $"{step.On:yyyy-MM-dd}", refusal.ToString(), isFault: false);
                made.Enter(entry, null, null, import.ByName, clock.Now);
            }
            var reading = ReplyClock.Read(received, made.ClockEntries, calendar);
            made.Reckon(reading, null);
            made.TakeOverEnd(old.Outcome, old.ClosedOn);
            if (old.AnsweredOn is { } answered) made.Replied(answered, answered > reading.ReplyDueOn.On);
            if (old.ApplicantName is { } name)
                made.AddParty(new Party(Guid.CreateVersion7(), import.BodyId, made.Id, PartyRole.Applicant, vault.Seal(name), SealedText.None, SealedText.None, SealedText.None, SealedText.None));
            foreach (var (leaf, index) in old.AlsoOutcomes.Select((leaf, index) => (leaf, index)))
            {
                var matter = new Matter(made.Id, index + 1, old.Subject);
                matter.Classify(leaf);
                made.AddMatter(matter);
            }
            return made;
        }

        private static UInt128 Key(string number) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(number)));

        private static string Cut(string text) => text.Length <= TextLimits.Subject ? text : text[..TextLimits.Subject];
    }
}
