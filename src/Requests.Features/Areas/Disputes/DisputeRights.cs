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
/// <param name="RightDefendant">Its name.</param>
/// <param name="DefendantIsWrong">The papers name somebody else (REM-14): plead dismissal; null where nobody noted whom they name.</param>
/// <param name="Printed">What follows from the period the letter printed (REM-18); null where it printed the law's.</param>
/// <param name="RuleIds">The rules behind what is said.</param>
/// <param name="SueBy">After a decision on reconsideration: the last day to sue (REM-7c); null while there is none.</param>
public sealed record DisputeRights(Defendant Defendant, DateOnly? FileBy, bool? FiledInTime, bool ClauseKnown, DateOnly? SueBy,
    string RightDefendant = "", bool? DefendantIsWrong = null, PrintedPeriodEffect? Printed = null, IReadOnlyList<string>? RuleIds = null);

/// <summary>Reads the rights of disputes from the letters of their cases.</summary>
public sealed class DisputeRightsReader(RequestsDb db, WorkCalendars calendars)
{
    public async Task<DisputeRights> OfAsync(Dispute dispute, CancellationToken ct)
    {
        var found = await db.Set<Case>().AsNoTracking().Include(c => c.Matters).SingleAsync(c => c.Id == dispute.CaseId, ct);
        var body = (await db.Set<Body>().FindAsync([dispute.BodyId], ct))!;
        var papers = dispute.Papers ?? new DisputePapers();
        var defendant = DisputeRules.WhoIsSued(found.RepliedOn is not null && papers.About != DisputeAbout.Silence,
            papers.About == DisputeAbout.Release, papers.OfficeActedInOwnName);
        var right = defendant == Defendant.DisclosureOffice ? body.Settings.ContactUnit : body.Name;
        var rights = new DisputeRights(defendant, null, null, false, null, right,
            papers.NamedDefendant is { } named ? named.Trim() != right : null, null, ["REM-14"]);
        var calendar = await calendars.ForAsync(dispute.BodyId, ct);
        var first = dispute.Stages.MinBy(s => s.No)!;
        if (papers.About == DisputeAbout.Silence && found.Due is { } due) return Within(rights, first, dispute,
            RemedyDates.ForSilence(due.On, calendar), ["REM-14", "REM-7a"]);
        if (found is not { Leaf: { } leaf, RepliedOn: { } repliedOn } || (leaf == OutcomeLeaf.Partial
            && !ReplyRemedies.HasGrounds(found.Rulings))) return rights;
        var reply = (await db.Set<Document>().AsNoTracking().Include(d => d.Services).Where(d => d.CaseId == found.Id && d.State == DocumentState.Served)
            .ToListAsync(ct))
            .Where(LetterService.IsReply).MaxBy(d => d.No);
        var service = reply?.LastService;
        var choice = ReplyRemedies.Choice(found.Rulings, reply?.LetterOn ?? repliedOn, service?.Method == ServiceMethod.Electronic);
        var known = service is null ? null : LetterService.RemediesFrom(service);
        // Whoever was told of no remedies has them from learning of them, at most a year (REM-3).
        var untold = papers.RemediesKnownOn is not null || reply is null;
        var deadlines = untold ? RemedyDates.WithoutClause(choice, known ?? repliedOn, papers.RemediesKnownOn, calendar)
            : known is { } from ? RemedyDates.For(choice, from, calendar) : null;
        var printed = PrintedEffect(papers, first, choice);
        // What was printed longer than the law binds whoever printed it.
        if (deadlines is not null && known is { } start) deadlines = RemedyDates.AsPrinted(deadlines, choice, start, papers.PrintedDays,
            papers.PrintedMonths, calendar);
        var sueBy = dispute is { Forum: DisputeForum.Reconsideration, ResultOn: { } decidedOn }
            ? RemedyDates.AfterReconsideration(choice, decidedOn, toldOfSuit: !dispute.SuitUntold, calendar).On : (DateOnly?)null;
        List<string> rules = ["REM-14", untold ? "REM-3" : "REM-1"];
        if (printed is not null and not PrintedPeriodEffect.Right) rules.Add("REM-18");
        if (sueBy is not null) rules.Add("REM-7c");
        return Within(rights with { ClauseKnown = !untold, SueBy = sueBy, Printed = printed }, first, dispute, deadlines, rules);
    }

    private static DisputeRights Within(DisputeRights rights, DisputeStage first, Dispute dispute, RemedyDeadlines? deadlines, IReadOnlyList<string> rules)
    {
        var fileBy = first.Instance == DisputeInstance.Reconsideration ? deadlines?.Reconsideration.On : deadlines?.DirectSuit?.On;
        return rights with { FileBy = fileBy, FiledInTime = fileBy is { } last ? dispute.ReceivedOn <= last : null, RuleIds = rules };
    }

    private static PrintedPeriodEffect? PrintedEffect(DisputePapers papers, DisputeStage first, RemedyChoice choice) =>
        choice.Periods is not { } law ? null
        : first.Instance == DisputeInstance.Reconsideration ? papers.PrintedDays is { } days ? PrintedPeriod.Check(days, law.ReconsiderationDays) : null
        : papers.PrintedMonths is { } months && law.DirectSuitMonths is { } legal ? PrintedPeriod.Check(months, legal) : null;
}
