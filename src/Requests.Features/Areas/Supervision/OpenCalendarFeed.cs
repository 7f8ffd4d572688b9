using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Supervision;

/// <summary>开通期限日历: gives the caller a new secret address; one given before stops working.</summary>
public static class OpenCalendarFeed
{
    private const int TokenBytes = 24;

    [Acts(Act.ManageOwnAccount)]
    [NeedsPassword]
    public sealed record Command : ICommand<Response>;

    /// <param name="Address">Shown this once; whoever knows it reads the due days without signing in.</param>
    public sealed record Response(string Address)
    {
        public override string ToString() => nameof(OpenCalendarFeed);
    }

    internal sealed class Handler(RequestsDb db, PersonalVault vault, OfficeAddress office, ICaller caller, EventLog events, IOfficeClock clock)
        : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            foreach (var old in await db.Set<CalendarFeed>().Where(f => f.UserId == caller.UserId && f.RevokedAt == null)
                .ToListAsync(cancellationToken)) old.Revoke(clock.Now);
            var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
            var feed = new CalendarFeed(Guid.CreateVersion7(), caller.BodyId!.Value, caller.UserId!.Value, vault.Hash(token), clock.Now);
            db.Add(feed);
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { CalendarFeed = feed.Id });
            return new Response($"{office.Root}/api/v1/calendar-feeds/{token}.ics");
        }
    }
}
