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

/// <summary>By what a list of cases is ordered.</summary>
public enum CaseOrder
{
    /// <summary>What must happen first: the due day, then the number; cases without a due day last either way.</summary>
    Due,

    /// <summary>The day they were registered, then the number.</summary>
    Registered,
    Subject,
    Officer,

    /// <summary>The way of a case, from its arrival on.</summary>
    State,
}

/// <summary>
/// Cases by filter, ordered by what must happen first unless another order is asked for. Pages by keyset: the cursor is the last
/// row's key, so page one thousand costs what page one costs. Orders that no index has are for open cases, which are few however
/// many a body has closed.
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
    /// <param name="After">Cursor from the page before, in the same order.</param>
    /// <param name="Order">Subject, officer and state order open cases only.</param>
    [Acts(Act.ViewCases)]
    public sealed record Query(bool Mine = false, CaseState? State = null, bool? Open = null, bool Overdue = false, bool Unassigned = false,
        Guid? OfficerId = null, IntakeChannel? Channel = null, OutcomeLeaf? Outcome = null, DateOnly? ReceivedFrom = null, DateOnly? ReceivedTo = null,
        DateOnly? DueTo = null, string? After = null, int Size = 20, int? DueWithin = null, bool Provisional = false,
        DateOnly? DueFrom = null, ClockPhase? Phase = null, string? Unit = null, bool? Late = null, string? Words = null,
        CaseFlagKind? Flag = null, CaseOrder Order = CaseOrder.Due, bool Descending = false) : IQuery<Response>;

    /// <summary>The order stands in an index, so that a list of any length is read page by page.</summary>
    public static bool IsIndexed(CaseOrder order) => order is CaseOrder.Due or CaseOrder.Registered;

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
        private static readonly Text OpenOnly = Text.Of("ListCases.OpenOnly");

        public Validator()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
            RuleFor(q => q.After).Must((q, after) => after is null || (IsIndexed(q.Order) ? CaseCursor.TryParse(after, out _) : CasePlace.TryParse(after, out _)))
                .WithMessage(_ => BadCursor.ToString());
            RuleFor(q => q.Order).IsInEnum();
            RuleFor(q => q.Order).Must((q, order) => IsIndexed(order) || q.Open is true).WithMessage(_ => OpenOnly.ToString());
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
            var (page, cursor) = query.Order switch
            {
                CaseOrder.Due => await ByDueDayAsync(rows, query, today, cancellationToken),
                CaseOrder.Registered => await ByRegistrationAsync(rows, query, today, cancellationToken),
                _ => await SortedAsync(rows, query, today, cancellationToken),
            };
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
            return new Response(told, cursor);
        }

        // Cases without a due day come last. They are asked for apart, since no index orders by whether there is one.
        private async Task<(List<Line> Page, string? Next)> ByDueDayAsync(IQueryable<Case> rows, Query query, DateOnly today, CancellationToken ct)
        {
            CaseCursor? after = CaseCursor.TryParse(query.After, out var cursor) ? cursor : null;
            var withDay = rows.Where(c => c.DueOn != null);
            // No case is due before it was received, so the walk along the due days begins there.
            if (query.ReceivedFrom is { } since) withDay = withDay.Where(c => c.DueOn >= since);
            var page = after is { Day: null } ? [] : await LinesAsync(query.Descending
                ? (after?.Before(withDay) ?? withDay).OrderByDescending(c => c.DueOn).ThenByDescending(c => c.Number)
                : (after?.After(withDay) ?? withDay).OrderBy(c => c.DueOn).ThenBy(c => c.Number), today, query.Size + 1, ct);
            var withoutDay = rows.Where(c => c.DueOn == null);
            if (page.Count <= query.Size)
                page.AddRange(await LinesAsync((after is { Day: null } ? after.Value.After(withoutDay) : withoutDay).OrderBy(c => c.DueOn).ThenBy(c => c.Number), today,
                    query.Size + 1 - page.Count, ct));
            return Cut(page, query.Size, last => new CaseCursor(last.DueOn, last.CaseNumber).ToString());
        }

        private async Task<(List<Line> Page, string? Next)> ByRegistrationAsync(IQueryable<Case> rows, Query query, DateOnly today, CancellationToken ct)
        {
            if (CaseCursor.TryParse(query.After, out var cursor) && cursor.Day is { } day)
            {
                var number = cursor.Number;
#pragma warning disable CA1309 // translated to SQL, where the column's collation decides
                rows = query.Descending
                    ? rows.Where(c => c.RegisteredOn <= day && (c.RegisteredOn < day || string.Compare(c.Number, number) < 0))
                    : rows.Where(c => c.RegisteredOn >= day && (c.RegisteredOn > day || string.Compare(c.Number, number) > 0));
#pragma warning restore CA1309
            }
            var page = await LinesAsync(query.Descending ? rows.OrderByDescending(c => c.RegisteredOn).ThenByDescending(c => c.Number)
                : rows.OrderBy(c => c.RegisteredOn).ThenBy(c => c.Number), today, query.Size + 1, ct);
            if (page.Count <= query.Size) return (page, null);
            var last = page[query.Size - 1].CaseNumber;
            var registered = await db.Set<Case>().Where(c => c.Number == last).Select(c => c.RegisteredOn).FirstAsync(ct);
            return Cut(page, query.Size, line => new CaseCursor(registered, line.CaseNumber).ToString());
        }

        // No index has these orders: the keys of all open cases are sorted here, the same on every database, and one page of them is read.
        private async Task<(List<Line> Page, string? Next)> SortedAsync(IQueryable<Case> rows, Query query, DateOnly today, CancellationToken ct)
        {
            var keys = await rows.Select(c => new
            {
                c.Number,
                c.State,
                Words = query.Order == CaseOrder.Subject ? c.Subject
                    : query.Order == CaseOrder.Officer ? db.Set<User>().Where(u => u.Id == c.OfficerId).Select(u => u.DisplayName).FirstOrDefault() : null,
            }).ToListAsync(ct);
            var byNumber = keys.OrderBy(k => k.Number, StringComparer.Ordinal);
            // Whoever has nobody stands at the end, whichever way the names run.
            var sorted = (query.Order, query.Descending) switch
            {
                (CaseOrder.State, false) => byNumber.OrderBy(k => k.State),
                (CaseOrder.State, true) => byNumber.OrderByDescending(k => k.State),
                (_, false) => byNumber.OrderBy(k => k.Words is null).ThenBy(k => k.Words, StringComparer.Ordinal),
                _ => byNumber.OrderBy(k => k.Words is null).ThenByDescending(k => k.Words, StringComparer.Ordinal),
            };
            var numbers = sorted.Select(k => k.Number).ToList();
            var from = CasePlace.TryParse(query.After, out var place) ? place.Next(numbers) : 0;
            var wanted = numbers.Skip(from).Take(query.Size).ToList();
            var lines = (await LinesAsync(rows.Where(c => wanted.Contains(c.Number)).OrderBy(c => c.Number), today, query.Size, ct)).ToDictionary(l => l.CaseNumber);
            var page = wanted.Where(lines.ContainsKey).Select(n => lines[n]).ToList();
            return (page, from + wanted.Count < numbers.Count ? new CasePlace(from + wanted.Count, wanted[^1]).ToString() : null);
        }

        private static (List<Line> Page, string? Next) Cut(List<Line> page, int size, Func<Line, string> cursor)
        {
            if (page.Count <= size) return (page, null);
            page.RemoveRange(size, page.Count - size);
            return (page, cursor(page[^1]));
        }

        private Task<List<Line>> LinesAsync(IQueryable<Case> rows, DateOnly today, int size, CancellationToken ct) =>
            rows.Take(size)
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

