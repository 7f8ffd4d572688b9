using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Disputes;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Disputes;

namespace Requests.Features.Services.Deadlines;

/// <summary>One last day of one case. What it is, for whom and under which rule says its row in <see cref="LastDays"/>.</summary>
/// <param name="Key">Stays with it when its day moves.</param>
/// <param name="Name">In both languages.</param>
/// <param name="From">The start day, itself not counted (CNT-1); null where the day was set.</param>
/// <param name="Owner">Who has to act.</param>
/// <param name="IsOption">A step its owner may take but does not owe: after the day it is barred.</param>
public sealed record CaseDeadline(string CaseNumber, string Key, LastDayKind Kind, Text Name, DueDate Due, DateOnly? From, DeadlineState State,
    DeadlineOwner Owner, bool IsOption, string Rule, string Article)
{
    internal static CaseDeadline Of(Case @case, Deadline deadline) => new(@case.Number, $"{deadline.Kind}-{deadline.EntrySequence ?? 0}", deadline.Kind,
        Text.Of(deadline.Kind), deadline.Due, deadline.From, deadline.State, deadline.Owner, deadline.IsOption, deadline.Rule, deadline.Article);

    internal static CaseDeadline Of(string caseNumber, LastDayKind kind, int no, DateOnly dueOn, DateOnly? from, DeadlineState state)
    {
        var law = LastDays.Of(kind);
        return new(caseNumber, $"{kind}-{no}", kind, Text.Of(kind), new DueDate(dueOn, false), from, state, law.Owner, law.IsOption, law.Rule,
            law.ArticleOn(from ?? dueOn));
    }

    internal static CaseDeadline Of(DisputeDuty duty)
    {
        var law = LastDays.Of(DisputeClocks.DayOf(duty.Kind));
        var state = duty.SettledOn is not { } on ? DeadlineState.Pending : on <= duty.Due.On ? DeadlineState.Met : DeadlineState.Late;
        return new(duty.CaseNumber, $"{duty.DutyId:N}", law.Kind, duty.Name, duty.Due, null, state, law.Owner, law.IsOption, duty.RuleId, duty.Article);
    }
}

/// <summary>
/// Every last day of a case, from the clock ledger and from what else sets one: contact after a letter nobody signed for, ordered
/// searches, letters that came back, disputes. Whoever shows or reminds of a last day asks here.
/// </summary>
public sealed class CaseDeadlines(RequestsDb db, CaseOpener cases, DisputeDuties duties, IOfficeClock clock)
{
    /// <summary>All of one case, done or not, by their days.</summary>
    public async Task<IReadOnlyList<CaseDeadline>> OfAsync(Case found, ClockReading? reading, CancellationToken ct) =>
        InOrder(await ListAsync([(found, reading)], db.Set<Case>().Where(c => c.Id == found.Id), onlyPending: false, ct));

    /// <summary>What is still open in these cases, by case number: what is owed, and steps that may still be taken on a day of their own.</summary>
    /// <param name="rows">Of one body, by its id. Disputes are told of ended cases too; the clock is read of open ones.</param>
    /// <param name="running">Whose clock is read, where that is fewer.</param>
    public async Task<ILookup<string, CaseDeadline>> PendingAsync(IQueryable<Case> rows, IQueryable<Case>? running, CancellationToken ct)
    {
        var read = new List<(Case, ClockReading?)>();
        foreach (var one in await (running ?? rows).IgnoreQueryFilters([RequestsDb.BodyFilter]).AsNoTracking().Include(c => c.Ledger).AsSplitQuery().Open().ToListAsync(ct))
            read.Add((one, await cases.ReadClockAsync(one, ct)));
        return await PendingAsync(read, rows, ct);
    }

    /// <summary>The same, of open cases whose clocks the caller has read.</summary>
    /// <param name="rows">Null where the caller knows that they were never searched for, disputed or answered by letter.</param>
    public async Task<ILookup<string, CaseDeadline>> PendingAsync(IReadOnlyList<(Case Case, ClockReading? Reading)> open,
        IQueryable<Case>? rows, CancellationToken ct)
    {
        var pending = (await ListAsync(open, rows, onlyPending: true, ct)).Where(d => d.State == DeadlineState.Pending).ToLookup(d => d.CaseNumber);
        return pending.SelectMany(own => Binding([.. own])).ToLookup(d => d.CaseNumber);
    }

