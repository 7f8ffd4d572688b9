using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Calendars;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Letters;
using Requests.Features.Pipeline;
using Requests.Features.Replies;
using Requests.Features.Service;
using Requests.Statute.Clocks;
using Requests.Statute.Numbering;
using Requests.Statute.Remedies;
using Requests.Statute.Service;

namespace Requests.Features.Portal;

/// <summary>Tells an applicant without an account how the request stands, in plain words: what happened, who acts, by when, and why a date moved.</summary>
public static class CheckStatus
{
    [OpenToAll]
    public sealed record Query(string Number, string QueryCode) : PortalQuery<Response>(Number, QueryCode);

    /// <param name="Status">Code of the sentence.</param>
    /// <param name="Sentence">In the language of the request.</param>
    /// <param name="Turn">Whose move it is.</param>
    /// <param name="YourDeadline">The applicant's last day, while it is the applicant's turn.</param>
    /// <param name="Moves">Every change of the due date, oldest first.</param>
    /// <param name="Parts">Numbers of the parts of a split request; the same query code opens them.</param>
    /// <param name="Trail">Each day from receipt to the due day, while a due day binds.</param>
    /// <param name="Remedies">What is open against the reply, once it is known when it arrived, or against silence; null while nothing is.</param>
    public sealed record Response(string CaseNumber, string Subject, CaseState State, string Status, string Sentence, Turn Turn,
        DateOnly? ReceivedOn, DateOnly? DueOn, bool DueIsProvisional, DateOnly? YourDeadline,
        IReadOnlyList<Move> Moves, IReadOnlyList<Letter> Letters, IReadOnlyList<string> Parts,
        string RequestText, string? WantedForm, string? WantedRoute, IReadOnlyList<TrailDay> Trail, Remedies? Remedies, Contact Office);

    /// <param name="What">Why the date moved, in plain words.</param>
    public sealed record Move(string What, DateOnly On, DateOnly? Before, DateOnly? After);

    /// <param name="No">To ask for it by.</param>
    public sealed record Letter(int No, string Title, string? DocumentNumber, DateOnly? LetterOn);

    /// <summary>Where a reply or silence can be challenged, and until when.</summary>
    /// <param name="SuitBy">Null: only after reconsideration.</param>
    public sealed record Remedies(string Organ, string? OrganAddress, DateOnly ReconsiderationBy, string Court, DateOnly? SuitBy);

    public sealed record Contact(string Unit, string Phone, string Address, string SupervisorPhone);

