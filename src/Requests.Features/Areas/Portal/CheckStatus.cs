using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Notices;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Portal;

/// <summary>Tells an applicant without an account how the request stands, in plain words: what happened, who acts, by when, and why a date moved.</summary>
public static class CheckStatus
{
    [OpenToAll]
    public sealed record Query(string Number, string QueryCode) : PortalQuery<Response>(Number, QueryCode);

    /// <param name="Status">Code of the sentence.</param>
    /// <param name="Sentence">In the language of the request.</param>
    /// <param name="Turn">Whose move it is.</param>
    /// <param name="YourDeadline">The applicant's last day, while it is the applicant's turn.</param>
    /// <param name="RepliedOn">The day on which the reply period ended with a reply.</param>
    /// <param name="Story">What happened, oldest first, every change of the due date among it.</param>
    /// <param name="Parts">Of a split request; the same query code opens each.</param>
    /// <param name="Trail">Each day from receipt to the due day, while a due day binds.</param>
    /// <param name="Points">What the correction notice asks for, while the applicant may still answer it.</param>
    /// <param name="Messages">Whether news is sent by mail or text message; null where no address for it is known.</param>
    /// <param name="PassedOn">Null where all of it is this body's.</param>
    /// <param name="MayRate">The reply has left and the service was not rated yet.</param>
    /// <param name="Remedies">What is open against the reply, once it is known when it arrived, or against silence; null while nothing is.</param>
    public sealed record Response(string CaseNumber, string Subject, CaseState State, string Status, string Sentence, Turn Turn,
        DateOnly? ReceivedOn, DateOnly? DueOn, bool DueIsProvisional, DateOnly? RepliedOn, DateOnly? YourDeadline,
        IReadOnlyList<Happening> Story, IReadOnlyList<Letter> Letters, IReadOnlyList<Part> Parts,
        string RequestText, WantedForm? WantedForm, string? WantedFormWords, WantedRoute? WantedRoute, string? WantedRouteWords, IReadOnlyList<TrailDay> Trail, Remedies? Remedies, Contact Office,
        IReadOnlyList<string> Points, bool? Messages = null, bool MayRate = false, IReadOnlyList<PassedOn>? PassedOn = null);

    /// <summary>What of it went to another body.</summary>
    /// <param name="Contact">How to reach that body.</param>
    /// <param name="Number">There; the same query code opens it.</param>
    /// <param name="Reason">Why that body refused it.</param>
    public sealed record PassedOn(string Body, string Contact, DateOnly On, ReferralState State, string? Number, string? Reason);

    /// <param name="What">In plain words; where the due date moved, also why.</param>
    /// <param name="Before">The due date before; null where it did not move.</param>
    /// <param name="After">The due date since; null while none binds.</param>
    /// <param name="ForNow">The clock is still paused: the date will move again.</param>
    public sealed record Happening(string What, DateOnly On, DateOnly? Before = null, DateOnly? After = null, bool ForNow = false);

    public sealed record Part(string Number, string Subject);

    /// <param name="No">To ask for it by.</param>
    /// <param name="IsReply">The answer, which <see cref="OpenReply"/> gives with all that goes with it.</param>
    public sealed record Letter(int No, string Title, string? DocumentNumber, DateOnly? LetterOn, bool IsReply);

    /// <summary>Where a reply or silence can be challenged, and until when.</summary>
    /// <param name="Advice">What to do first, where the law leaves the choice (REM-7).</param>
    /// <param name="SuitBy">Null: only after reconsideration.</param>
    public sealed record Remedies(string Organ, string? OrganAddress, DateOnly ReconsiderationBy, string Court, DateOnly? SuitBy, Text? Advice = null);

    public sealed record Contact(string Unit, string Phone, string Address, string SupervisorPhone);

