using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Intake;

/// <summary>What becomes of a request that was passed on: the answer of the second body reaches the first one's case in the same transaction.</summary>
public sealed class Referrals(RequestsDb db, CaseOpener cases, WorkCalendars calendars, EventLog events, IMediator mediator, ICaller caller, IOfficeClock clock)
{
    /// <summary>The other body took it as its own, as a new case or with one it has.</summary>
    public Task AcceptAsync(IntakeProposal proposal, Case taken, CancellationToken ct) =>
        AnswerAsync(proposal, referral => referral.Accept(taken.Id, taken.Number, caller.Name, clock.Now), taken, ct);

    public Task RefuseAsync(IntakeProposal proposal, string reason, CancellationToken ct) =>
        AnswerAsync(proposal, referral => referral.Refuse(reason, caller.Name, clock.Now), null, ct);

    /// <summary>Last day of the reply of the body it was passed on to: its period runs from the day of arrival, taken or not.</summary>
    public async Task<DueDate> DueThereAsync(Guid toBodyId, DateOnly on, CancellationToken ct) =>
        ReplyClock.Read(on, [], await calendars.ForAsync(toBodyId, ct), await cases.PeriodsAsync(toBodyId, on, ct)).ReplyDueOn;

    /// <summary>The bodies through whose hands a case came to the one that has it.</summary>
    public async Task<IReadOnlySet<Guid>> BeforeAsync(Guid caseId, CancellationToken ct)
    {
        var before = new HashSet<Guid>();
        for (Guid? of = caseId; of is { } id;)
        {
            var from = await db.Set<Referral>().IgnoreQueryFilters().Where(r => r.NewCaseId == id).Select(r => new { r.BodyId, r.CaseId }).FirstOrDefaultAsync(ct);
            of = from is not null && before.Add(from.BodyId) ? from.CaseId : null;
        }
        return before;
    }

    // The first body's case lies outside what the second may see; only its own chain and its officer learn of the answer.
    private async Task AnswerAsync(IntakeProposal proposal, Action<Referral> answer, Case? taken, CancellationToken ct)
    {
        if (proposal.Source != ProposalSource.Body) return;
        var referral = await db.Set<Referral>().IgnoreQueryFilters().SingleAsync(r => r.ProposalId == proposal.Id, ct);
        answer(referral);
        var from = await db.Set<Case>().IgnoreQueryFilters().Include(c => c.Parties).SingleAsync(c => c.Id == referral.CaseId, ct);
        var to = (await db.Set<Body>().FindAsync([referral.ToBodyId], ct))!;
        if (from.State != CaseState.Destroyed)
        {
            from.Touch(Guid.NewGuid());
            events.Record(Act.PassOnRequest, from, clock.Today, new { To = to.Code, referral.State, referral.NewNumber, Reason = referral.Answer });
        }
        await mediator.Publish(new ReferralAnswered(from, referral, to.Name, taken), ct);
    }
}

public static class ReferralProblems
{
    /// <summary>No outcome says that some of it is for another body to disclose.</summary>
    public static readonly Problem OurOwn = new("referrals.our-own", ProblemKind.Law, "OUT-2", "《政府信息公开条例》第三十六条第五项");

    public static readonly Problem NoSuchBody = new("referrals.no-such-body", ProblemKind.Invalid);

    public static readonly Problem AlreadyThere = new("referrals.already-there", ProblemKind.State);

    /// <summary>It came from there: two bodies do not send a person to and fro (SUP-7).</summary>
    public static readonly Problem ToAndFro = new("referrals.to-and-fro", ProblemKind.Law, "SUP-7", null);

    /// <summary>Nothing another body passed on.</summary>
    public static readonly Problem NotPassedOn = new("referrals.not-passed-on", ProblemKind.State);
}