    internal sealed class Handler(RequestsDb db, CaseDesk desk, WorkCalendars calendars, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        private static readonly string[] Corrections = [nameof(Act.ManageCalendar), nameof(Act.UndoClockEntry), nameof(Act.RunSweeps)];
        private static readonly Dictionary<ConsultationKind, DeadlineOwner> Owners = new()
        {
            [ConsultationKind.ThirdParty] = DeadlineOwner.ThirdParty,
            [ConsultationKind.CoMaker] = DeadlineOwner.CoMaker,
            [ConsultationKind.Agency] = DeadlineOwner.OtherAgency,
        };

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var found = (await desk.FindAsync(query.CaseNumber, ct))!;
            var reading = await desk.ReadClockAsync(found, ct);
            var settings = await desk.SettingsAsync(found.BodyId, ct);
            var letters = await db.Documents.AsNoTracking().Include(d => d.Services).Where(d => d.CaseId == found.Id).OrderBy(d => d.No).ToListAsync(ct);
            var asked = await db.Consultations.AsNoTracking().Where(c => c.CaseId == found.Id).OrderBy(c => c.No).ToListAsync(ct);
            var dispute = await db.Disputes.AsNoTracking().Where(d => d.CaseId == found.Id && d.Result == Statute.Disputes.DisputeResult.Pending).Select(d => d.Organ).FirstOrDefaultAsync(ct);
            var parts = await db.Cases.Where(c => c.ParentId == found.Id).OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(ct);
            var moved = await db.Events.AsNoTracking().Where(e => e.CaseId == found.Id && e.DueBefore != e.DueAfter).OrderBy(e => e.Sequence)
                .Select(e => new { e.Act, e.LawOn, e.DueBefore, e.DueAfter }).ToListAsync(ct);

            var paused = reading?.PhaseOn(clock.Today) == ClockPhase.Paused;
            var open = paused ? asked.FirstOrDefault(c => c.AnsweredOn is null)?.Kind : null;
            var own = reading?.Deadlines.LastOrDefault(d => d is { Owner: DeadlineOwner.Applicant, State: DeadlineState.Pending });
            var last = letters.LastOrDefault(d => d.State != DocumentState.Voided);
            // How a process letter fares with the post, to a third party at that, is not what an applicant asks.
            var service = last is not null && LetterKinds.Replies.Contains(last.Kind) ? last.Services.MaxBy(s => s.No) : null;
            var facts = new StatusFacts(found.State, found.ClockPhase, reading?.IsOverdueOn(clock.Today) ?? false, reading?.ReplyRule,
                FeeAsked: reading?.Deadlines.Any(d => d is { Owner: DeadlineOwner.Applicant, Rule: ClockRules.Fee }) ?? false,
                Consulted: asked.Count > 0, Asked: open, ReasonsOpen: own?.Rule == ClockRules.Reasons,
                DateMoved: moved.Count > 0 && Corrections.Contains(moved[^1].Act),
                NextOpinion: last?.NextStep, DraftReturned: last?.State == DocumentState.Returned,
                MailReturned: service?.ReturnedOn is not null, Disputed: dispute is not null);

            var remedies = facts.Overdue ? RemedyDates.ForSilence(found.DueOn!.Value, await calendars.ForAsync(found.BodyId, ct)) : await RemediesAsync(found, last, service, ct);

            var fields = new StatusFields()
                .Day("receivedDate", found.ReceivedOn).Due("due", found.Due).Due("extendedDueDate", found.Due)
                .Due("replyDeadline", open is { } kind ? reading!.Deadlines.LastOrDefault(d => d.Owner == Owners[kind])?.Due : own?.Due)
                .Due("feeDeadline", LastOf(reading, ClockRules.Fee)).Due("correctionDeadline", LastOf(reading, ClockRules.Correction))
                .Day("replyDeadline", facts.MailReturned ? service!.AnswerBy : null)
                .Day("dispatchDate", service?.DispatchedOn).Day("servedDate", service?.ReceivedOn).Day("remedyDate", remedies?.Shortest.On)
                .Words("trackingNo", service?.TrackingNumber).Words("returnReason", service?.ReturnReason)
                .Words("contactPhone", settings.ContactPhone).Words("supervisorName", settings.ContactUnit).Words("supervisorPhone", settings.SupervisorPhone)
                .Words("childNos", string.Join(", ", parts)).Words("handlingBody", dispute);
            var row = StatusSentences.Table[facts.Code];
            return new Response(found.Number, found.Subject, found.State, facts.Code, StatusSentences.Fill(facts.Code, fields.Values).ToString(), row.Turn,
                found.ReceivedOn, found.DueOn, found.DueIsProvisional, row.Turn == Turn.Applicant ? (facts.MailReturned ? service!.AnswerBy : own?.Due.On) : null,
                [.. moved.Where(m => m.DueBefore is not null).Select(m => new Move(StatusSentences.WhyMoved(Enum.Parse<Act>(m.Act)).ToString(), m.LawOn, m.DueBefore, m.DueAfter))],
                [.. letters.AsQueryable().Where(ApplicantLetters.Visible).Select(d => new Letter(d.No, d.Title, d.Number, d.LetterOn))],
                parts, found.RequestText, found.WantedForm, found.WantedRoute,
                reading is not null && found is { DueOn: not null, RepliedOn: null } && reading.PhaseOn(clock.Today) == ClockPhase.Running ? reading.Trail : [],
                remedies is null ? null : new Remedies(settings.ReconsiderationOrgan, settings.ReconsiderationUrl, remedies.Reconsideration.On, settings.Court, remedies.DirectSuit?.On),
                new Contact(settings.ContactUnit, settings.ContactPhone, settings.ContactAddress, settings.SupervisorPhone));
        }

        private async Task<RemedyDeadlines?> RemediesAsync(Case found, Document? letter, ServiceRecord? service, CancellationToken ct)
        {
            if (found.Leaf is null || service is null || letter is not { LetterOn: { } letterOn } || !Documents.Of(letter.Kind).Decision) return null;
            return ServiceDesk.RemediesFrom(service) is { } known
                ? RemedyDates.For(ReplyDesk.Choice(found, letterOn, service.Method == ServiceMethod.Electronic), known, await calendars.ForAsync(found.BodyId, ct))
                : null;
        }

        private static Requests.Statute.Calendars.DueDate? LastOf(ClockReading? reading, string rule) =>
            reading?.Deadlines.LastOrDefault(d => d.Owner == DeadlineOwner.Applicant && d.Rule == rule)?.Due;
    }
}