    internal sealed class Handler(RequestsDb db, CaseOpener desk, WorkCalendars calendars, LetterVersions versions, Messages messages, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        private static readonly CompiledQuestion<Guid, Beside> BesideCase = new((db, id) => db.Set<Case>().Where(c => c.Id == id).Select(c => new Beside(
            db.Set<Document>().Any(d => d.CaseId == c.Id),
            db.Set<Consultation>().Any(x => x.CaseId == c.Id),
            db.Set<Case>().Any(p => p.ParentId == c.Id),
            c.RepliedOn != null && !db.Set<ServiceRating>().Any(r => r.CaseId == c.Id),
            db.Set<Dispute>().Where(d => d.CaseId == c.Id && d.Result == Statute.Disputes.DisputeResult.Pending).Select(d => d.Organ).FirstOrDefault(),
            db.Set<ApplicantContact>().Where(a => a.CaseId == c.Id || a.CaseId == c.ParentId).OrderByDescending(a => a.CaseId == c.Id)
                .Select(a => a.StoppedAt).FirstOrDefault(),
            db.Set<Referral>().Any(r => r.CaseId == c.Id))));

        private static readonly CompiledQuestion<Guid, Past> PastOfCase = new((db, id) => db.Set<OfficeEvent>().Where(e => e.CaseId == id)
            .OrderBy(e => e.Sequence).Select(e => new Past(e.Act, e.LawOn, e.DueBefore, e.DueAfter)));

        private static readonly Text AnyAuthority = Text.Of("CheckStatus.AnyAuthority");

        private static readonly string[] Corrections = [nameof(Act.ManageCalendar), nameof(Act.ManagePeriods), nameof(Act.UndoClockEntry),
            nameof(Act.RunSweeps), nameof(Act.CorrectRequest),
            nameof(Act.ConfirmCorrection)];
        private static readonly Dictionary<ConsultationKind, DeadlineOwner> Owners = new()
        {
            [ConsultationKind.ThirdParty] = DeadlineOwner.ThirdParty,
            [ConsultationKind.CoMaker] = DeadlineOwner.CoMaker,
            [ConsultationKind.Agency] = DeadlineOwner.OtherAgency,
        };

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var found = (await desk.ReadLedgerAsync(query.CaseNumber, ct))!;
            var reading = await desk.ReadClockAsync(found, ct);
            var settings = await desk.SettingsAsync(found.BodyId, ct);
            // What is not there is not asked for: most who ask have sent a request and nothing else.
            var beside = (await BesideCase.FirstAsync(db, found.Id, ct))!;
            List<Document> letters = !beside.HasLetters ? [] : await db.Set<Document>().AsNoTracking().Include(d => d.Services)
                .Where(d => d.CaseId == found.Id).Where(ApplicantLetters.ToApplicant).OrderBy(d => d.No).ToListAsync(ct);
            List<Consultation> asked = !beside.WasConsulted ? [] : await db.Set<Consultation>().AsNoTracking().Where(c => c.CaseId == found.Id)
                .OrderBy(c => c.No).ToListAsync(ct);
            var dispute = beside.Dispute;
            List<Part> parts = !beside.HasParts ? [] : await db.Set<Case>().Where(c => c.ParentId == found.Id).OrderBy(c => c.Number)
                .Select(c => new Part(c.Number, c.Subject)).ToListAsync(ct);
            var events = await PastOfCase.ListAsync(db, found.Id, ct);
            var moved = events.FindAll(e => e.DueBefore != e.DueAfter);

            var paused = found.ClockPhase == ClockPhase.Paused;
            var open = paused ? asked.FirstOrDefault(c => c.AnsweredOn is null)?.Kind : null;
            var own = reading?.Deadlines.LastOrDefault(d => d is { Owner: DeadlineOwner.Applicant, State: DeadlineState.Pending });
            var last = letters.LastOrDefault(d => d.State != DocumentState.Voided);
            // How a process letter fares with the post is not what an applicant asks.
            var service = last is { Kind.Decides: true } ? last.LastService : null;
            var facts = new StatusFacts(found.State, found.ClockPhase, reading?.IsOverdueOn(clock.Today) ?? false, reading?.ReplyRule,
                FeeAsked: reading?.Deadlines.Any(d => d is { Owner: DeadlineOwner.Applicant, Rule: ClockRules.Fee }) ?? false,
                Consulted: asked.Count > 0, Asked: open, ReasonsOpen: own?.Rule == ClockRules.Reasons,
                DateMoved: moved.Count > 0 && Corrections.Contains(moved[^1].Act),
                NextOpinion: last?.NextStep, DraftReturned: last?.State == DocumentState.Returned,
                MailReturned: service?.ReturnedOn is not null, Disputed: dispute is not null);

            var remedies = facts.Overdue ? RemedyDates.ForSilence(found.DueOn!.Value,
                await calendars.ForAsync(found.BodyId, ct)) : await RemediesAsync(found, last, service, ct);

            var fields = new StatusFields()
                .Day("receivedDate", found.ReceivedOn).Due("due", found.Due).Due("extendedDueDate", found.Due)
                .Due("replyDeadline", open is { } kind ? reading!.Deadlines.LastOrDefault(d => d.Owner == Owners[kind])?.Due : own?.Due)
                .Due("feeDeadline", LastOf(reading, ClockRules.Fee)).Due("correctionDeadline", LastOf(reading, ClockRules.Correction))
                .Day("replyDeadline", facts.MailReturned ? service!.AnswerBy : null)
                .Day("dispatchDate", service?.DispatchedOn).Day("servedDate", service?.ReceivedOn).Day("remedyDate", remedies?.Shortest.On)
                .Day("suitDate", facts.Overdue ? null : remedies?.DirectSuit?.On)
                .Words("method", service?.Method is { } way ? StatusSentences.WayOf(way) : null).Words("trackingNo", service?.TrackingNumber)
                    .Words("returnReason", service?.ReturnReason)
                .Words("contactPhone", settings.ContactPhone).Words("supervisorName",
                    OrganNames.IsFullName(settings.SupervisoryAuthority) ? new Text(settings.SupervisoryAuthority,
                    settings.SupervisoryAuthority) : AnyAuthority).Words("supervisorPhone", settings.SupervisorPhone)
                .Words("childNos", parts.Count == 0 ? null : new Text(string.Join('、', parts.Select(p => p.Number)),
                    string.Join(", ", parts.Select(p => p.Number)))).Words("handlingBody", dispute);
            var row = StatusSentences.Table[facts.Code];
            return new Response(found.Number, found.Subject, found.State, facts.Code, StatusSentences.Fill(facts.Code, fields.Values).ToString(), row.Turn,
                found.ReceivedOn, found.DueOn, found.DueIsProvisional, found.RepliedOn, row.Turn == Turn.Applicant ? (facts.MailReturned ? service!.AnswerBy : own?.Due.On) : null,
                [.. Story(events, letters, paused)],
                [.. letters.Where(ApplicantLetters.IsVisible).Select(d => new Letter(d.No, d.Title, d.Number, d.LetterOn, d.Kind.Decides))],
                parts, found.RequestText, found.WantedForm, found.WantedFormWords, found.WantedRoute, found.WantedRouteWords,
                reading is not null && found is { DueOn: not null, RepliedOn: null, ClockPhase: ClockPhase.Running } ? reading.Trail : [],
                remedies is null ? null : new Remedies(settings.OrganOn(facts.Overdue ? found.DueOn!.Value : last!.LetterOn!.Value),
                    settings.ReconsiderationUrl, remedies.Reconsideration.On, settings.Court, remedies.DirectSuit?.On,
                    facts.Overdue && RemedySelector.ForSilence(found.DueOn!.Value).Warning is { } advised ? Text.Of(advised) : null),
                new Contact(settings.ContactUnit, settings.ContactPhone, settings.ContactAddress, settings.SupervisorPhone),
                facts.Code == "correction_sent" ? await PointsAsync(found.Id, ct) : [],
                await messages.ReachesAsync(found, ct) ? beside.MessagesStoppedAt is null : null,
                beside.MayRate && Permissions.Fits(Act.RateService, found.State), beside.WasPassedOn ? await PassedOnAsync(found.Id, ct) : null);
        }

