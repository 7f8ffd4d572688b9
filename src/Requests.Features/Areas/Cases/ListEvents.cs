using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Staff;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Cases;

/// <summary>What was done in the body, newest first: who, when, what, in which case, with the dates it moved. Pages by keyset.</summary>
public static class ListEvents
{
    public const int MaximumPage = 200;

    /// <param name="Act">Name of the act, as the events tell it.</param>
    /// <param name="By">User name.</param>
    /// <param name="From">First day of recording, in office time.</param>
    /// <param name="To">Last day of recording.</param>
    /// <param name="After">Cursor from the page before.</param>
    [Acts(Kernel.Act.ReadAudit)]
    public sealed record Query(Act? Act = null, string? By = null, string? CaseNumber = null, DateOnly? From = null, DateOnly? To = null,
        long? After = null, int Size = 50)
        : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Line> Events, long? Next);

    /// <param name="By">The account.</param>
    /// <param name="ByName">The name colleagues know.</param>
    /// <param name="Details">JSON without personal data.</param>
    /// <param name="Told">What was done, with the letter and the verdict; null for an act that this program does not know.</param>
    public sealed record Line(long Id, string Act, Text? Name, string? CaseNumber, DateOnly LawOn, DateTimeOffset At, string By,
        string ByName, DateOnly? DueBefore, DateOnly? DueAfter,
        string RuleIds, string Details, Text? Told = null);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
            RuleFor(q => q.Act).IsInEnum();
            RuleFor(q => q.By).MaximumLength(TextLimits.Name);
            RuleFor(q => q.CaseNumber).MaximumLength(TextLimits.Code);
        }
    }

    internal sealed class Handler(RequestsDb db, People people, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var events = db.Set<OfficeEvent>().AsNoTracking();
            if (query.Act is { } act) events = events.Where(e => e.Act == act.ToString());
            if (query.By is { } by) events = events.Where(e => e.ByName == by);
            if (query.CaseNumber is { } number) events = events.Where(e => db.Set<Case>().Any(c => c.Id == e.CaseId && c.Number == number));
            if (query.From is { } from)
            {
                var start = MidnightOf(from);
                events = events.Where(e => e.At >= start);
            }
            if (query.To is { } to)
            {
                var end = MidnightOf(to.AddDays(1));
                events = events.Where(e => e.At < end);
            }
            if (query.After is { } after) events = events.Where(e => e.Id < after);
            var page = await events.OrderByDescending(e => e.Id).Take(query.Size + 1)
                .Select(e => new { Event = e, Number = db.Set<Case>().Where(c => c.Id == e.CaseId).Select(c => c.Number).FirstOrDefault() })
                    .ToListAsync(cancellationToken);
            var more = page.Count > query.Size;
            if (more) page.RemoveAt(query.Size);
            var name = await people.NamesAsync(page.Select(p => p.Event.ByName), cancellationToken);
            var cases = page.Where(p => p.Event.Details.Contains("documentNo", StringComparison.Ordinal)).Select(p => p.Event.CaseId).OfType<Guid>().Distinct().ToList();
            var notices = cases.Count == 0 ? [] : (await db.Set<Document>().AsNoTracking().Where(d => cases.Contains(d.CaseId) && !LetterKinds.Replies.Contains(d.Kind))
                .Select(d => new { d.CaseId, d.No, d.Title, d.Kind }).ToListAsync(cancellationToken)).ToDictionary(d => (d.CaseId, d.No), d => new Text(d.Title, d.Kind.English));
            return new Response([.. page.Select(p => new Line(p.Event.Id, p.Event.Act,
                Enum.TryParse<Act>(p.Event.Act, out var known) ? Text.Of(known) : null, p.Number,
                p.Event.LawOn, p.Event.At, p.Event.ByName, name(p.Event.ByName), p.Event.DueBefore, p.Event.DueAfter, p.Event.RuleIds, p.Event.Details,
                Enum.TryParse<Act>(p.Event.Act, out var done) ? EventWords.Told(done, JsonSerializer.Deserialize<JsonElement>(p.Event.Details),
                    no => p.Event.CaseId is { } id ? notices.GetValueOrDefault((id, no)) : null) : null))], more ? page[^1].Event.Id : null);
        }

        // The office's day began at the instant at which its own clock showed midnight.
        private DateTimeOffset MidnightOf(DateOnly day)
        {
            var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            return new DateTimeOffset(local, TimeSpan.Zero) - clock.InOffice(new DateTimeOffset(local, TimeSpan.Zero)).Offset;
        }
    }
}