/// <summary>Key of the last row of a page in an order that goes by a day.</summary>
/// <param name="Day">Null among the cases without one.</param>
public readonly record struct CaseCursor(DateOnly? Day, string Number)
{
    public override string ToString() => $"{Day?.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) ?? "none"}.{Number}";

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

#pragma warning disable CA1309 // translated to SQL, where the column's collation decides
    /// <summary>The rows after this key, among those that have a due day or those that have none, as the key has.</summary>
    public IQueryable<Case> After(IQueryable<Case> rows)
    {
        var (due, number) = (Day, Number);
        return due is null
            ? rows.Where(c => string.Compare(c.Number, number) > 0)
            : rows.Where(c => c.DueOn >= due && (c.DueOn > due || string.Compare(c.Number, number) > 0));
    }

    /// <summary>The rows before this key, among those that have a due day.</summary>
    public IQueryable<Case> Before(IQueryable<Case> rows)
    {
        var (due, number) = (Day, Number);
        return rows.Where(c => c.DueOn <= due && (c.DueOn < due || string.Compare(c.Number, number) < 0));
    }
#pragma warning restore CA1309
}

/// <summary>Where a page of a sorted list ended: after how many cases, and which was the last. It names nobody.</summary>
public readonly record struct CasePlace(int Count, string Number)
{
    public override string ToString() => $"at{Count.ToString(System.Globalization.CultureInfo.InvariantCulture)}.{Number}";

    public static bool TryParse(string? text, out CasePlace place)
    {
        place = default;
        var parts = text?.Split('.', 2);
        if (parts is not { Length: 2 } || !parts[0].StartsWith("at", StringComparison.Ordinal)
            || !int.TryParse(parts[0].AsSpan(2), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count)) return false;
        place = new(count, parts[1]);
        return true;
    }

    /// <summary>Index of the first case after this place, also where others went or came since; one that went itself had the place before.</summary>
    public int Next(List<string> numbers) => numbers.IndexOf(Number) is var at and >= 0 ? at + 1 : Math.Clamp(Count - 1, 0, numbers.Count);
}
