using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Content;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Register;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Register;

/// <summary>
/// Goes on with the oldest unfinished import to its end. The cases of a batch, its findings and the import's progress are
/// saved together, so a killed run goes on at the next row and no row is taken over twice. Nothing is kept from batch to batch.
/// </summary>
public static class RunImports
{
    public const string Name = "run-imports";
    public const int BatchSize = 1000;

    /// <summary>The row of a finding that is about a whole sheet.</summary>
    public const int SheetRow = 0;

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "rows")]
    public sealed record Command(string? After = null) : INonTransactionalCommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, BulkRows bulk, WorkCalendars calendars, PersonalVault vault, NoticeSender notices,
        IOfficeClock clock, ILogger<Handler> log,
        [FromKeyedServices(ContentStores.Files)] IContentStore files) : IRequestHandler<Command, Result<SweepBatch>>
    {
        private sealed record Row(int No, RegisterLine Line, OldCase? Case);

        private sealed record Rules(WorkdayCalendar Calendar, BodySettings Settings, OwnNumbers Own);

        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var import = await db.Set<RegisterImport>().AsNoTracking().Where(i => i.State == ImportState.Queued
                || i.State == ImportState.Running)
                .OrderBy(i => i.At).FirstOrDefaultAsync(ct);
            if (import is null) return new SweepBatch(0, 0, 0);
            var (before, bad) = (import.Rows, import.Bad);
            try
            {
                import = await RunAsync(import, ct);
            }
            catch (RegisterFileException e)
            {
                import = await FailAsync(import, e.Words, ct);
            }
            // Whatever else the file brought about is the file's too: left queued, it would hold every import after it. What the database or another node refuses is not.
            catch (Exception e) when (e is not (OperationCanceledException or DbUpdateException or System.Data.Common.DbException))
            {
                log.LogError(e, "Import {Import} failed", import.Id);
                import = await FailAsync(import, Text.Of("RegisterFile.Unreadable").With(e.GetType().Name), ct);
            }
            // A file that nobody can read is a fault of the sweep, which the health page shows.
            var unread = import.State == ImportState.Failed ? 1 : 0;
            return new SweepBatch(import.Rows - before + unread, import.Rows - before, import.Bad - bad + unread, "more");
        }

        private async Task<RegisterImport> FailAsync(RegisterImport import, Text why, CancellationToken ct)
        {
            import = await db.Set<RegisterImport>().AsNoTracking().SingleAsync(i => i.Id == import.Id, ct);
            await db.Set<DryRunNumber>().Where(t => t.ImportId == import.Id).ExecuteDeleteAsync(ct);
            var said = $"{why.Zh} / {why.En}";
            return await SaveAsync(import, [], i => i.Fail(said.Length <= TextLimits.Subject ? said : said[..TextLimits.Subject],
                clock.Now), ct,
                failed => TellAsync(failed, why, ct));
        }

        // Told in the same transaction to whoever sent it, and to those who may send another.
        private async Task TellAsync(RegisterImport failed, Text why, CancellationToken ct)
        {
            var sender = await db.Set<User>().Where(u => u.UserName == failed.ByName && u.IsActive).ToListAsync(ct);
            var able = await notices.HoldersAsync(failed.BodyId, ct, Role.Head, Role.Administrator);
            await notices.TellAsync(new Notice(failed.BodyId, null, NoticeKind.ImportFailed, $"import-failed/{failed.Id:N}",
                NoticeKinds.Day(clock.DayOf(failed.At), false), why.Zh, why.En),
                [.. able.Concat(sender).DistinctBy(u => u.Id)], ct);
        }

        private async Task<RegisterImport> RunAsync(RegisterImport import, CancellationToken ct)
        {
            var body = await db.Set<Body>().AsNoTracking().SingleAsync(b => b.Id == import.BodyId, ct);
            var rules = new Rules(await calendars.ForAsync(body.Id, ct), body.Settings, await OwnNumbers.OfAsync(db, body, clock.Today,
                ct));
            var (done, no, batch) = (import.Rows, 0, new List<Row>(BatchSize));
            var sheets = new List<object>();
            foreach (var line in RegisterFile.Read(import.Format, () => files.OpenAsync(import.Sha256, ct).GetAwaiter().GetResult(),
                import.Mapping))
            {
                if (line.SheetNote is { } note)
                {
                    sheets.Add(new ImportFinding(import.Id, SheetRow, sheets.Count + 1, line.Line, Cut(line.Sheet!), null, note, false,
                        null));
                    continue;
                }
                if (++no <= done) continue;
                batch.Add(new(no, line, line.Values is { } values ? new OldCase(values, clock.Today, line.Damaged) : null));
                if (batch.Count < BatchSize) continue;
                import = await TakeAsync(import, batch, rules, ct);
                batch.Clear();
            }
            if (batch.Count > 0) import = await TakeAsync(import, batch, rules, ct);
            await db.Set<DryRunNumber>().Where(t => t.ImportId == import.Id).ExecuteDeleteAsync(ct);
            return await SaveAsync(import, sheets, i => i.End(clock.Now), ct);
        }

        private async Task<RegisterImport> TakeAsync(RegisterImport import, List<Row> batch, Rules rules, CancellationToken ct)
        {
            await JudgeNumbersAsync(import, batch, rules.Own, ct);
            var (rows, good, differs) = (new List<object>(), 0, 0);
            foreach (var (no, line, old) in batch)
            {
                string? trail = null;
                if (old is { IsGood: true })
                {
                    var taken = new TakenCase(import, old, no, rules.Calendar, rules.Settings, vault, clock.Now);
                    if (old.DueOn is { } due && due != taken.Case.DueOn)
                    {
                        differs++;
                        old.Note("dueOn", $"{due:yyyy-MM-dd}", $"ours-is-{taken.Case.DueOn:yyyy-MM-dd}", isFault: false);
                        trail = TrailSpan.ToJson(TrailSpan.Of(taken.Reading.Trail));
                    }
                    good++;
                    if (import.Mode == ImportMode.DryRun) rows.Add(new DryRunNumber(import.Id, old.Number));
                    else rows.AddRange([.. taken.Rows, new ImportedCase(import.Id, no, taken.Case.Id,
                        vault.SealString(ImportedCase.RowPlace(import.Id, no), JsonSerializer.Serialize(line.Values)))]);
                }
                rows.AddRange((old?.Findings ?? [new("", null, line.Fault)]).Select((f, index) => new ImportFinding(import.Id, no,
                    index + 1, line.Line,
                    Cut(f.Column), f.Value is { } value ? Cut(value) : null, f.Rule, f.IsFault, f.Column == "dueOn" && !f.IsFault
                        ? trail : null)));
            }
            return await SaveAsync(import, rows, i => i.Advance(good, batch.Count - good, differs), ct);
        }

        // A number is taken by the first good row that has it, here or in an earlier batch.
        private async Task JudgeNumbersAsync(RegisterImport import, List<Row> batch, OwnNumbers own, CancellationToken ct)
        {
            var numbers = batch.Where(b => b.Case is not null).Select(b => b.Case!.Number).Distinct().ToList();
            var known = await db.Set<Case>().Where(c => c.BodyId == import.BodyId && numbers.Contains(c.Number))
                .Select(c => new { c.Number, Ours = db.Set<ImportedCase>().Any(i => i.CaseId == c.Id && i.ImportId == import.Id) })
                .ToDictionaryAsync(c => c.Number, c => c.Ours, StringComparer.OrdinalIgnoreCase, ct);
            var seen = await db.Set<DryRunNumber>().Where(t => t.ImportId == import.Id && numbers.Contains(t.Number)).Select(t => t.Number)
                .ToHashSetAsync(StringComparer.OrdinalIgnoreCase, ct);
            var letters = batch.Select(b => b.Case?.ReplyNumber).OfType<string>().Distinct().ToList();
            var used = await db.Set<Document>().Where(d => d.BodyId == import.BodyId && letters.Contains(d.Number!)).Select(d => d.Number!)
                .ToHashSetAsync(StringComparer.OrdinalIgnoreCase, ct);
            foreach (var old in batch.Select(b => b.Case).OfType<OldCase>().Where(c => c.Number.Length > 0))
            {
                if (known.TryGetValue(old.Number, out var ours)) old.Note("number", old.Number, ours ? "duplicate-in-file"
                    : "duplicate-in-system", isFault: true);
                else if (seen.Contains(old.Number)) old.Note("number", old.Number, "duplicate-in-file", isFault: true);
                else if (own.Claims(old.Number)) old.Note("number", old.Number, "number-of-a-running-series", isFault: true);
                if (!old.IsGood) continue;
                seen.Add(old.Number);
                // One letter may have answered several requests; the number stands with the first.
                if (old.ReplyNumber is { } letter && !used.Add(letter)) old.ForgetReplyNumber();
            }
        }

        // One save is one transaction; the import's version keeps a second runner out.
        private async Task<RegisterImport> SaveAsync(RegisterImport import, List<object> rows, Action<RegisterImport> change,
            CancellationToken ct, Func<RegisterImport, Task>? also = null) =>
            await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                db.ClearTracking();
                await using var transaction = await db.BeginAsync(ct);
                var now = await db.Set<RegisterImport>().SingleAsync(i => i.Id == import.Id, ct);
                if (now.Version != import.Version) throw new DbUpdateConcurrencyException("Another node runs this import.");
                change(now);
                if (also is not null) await also(now);
                await db.SaveChangesAsync(ct);
                await bulk.InsertAsync(rows, ct);
                await transaction.CommitAsync(ct);
                db.ClearTracking();
                return now;
            });

        private static string Cut(string text) => text.Length <= TextLimits.Subject ? text : text[..TextLimits.Subject];
    }
}