    // A barred step is no last day any more, and one whose day is the reply's is told with the reply.
    private IEnumerable<CaseDeadline> Binding(IReadOnlyList<CaseDeadline> pending)
    {
        var reply = pending.FirstOrDefault(d => IsReply(d.Kind))?.Due.On;
        return InOrder(pending.Where(d => !d.IsOption || (d.Due.On >= clock.Today && d.Due.On != reply)));
    }

    /// <summary>The day on which the reply is due, whatever set it.</summary>
    public static bool IsReply(LastDayKind kind) => kind is LastDayKind.Reply or LastDayKind.ReplyAfterCorrection or LastDayKind.ReplyExtended
        or LastDayKind.ReplyAfterFee or LastDayKind.ReplyByLaterDate or LastDayKind.ReplyByOrder;

    private static IReadOnlyList<CaseDeadline> InOrder(IEnumerable<CaseDeadline> days) => [.. days.OrderBy(d => d.Due.On).ThenBy(d => d.Kind).ThenBy(d => d.Key, StringComparer.Ordinal)];

    // Whoever asks has named the body, and may be a calendar program that nobody is signed in at: no filter by body is laid over it.
    private async Task<List<CaseDeadline>> ListAsync(IReadOnlyList<(Case Case, ClockReading? Reading)> open, IQueryable<Case>? rows,
        bool onlyPending, CancellationToken ct)
    {
        var days = new List<CaseDeadline>();
        foreach (var (one, reading) in open)
        {
            if (one.State == CaseState.AwaitingContact) days.Add(CaseDeadline.Of(one.Number, LastDayKind.Contact, 0, one.RegisteredOn,
                null, DeadlineState.Pending));
            days.AddRange((reading?.Deadlines ?? []).Select(d => CaseDeadline.Of(one, d)));
        }
        if (rows is null) return days;
        var asked = onlyPending ? rows.Where(c => c.IsOpen) : rows;
        var searches = await db.Set<SearchRecord>().IgnoreQueryFilters([RequestsDb.BodyFilter]).AsNoTracking().Where(s => !onlyPending || s.SignedOn == null)
            .Join(asked, s => s.CaseId, c => c.Id, (s, c) => new { c.Number, s.No, s.OrderedOn, s.DueOn, s.SignedOn }).ToListAsync(ct);
        days.AddRange(searches.Select(s => CaseDeadline.Of(s.Number, LastDayKind.Search, s.No, s.DueOn, s.OrderedOn, StateOf(s.SignedOn, s.DueOn))));
        // A letter that came back is issued again, and waits for word by the day of its last attempt.
        var returned = await db.Set<Document>().IgnoreQueryFilters([RequestsDb.BodyFilter]).AsNoTracking().Where(d => d.State == DocumentState.Issued)
            .Join(asked, d => d.CaseId, c => c.Id, (d, c) => new { d.Id, d.No, c.Number })
            .Join(db.Set<ServiceRecord>(), d => d.Id, s => s.DocumentId, (d, s) => new { d.Id, d.No, d.Number, Attempt = s.No, s.ReturnedOn, s.AnswerBy })
            .Where(d => d.AnswerBy != null).ToListAsync(ct);
        days.AddRange(returned.GroupBy(d => d.Id).Select(attempts => attempts.MaxBy(d => d.Attempt)!)
            .Select(d => CaseDeadline.Of(d.Number, LastDayKind.WordAfterReturn, d.No, d.AnswerBy!.Value, d.ReturnedOn, DeadlineState.Pending)));
        days.AddRange((await duties.OfCasesAsync(rows, onlyPending, ct)).Select(CaseDeadline.Of));
        return days;
    }

    private static DeadlineState StateOf(DateOnly? doneOn, DateOnly dueOn) =>
        doneOn is not { } on ? DeadlineState.Pending : on <= dueOn ? DeadlineState.Met : DeadlineState.Late;
}