        private async Task<IReadOnlyList<PassedOn>> PassedOnAsync(Guid caseId, CancellationToken ct)
        {
            var gone = await db.Set<Referral>().AsNoTracking().Where(r => r.CaseId == caseId).OrderBy(r => r.At)
                .Join(db.Set<Body>(), r => r.ToBodyId, b => b.Id, (r, b) => new { Referral = r, Body = b }).ToListAsync(ct);
            return [.. gone.Select(g => new PassedOn(g.Body.Name, string.Join(' ', new[] { g.Body.Settings.ContactUnit, g.Body.Settings.ContactPhone, g.Body.Settings.ContactAddress }
                .Where(w => !string.IsNullOrWhiteSpace(w))), g.Referral.On, g.Referral.State, g.Referral.NewNumber, g.Referral.Answer))];
        }

        private async Task<IReadOnlyList<string>> PointsAsync(Guid caseId, CancellationToken ct)
        {
            var notices = await db.Set<Document>().AsNoTracking().Include(d => d.Texts)
                .Where(d => d.CaseId == caseId && d.Kind == LetterKinds.CorrectionNotice
                    && (d.State == DocumentState.Issued || d.State == DocumentState.Dispatched || d.State == DocumentState.Served))
                .OrderBy(d => d.No).ToListAsync(ct);
            return notices is [.., { Texts.Count: > 0 } last] ? versions.Open(last.CurrentText)?.Terms?.Points ?? [] : [];
        }

