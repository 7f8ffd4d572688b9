using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Deadlines;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;

namespace Requests.Features.Areas.Cases;

/// <summary>
/// Cases by filter, ordered by what must happen first (due day, then number). Pages by keyset: the cursor is the last
/// row's key, so page one thousand costs what page one costs.
/// </summary>
public static class ListCases
{
    public const int MaximumPage = 100;

    /// <param name="Mine">Only cases of the calling officer.</param>
    /// <param name="Open">True: not yet answered; false: answered or ended.</param>
    /// <param name="Overdue">Only cases whose reply period ran out without an answer.</param>
    /// <param name="DueWithin">Open cases whose clock runs and ends today or within so many working days.</param>
    /// <param name="Provisional">Only cases whose due day rests on a calendar not yet published (CNT-6).</param>
    /// <param name="DueFrom">First due day, as <paramref name="DueTo"/> is the last.</param>
    /// <param name="Phase">Only cases whose clock stands so; a paused one has a due day that still moves.</param>
    /// <param name="Words">A part of the subject or of the number.</param>
    /// <param name="Unit">Only cases that the unit of this code has.</param>
    /// <param name="Late">Answered cases: true those whose reply left late, false those in time.</param>
    /// <param name="Flag">Only cases with this flag.</param>
    /// <param name="After">Cursor from the page before.</param>
    [Acts(Act.ViewCases)]
    public sealed record Query(bool Mine = false, CaseState? State = null, bool? Open = null, bool Overdue = false, bool Unassigned = false,
        Guid? OfficerId = null, IntakeChannel? Channel = null, OutcomeLeaf? Outcome = null, DateOnly? ReceivedFrom = null, DateOnly? ReceivedTo = null,
        DateOnly? DueTo = null, string? After = null, int Size = 20, int? DueWithin = null, bool Provisional = false,
        DateOnly? DueFrom = null, ClockPhase? Phase = null, string? Unit = null, bool? Late = null, string? Words = null,
        CaseFlagKind? Flag = null) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Line> Cases, string? Next);

    /// <param name="WorkingDaysLeft">After today, while the clock runs; negative by the days overdue.</param>
    /// <param name="Next">What the case needs next.</param>
    /// <param name="NextDay">The nearest last day beside the reply's.</param>
    public sealed record Line(string CaseNumber, [property: OutsideWords] string Subject, CaseState State, ClockPhase ClockPhase, IntakeChannel Channel,
        DateOnly? ReceivedOn, DateOnly? DueOn, bool DueIsProvisional, bool Overdue, string? Officer, OutcomeLeaf? Outcome, bool WasLate,
        int? WorkingDaysLeft = null, DueStep? Next = null, CaseDeadline? NextDay = null, IReadOnlyList<CaseFlagKind>? Flags = null, bool Restricted = false);

    internal sealed class Validator : AbstractValidator<Query>
    {
        private static readonly Text BadCursor = Text.Of("ListCases.BadCursor");

        public Validator()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
            RuleFor(q => q.After).Must(after => after is null || CaseCursor.TryParse(after, out _)).WithMessage(_ => BadCursor.ToString());
            RuleFor(q => q.DueWithin).InclusiveBetween(0, MaximumPage);
            RuleFor(q => q.Words).MaximumLength(TextLimits.Name);
            RuleFor(q => q.State).IsInEnum();
            RuleFor(q => q.Channel).IsInEnum();
            RuleFor(q => q.Outcome).IsInEnum();
            RuleFor(q => q.Phase).IsInEnum();
            RuleFor(q => q.Flag).IsInEnum();
        }
    }

    internal sealed class Handler(RequestsDb db, ProgressReader progress, CaseDeadlines deadlines, WorkCalendars calendars, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var today = clock.Today;
            var calendar = await calendars.ForAsync(caller.BodyId!.Value, cancellationToken);
            var rows = Filter(db.Set<Case>().AsNoTracking(), query, today);
            if (query.DueWithin is { } days) rows = rows.DueBetween(today, calendar.Horizon(today, days));
            CaseCursor? after = CaseCursor.TryParse(query.After, out var cursor) ? cursor : null;
            // Cases without a due day come last. They are asked for apart, since no index orders by whether there is one.
            var withDay = rows.Where(c => c.DueOn != null);
            // No case is due before it was received, so the walk along the due days begins there.
            if (query.ReceivedFrom is { } since) withDay = withDay.Where(c => c.DueOn >= since);
            var page = after is { DueOn: null } ? [] : await PageAsync(withDay, after, today, query.Size + 1, cancellationToken);
            if (page.Count <= query.Size)
                page.AddRange(await PageAsync(rows.Where(c => c.DueOn == null), after is { DueOn: null } ? after : null, today,
                    query.Size + 1 - page.Count, cancellationToken));
            var more = page.Count > query.Size;
            if (more) page.RemoveAt(query.Size);
            var next = await progress.DueAsync(page.ConvertAll(l => l.CaseNumber), cancellationToken);
            var numbers = page.ConvertAll(l => l.CaseNumber);
            if (numbers.Count == 0) return new Response([], null);
            var lastDays = await deadlines.PendingAsync(
                db.Set<Case>().Where(c => c.BodyId == caller.BodyId && numbers.Contains(c.Number)), null, cancellationToken);
            var marked = await db.Set<Case>().Where(c => c.BodyId == caller.BodyId && numbers.Contains(c.Number)
                    && (db.Set<CaseFlag>().Any(f => f.CaseId == c.Id) || db.Set<CaseRestriction>().Any(r => r.CaseId == c.Id)))
                .Select(c => new { c.Number, Flags = db.Set<CaseFlag>().Where(f => f.CaseId == c.Id).Select(f => f.Kind).ToList(), Restricted = db.Set<CaseRestriction>().Any(r => r.CaseId == c.Id) })
                .ToDictionaryAsync(c => c.Number, cancellationToken);
            var told = page.ConvertAll(l => l with
            {
                WorkingDaysLeft = l is { ClockPhase: ClockPhase.Running, DueOn: { } due } && CaseFilters.OpenStates.Contains(l.State) ? calendar.CountWorkdays(today, due) : null,
                Next = next.GetValueOrDefault(l.CaseNumber),
                NextDay = lastDays[l.CaseNumber].FirstOrDefault(d => !CaseDeadlines.IsReply(d.Kind)),
                Flags = marked.TryGetValue(l.CaseNumber, out var mark) ? [.. mark.Flags.Order()] : [],
                Restricted = mark?.Restricted ?? false,
            });
            return new Response(told, more ? new CaseCursor(page[^1].DueOn, page[^1].CaseNumber).ToString() : null);
        }

        private Task<List<Line>> PageAsync(IQueryable<Case> rows, CaseCursor? after, DateOnly today, int size, CancellationToken ct) =>
            (after is { } cursor ? cursor.After(rows) : rows).OrderBy(c => c.DueOn).ThenBy(c => c.Number).Take(size)
                .Select(c => new Line(c.Number, c.Subject, c.State, c.ClockPhase, c.Channel, c.ReceivedOn, c.DueOn, c.DueIsProvisional,
                    c.IsOpen && c.ClockPhase == ClockPhase.Running && c.DueOn < today,
                    db.Set<User>().Where(u => u.Id == c.OfficerId).Select(u => u.DisplayName).FirstOrDefault(), c.Leaf, c.WasLate, null, null, null, null, false))
                .ToListAsync(ct);

        private IQueryable<Case> Filter(IQueryable<Case> rows, Query query, DateOnly today)
        {
            if (query.Words?.Trim() is { Length: > 0 } words) rows = rows.Where(c => c.Subject.Contains(words) || c.Number.Contains(words));
            if (query.Mine) rows = rows.Where(c => c.OfficerId == caller.UserId);
            if (query.OfficerId is { } officer) rows = rows.Where(c => c.OfficerId == officer);
            if (query.Unassigned) rows = rows.Where(c => c.OfficerId == null);
            if (query.State is { } state) rows = rows.Where(c => c.State == state);
            if (query.Channel is { } channel) rows = rows.Where(c => c.Channel == channel);
            if (query.Outcome is { } leaf) rows = rows.Where(c => c.Leaf == leaf);
            if (query.ReceivedFrom is { } from) rows = rows.Where(c => c.ReceivedOn >= from);
            if (query.ReceivedTo is { } to) rows = rows.Where(c => c.ReceivedOn <= to);
            if (query.DueFrom is { } first) rows = rows.Where(c => c.DueOn >= first);
            if (query.DueTo is { } due) rows = rows.Where(c => c.DueOn <= due);
            if (query.Phase is { } phase) rows = rows.Where(c => c.ClockPhase == phase);
            if (query.Unit is { } unit) rows = rows.Where(c => db.Set<Data.Entities.Unit>().Any(u => u.Id == c.UnitId && u.Code == unit));
            if (query.Flag is { } flag) rows = rows.Where(c => db.Set<CaseFlag>().Any(f => f.CaseId == c.Id && f.Kind == flag));
            if (query.Late is { } late) rows = rows.Where(c => c.RepliedOn != null && c.WasLate == late);
            if (query.Provisional) rows = rows.Where(c => c.DueIsProvisional);
            if (query.Open is true) rows = rows.Open();
            if (query.Open is false) rows = rows.Where(c => !c.IsOpen);
            return query.Overdue ? rows.OverdueOn(today) : rows;
        }
    }
}

/// <summary>Key of the last row of a page.</summary>
public readonly record struct CaseCursor(DateOnly? DueOn, string Number)
{
    public override string ToString() => $"{DueOn?.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) ?? "none"}.{Number}";

    public static bool TryParse(string? text, out CaseCursor cursor)
    {
        cursor = default;
        var parts = text?.Split('.', 2);
        if (parts is not { Length: 2 }) return false;
        DateOnly? due = null;
        if (parts[0] != "none")
        {
            if (!DateOnly.TryParseExact(parts[0], "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None, out var day)) return false;
            due = day;
        }
        cursor = new(due, parts[1]);
        return true;
    }

    /// <summary>The rows after this key, among those that have a due day or those that have none, as the key has.</summary>
    public IQueryable<Case> After(IQueryable<Case> rows)
    {
        var (due, number) = (DueOn, Number);
#pragma warning disable CA1309 // translated to SQL, where the column's collation decides
        return due is null
            ? rows.Where(c => string.Compare(c.Number, number) > 0)
            : rows.Where(c => c.DueOn >= due && (c.DueOn > due || string.Compare(c.Number, number) > 0));
#pragma warning restore CA1309
    }
}
