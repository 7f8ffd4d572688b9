using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Letters;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Disputes;

/// <summary>What the law says of one dispute before anybody argues it.</summary>
/// <param name="Defendant">Against whom it must be brought (REM-14); brought against anybody else it is dismissed.</param>
/// <param name="FileBy">The applicant's last day to bring it (REM-1, 2, 3); null where it is not known from when the period ran.</param>
/// <param name="FiledInTime">Whether the papers came by then; null where <paramref name="FileBy"/> is.</param>
/// <param name="ClauseKnown">False where no letter with a remedies clause is on file, as in cases of an old register: then the longer period of REM-3 holds.</param>
/// <param name="SueBy">After a decision on reconsideration: the last day to sue (REM-7c); null while there is none.</param>
public sealed record DisputeRights(Defendant Defendant, DateOnly? FileBy, bool? FiledInTime, bool ClauseKnown, DateOnly? SueBy);

/// <summary>Reads the rights of disputes from the letters of their cases.</summary>
public sealed class DisputeRightsReader(RequestsDb db, WorkCalendars calendars)
{
    public async Task<DisputeRights> OfAsync(Dispute dispute, CancellationToken ct)
    {
        var found = await db.Set<Case>().AsNoTracking().Include(c => c.Matters).SingleAsync(c => c.Id == dispute.CaseId, ct);
        var defendant = DisputeRules.WhoIsSued(found.RepliedOn is not null, proactiveRelease: false, officeActedInOwnName: false);
        if (found is not { Leaf: { } leaf, RepliedOn: { } repliedOn } || (leaf == OutcomeLeaf.Partial && !ReplyRemedies.HasGrounds(found.Rulings)))
            return new DisputeRights(defendant, null, null, false, null);
        var calendar = await calendars.ForAsync(dispute.BodyId, ct);
        var reply = (await db.Set<Document>().AsNoTracking().Include(d => d.Services).Where(d => d.CaseId == found.Id && d.State == DocumentState.Served)
            .ToListAsync(ct))
            .Where(LetterService.IsReply).MaxBy(d => d.No);
        var service = reply?.LastService;
        var choice = ReplyRemedies.Choice(found.Rulings, reply?.LetterOn ?? repliedOn, service?.Method == ServiceMethod.Electronic);
        var known = service is null ? null : LetterService.RemediesFrom(service);
        var deadlines = known is { } from ? RemedyDates.For(choice, from, calendar)
            : reply is null ? RemedyDates.WithoutClause(choice, repliedOn, null, calendar) : null;
        var first = dispute.Stages.MinBy(s => s.No)!;
        var fileBy = first.Instance == DisputeInstance.Reconsideration ? deadlines?.Reconsideration.On : deadlines?.DirectSuit?.On;
        // The organ's own decision names the right to sue; where it does not, the file says so by hand.
        var sueBy = dispute is { Forum: DisputeForum.Reconsideration, ResultOn: { } decidedOn }
            ? RemedyDates.AfterReconsideration(choice, decidedOn, toldOfSuit: true, calendar).On : (DateOnly?)null;
        return new DisputeRights(defendant, fileBy, fileBy is { } last ? dispute.ReceivedOn <= last : null, reply is not null, sueBy);
    }
}