        private static IEnumerable<Happening> Story(List<Past> events, List<Document> letters, bool paused)
        {
            var pausedSince = paused ? events.FindLastIndex(e => e.Act == nameof(Act.Consult)) : events.Count;
            var told = from one in events.Index()
                       let e = one.Item
                       let moved = e.DueBefore is not null && e.DueBefore != e.DueAfter
                       let what = StatusSentences.Tell(Enum.Parse<Act>(e.Act), moved)
                       where what is not null
                       select new Happening(what.ToString(), e.LawOn, moved ? e.DueBefore : null, moved ? e.DueAfter : null, moved && one.Index >= pausedSince);
            var sent = from letter in letters
                       where letter.Kind.Decides
                       from service in letter.Services
                       from one in StatusSentences.TellSending(service)
                       select new Happening(one.What.ToString(), one.On);
            return told.Concat(sent).OrderBy(h => h.On);
        }

        private async Task<RemedyDeadlines?> RemediesAsync(Case found, Document? letter, ServiceRecord? service, CancellationToken ct)
        {
            if (found.Leaf is null || service is null || letter is not { LetterOn: { } letterOn } || !letter.Kind.CarriesRemedies) return null;
            return LetterService.RemediesFrom(service) is { } known
                ? RemedyDates.For(ReplyRemedies.Choice((await desk.ReadAsync(found.Number, ct))!.Rulings, letterOn, service.Method == ServiceMethod.Electronic), known,
                    await calendars.ForAsync(found.BodyId, ct))
                : null;
        }

        private sealed record Beside(bool HasLetters, bool WasConsulted, bool HasParts, bool MayRate, string? Dispute, DateTimeOffset? MessagesStoppedAt, bool WasPassedOn);

        private sealed record Past(string Act, DateOnly LawOn, DateOnly? DueBefore, DateOnly? DueAfter);

        private static Requests.Statute.Calendars.DueDate? LastOf(ClockReading? reading, string rule) =>
            reading?.Deadlines.LastOrDefault(d => d.Owner == DeadlineOwner.Applicant && d.Rule == rule)?.Due;
    }
}
