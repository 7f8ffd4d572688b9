using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>What mails and text messages have in common on their way out.</summary>
public sealed class OutboxRules(RequestsDb db, NoticeSender notices, IOfficeClock clock)
{
    /// <summary>Nobody at the other end: the next lawful way is the officer's to choose.</summary>
    public async Task TellOfficerAsync(OutboxMessage dead)
    {
        if (dead.CaseId is not { } id || await db.Set<Case>().SingleOrDefaultAsync(c => c.Id == id) is not { } found) return;
        var kind = dead.Kind == Outbox.TextKind ? NoticeKind.ApplicantTextDead : NoticeKind.ApplicantMailDead;
        await notices.TellAsync(new Notice(found.BodyId, found.Id, kind, $"mail-dead/{dead.Id:N}", found.Number),
            await notices.HandlersAsync(found, CancellationToken.None), CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Bodies that keep quiet hours now, and until when.</summary>
    public async Task<Dictionary<Guid, DateTimeOffset>> QuietBodiesAsync(CancellationToken ct)
    {
        var quiet = new Dictionary<Guid, DateTimeOffset>();
        foreach (var body in await db.Set<Body>().AsNoTracking().ToListAsync(ct))
        {
            if (QuietHours.TryParse(body.Settings.QuietHours, out var hours) && hours?.QuietUntil(clock.InOffice(clock.Now)) is { } until)
                quiet[body.Id] = until;
        }
        return quiet;
    }
}
