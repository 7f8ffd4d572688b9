using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Deadlines;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Supervision;

/// <summary>
/// Every last day of one person's cases as iCalendar. The secret in the address stands in for a sign-in, so what is told is
/// little: case number, kind of day, link.
/// </summary>
public static class ReadCalendarFeed
{
    [OpenToAll]
    public sealed record Query(string Token) : IQuery<Response>
    {
        public override string ToString() => nameof(ReadCalendarFeed);
    }

    public sealed record Response(string Calendar);

    internal sealed class Handler(RequestsDb db, PersonalVault vault, CaseDeadlines deadlines, OfficeAddress office,
        IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        private static readonly Text Name = Text.Of("ReadCalendarFeed.Name");

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var hash = vault.Hash(query.Token);
            // Nobody is signed in here, so the body's filter would hide every row.
            var feed = await db.Set<CalendarFeed>().IgnoreQueryFilters().AsNoTracking()
                .SingleOrDefaultAsync(f => f.TokenHash == hash && f.RevokedAt == null, cancellationToken);
            if (feed is null || await OwnerAsync(feed, cancellationToken) is not { } english) return SupervisionProblems.NoFeed;
            var mine = db.Set<Case>().Where(c => c.BodyId == feed.BodyId && c.OfficerId == feed.UserId);
            var days = (await deadlines.PendingAsync(mine, null, cancellationToken)).SelectMany(own => own).OrderBy(d => d.Due.On).ThenBy(d => d.CaseNumber)
                .Select(d => new CalendarDay($"{d.CaseNumber}-{(CaseDeadlines.IsReply(d.Kind) ? "reply" : d.Key)}", d.Due.On, $"{d.CaseNumber} {d.Name.In(english)}",
                    office.CasePage(d.CaseNumber), d.Due.Provisional));
            return new Response(ICalendar.Write(Name.In(english), new Uri(office.Root).Host, days, clock.Now));
        }

        /// <summary>Whether the person reads English; null when they left the body or the service.</summary>
        private async Task<bool?> OwnerAsync(CalendarFeed feed, CancellationToken ct) =>
            await db.Set<User>().AsNoTracking().Where(u => u.Id == feed.UserId && u.IsActive && db.Set<Membership>()
                .Any(m => m.UserId == u.Id && m.BodyId == feed.BodyId))
                .Select(u => (bool?)(u.Language == "en")).SingleOrDefaultAsync(ct);
    }
}
