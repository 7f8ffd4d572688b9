using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Content;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Service;

/// <summary>
/// Takes the postal service's day list (<see cref="TrackingList"/>): delivered items are received that day, returned ones come
/// back. Each row finds its letters by tracking number; a row that was taken already changes nothing, so the same list may
/// come twice.
/// </summary>
public static class ImportTracking
{
    internal const int MostRows = 1000;

    /// <param name="DryRun">Says what would follow and changes nothing.</param>
    /// <param name="Sha256">The list in the store of working files; a door puts it there.</param>
    [Acts(Act.ImportTracking)]
    public sealed record Command(bool DryRun, string Sha256) : ICommand<Response>;

    public sealed record Response(bool DryRun, int Rows, int Received, int Returned, int AlreadyKnown, int NotTaken, IReadOnlyList<Row> Findings);

    public enum Taken
    {
        Received,
        Returned,

        /// <summary>Recorded before, with the same day.</summary>
        AlreadyKnown,

        /// <summary>Nothing follows from it; the reason says why.</summary>
        NotTaken,
    }

    /// <param name="Line">Line of the file, from 1.</param>
    /// <param name="CaseNumber">Null where no letter has this tracking number.</param>
    public sealed record Row(int Line, string TrackingNumber, Taken Taken, string? CaseNumber, string? RuleId, Text? Reason);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Sha256).Must(h => Hashes.IsHash(h));
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, LetterService service, EventLog events, ICaller caller, IOfficeClock clock,
        [FromKeyedServices(ContentStores.Files)] IContentStore files) : IRequestHandler<Command, Result<Response>>
    {
        private readonly HashSet<(string Number, TrackingStatus Status)> _seen = [];

        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var read = await ReadAsync(command.Sha256, cancellationToken);
            if (read.Problem is { } unreadable) return unreadable;
            var list = read.Value;

            var findings = new List<Row>();
            foreach (var row in list)
            {
                var letters = row.Number.Length == 0 ? [] : await LettersAsync(row.Number, cancellationToken);
                if (letters.Count == 0) findings.Add(new(row.Line, row.Number, Taken.NotTaken, null, null, TrackingWords.NoSuchTrackingNumber));
                foreach (var letter in letters)
                {
                    var taken = await TakeAsync(row, letter, command.DryRun, cancellationToken);
                    if (taken.Problem is { } stopped) return stopped;
                    findings.Add(taken.Value);
                }
            }

            int Count(Taken taken) => findings.Count(f => f.Taken == taken);
            var answer = new Response(command.DryRun, list.Length, Count(Taken.Received), Count(Taken.Returned), Count(Taken.AlreadyKnown),
                Count(Taken.NotTaken), findings);
            events.Record(Act.ImportTracking, caller.BodyId,
                new { command.Sha256, command.DryRun, answer.Rows, answer.Received, answer.Returned, answer.AlreadyKnown, answer.NotTaken });
            return answer;
        }

        private async Task<Result<TrackingRow[]>> ReadAsync(string sha256, CancellationToken ct)
        {
            if (!await files.HasAsync(sha256, ct)) return ServiceProblems.NotATrackingList;
            using var copy = new MemoryStream();
            await using (var stored = await files.OpenAsync(sha256, ct)) await stored.CopyToAsync(copy, ct);
            try
            {
                var rows = TrackingList.Read(() => new MemoryStream(copy.ToArray(), writable: false));
                return rows.Length > MostRows ? ServiceProblems.TooManyRows.With(MostRows) : rows;
            }
            catch (RegisterFileException)
            {
                return ServiceProblems.NotATrackingList;
            }
        }

        private Task<List<Document>> LettersAsync(string number, CancellationToken ct) =>
            db.Set<Document>().Include(d => d.Services).Include(d => d.Texts).Include(d => d.Steps).AsSplitQuery()
                .Where(d => d.State != DocumentState.Voided && d.Services.Any(s => s.TrackingNumber == number)).OrderBy(d => d.Id).ToListAsync(ct);

        private async Task<Result<Row>> TakeAsync(TrackingRow row, Document letter, bool dryRun, CancellationToken ct)
        {
            var number = await db.Set<Case>().Where(c => c.Id == letter.CaseId).Select(c => c.Number).SingleAsync(ct);
            var found = (await desk.FindAsync(number, ct))!;
            Row Say(Taken taken, Problem? why = null, Text? words = null) => new(row.Line, row.Number, taken, number, why?.RuleId, words ?? why?.Text);

            var record = letter.Services.Last(s => s.TrackingNumber == row.Number);
            if (TrackingWords.WhyNothingFollows(row.Status) is { } nothing) return Say(Taken.NotTaken, words: nothing);
            if (row.On is not { } on) return Say(Taken.NotTaken, words: TrackingWords.DayUnreadable);
            var known = row.Status == TrackingStatus.Delivered ? record.ReceivedOn : record.ReturnedOn;
            if (known == on || (dryRun && !_seen.Add((row.Number, row.Status)))) return Say(Taken.AlreadyKnown);
            if (known is { } other) return Say(Taken.NotTaken, words: TrackingWords.OtherDayKnown.With(other));
            var act = row.Status == TrackingStatus.Delivered ? Act.RecordService : Act.RecordReturnedMail;
            if (letter.State != DocumentState.Dispatched || record != letter.LastService || !Permissions.Fits(act, found.State))
                return Say(Taken.NotTaken, ServiceProblems.NoReply);
            if (on < record.DispatchedOn || on > clock.Today) return Say(Taken.NotTaken, ServiceProblems.Dates);

            var taken = row.Status == TrackingStatus.Delivered ? Taken.Received : Taken.Returned;
            if (dryRun) return Say(taken);
            found.Touch(Guid.NewGuid());
            var problem = taken == Taken.Received
                ? await service.ArriveAsync(found, letter, on, new ServiceProof(ProofKind.DeliveryLog, TrackingWords.PostalLog.Zh), Signed(record, row), ct)
                : await service.ComeBackAsync(found, letter, on, row.Note ?? TrackingWords.ReturnedByPost.Zh, ct);
            if (problem is not null) return problem;
            return Say(taken);
        }

        private ServiceParticulars? Signed(ServiceRecord record, TrackingRow row) =>
            row.SignedBy is null ? null : (service.Open(record) ?? new()) with { Signatory = row.SignedBy };
    }
}
