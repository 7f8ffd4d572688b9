using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Deadlines;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Staff;
using Requests.Statute.Clocks;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Privacy;
using Requests.Statute.Receipt;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Cases;

/// <summary>One case with everything about it, personal data masked, and what may be done next and what not, with why.</summary>
public static class ReadCase
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    /// <param name="OutcomeBasis">What is on record for the outcome, parts withheld included; null while it is not settled.</param>
    /// <param name="Fee">What is charged or was waived; null where no fee was thought of.</param>
    /// <param name="Missing">What the request lacks of Art. 29; a correction notice asks for all of it at once.</param>
    /// <param name="Corrections">Oldest first; personal values masked.</param>
    /// <param name="Evidence">What is on file about its arrival; null for cases logged before it was kept with them.</param>
    /// <param name="LastEvent">Sequence of the last thing that happened; whatever comes after it is news to this reader.</param>
    /// <param name="ReleaseHeld">暂停公开: nothing of it may be supplied now.</param>
    /// <param name="Restriction">Null while it is open to whoever may see the cases of the body.</param>
    /// <param name="LastDays">What is open, of whomever it is owed, by its day.</param>
    public sealed record Response(
        string CaseNumber, [property: OutsideWordsOfTheCase] string Subject, [property: OutsideWordsOfTheCase] string RequestText, IntakeChannel Channel, ApplicantType ApplicantType,
        CaseState State, Text StateName, DateOnly RegisteredOn, DateOnly? ReceivedOn, string? ReceiptRule,
        DateOnly? DueOn, bool DueIsProvisional, int? WorkingDaysLeft, bool Overdue, ClockPhase ClockPhase, string CalendarVersion,
        string? Officer, string? Unit, WantedForm? WantedForm, string? WantedFormWords, WantedRoute? WantedRoute, string? WantedRouteWords, bool ElectronicServiceConsent,
        OutcomeLeaf? Outcome, NotHeldKind? NotHeldKind, string? OutcomeReason, DateOnly? RepliedOn, DateOnly? ClosedOn, bool WasLate,
        string? ParentNumber, IReadOnlyList<string> ChildNumbers,
        IReadOnlyList<MaskedParty> Parties, IReadOnlyList<MatterLine> Matters, IReadOnlyList<ConsultationLine> Consultations,
        IReadOnlyList<SearchLine> Searches, IReadOnlyList<DocumentLine> Documents, IReadOnlyList<FileLine> Files,
        IReadOnlyList<NextStep> NextSteps, IReadOnlyList<NextStep> StepsOfOthers, Guid Version, OutcomeBasis? OutcomeBasis, int LastEvent, FeeStanding? Fee,
        IReadOnlyList<IntakeField> Missing,
        IReadOnlyList<CorrectionLine> Corrections, ReceiptEvidence? Evidence, DateOnly ArrivedOn, IdentityProof? IdentityProof, string? IdentityCheckedBy,
        IReadOnlyList<CaseDeadline> LastDays, bool ReleaseHeld, IReadOnlyList<CaseFlagKind> Flags, Restriction? Restriction);

    /// <summary>It is closed to all but its insiders and who supervises.</summary>
    /// <param name="Insiders">Names colleagues know.</param>
    public sealed record Restriction(string Reason, string By, DateTimeOffset At, IReadOnlyList<string> Insiders);

    /// <summary>What was put right of what was taken in.</summary>
    public sealed record CorrectionLine(int No, IntakeCorrectionState State, IReadOnlyList<FieldChange> Changes, string Reason, string By, DateTimeOffset At,
        string? SecondBy, string? SecondWords);

    /// <param name="IdentityDoubt">What is doubtful about the number; null where nothing is.</param>
    public sealed record MaskedParty(PartyRole Role, string Name, string? IdNumber, string? Phone, bool HasAddress, bool HasEmail,
        IdentityDoubt? IdentityDoubt = null,
        DateOnly? MandateUntil = null);

    /// <param name="NotHeldKind">Which half of "not held".</param>
    /// <param name="Reason">Its own; null where that of the case holds.</param>
    /// <param name="Basis">What its own outcome stands on; null where that of the case holds for all matters.</param>
    public sealed record MatterLine(int No, [property: OutsideWordsOfTheCase] string Text, OutcomeLeaf? Outcome,
        NotHeldKind? NotHeldKind = null, string? Reason = null, OutcomeBasis? Basis = null);

    public sealed record ConsultationLine(int No, ConsultationKind Kind, string? Agency, DateOnly SentOn, DateOnly? DeliveredOn,
        DateOnly? AnsweredOn, ConsultationOpinion? Opinion);

    public sealed record SearchLine(int No, string Unit, DateOnly OrderedOn, DateOnly DueOn, SearchConclusion? Conclusion, DateOnly? SignedOn);

    /// <param name="IsPosted">How it left, or that it arrived, is on record; a letter that is only issued lies at the office.</param>
    public sealed record DocumentLine(int No, string Kind, string Title, DocumentState State, string? Number, DateOnly? LetterOn,
        Role? NextStep, IReadOnlyList<OpinionLine> Opinions, bool IsPosted);

    /// <param name="By">The name colleagues know.</param>
    /// <param name="TakesBack">Number of the verdict it takes back; null for a verdict.</param>
    /// <param name="IsTakenBack">A later row takes it back: it does not count.</param>
    public sealed record OpinionLine(Role Role, Verdict Verdict, string Words, string By, DateTimeOffset At, int? TakesBack = null, bool IsTakenBack = false);

    public sealed record FileLine(int No, FilePurpose Purpose, [property: OutsideWords] string FileName, string MediaType, long Length,
        ScanVerdict Scan, FileOpening? Opening);

    internal sealed class Handler(RequestsDb db, CaseOpener desk, ProgressReader progressDesk, CaseDeadlines deadlines, People people, FeeRegister fees,
        PersonalVault vault, IntakeCorrections corrections, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            if (await desk.ReadAsync(query.CaseNumber, ct) is not { } found) return CaseProblems.NotFound;
            var reading = await desk.ReadClockAsync(found, ct);
            // What hangs on the case by one value each is one question.
            var beside = await db.Set<Case>().Where(c => c.Id == found.Id).Select(c => new
            {
                Officer = db.Set<User>().Where(u => u.Id == c.OfficerId).Select(u => u.DisplayName).FirstOrDefault(),
                Unit = db.Set<Data.Entities.Unit>().Where(u => u.Id == c.UnitId).Select(u => u.Name).FirstOrDefault(),
                Parent = db.Set<Case>().Where(p => p.Id == c.ParentId).Select(p => p.Number).FirstOrDefault(),
                LastEvent = db.Set<OfficeEvent>().Where(e => e.CaseId == c.Id).Max(e => (int?)e.Sequence),
                IsDisputed = db.Set<Dispute>().Any(d => d.CaseId == c.Id),
                WasConsulted = db.Set<Consultation>().Any(x => x.CaseId == c.Id),
                WasSearched = db.Set<SearchRecord>().Any(s => s.CaseId == c.Id),
                HasLetters = db.Set<Document>().Any(d => d.CaseId == c.Id),
                HasFiles = db.Set<Attachment>().Any(a => a.CaseId == c.Id),
                HasParts = db.Set<Case>().Any(p => p.ParentId == c.Id),
                WasCorrected = db.Set<IntakeCorrection>().Any(x => x.CaseId == c.Id),
                IsHeld = db.Set<ReleaseHold>().Any(h => h.CaseId == c.Id && h.LiftedOn == null),
                IsFlagged = db.Set<CaseFlag>().Any(f => f.CaseId == c.Id),
                Restriction = db.Set<CaseRestriction>().FirstOrDefault(r => r.CaseId == c.Id),
                WasCharged = db.Set<FeeCharge>().Any(f => f.CaseId == c.Id),
            }).SingleAsync(ct);
            // Most cases have few of these; what is not there is not asked for.
            List<Consultation> consultations = beside.WasConsulted
                ? await db.Set<Consultation>().AsNoTracking().Where(c => c.CaseId == found.Id).OrderBy(c => c.No).ToListAsync(ct) : [];
            List<SearchRecord> searches = beside.WasSearched
                ? await db.Set<SearchRecord>().AsNoTracking().Where(s => s.CaseId == found.Id).OrderBy(s => s.No).ToListAsync(ct) : [];
            List<Document> documents = beside.HasLetters
                ? await db.Set<Document>().AsNoTracking().Include(d => d.Steps).Include(d => d.Services).AsSplitQuery()
                    .Where(d => d.CaseId == found.Id).OrderBy(d => d.No).ToListAsync(ct) : [];
            List<Attachment> files = beside.HasFiles
                ? await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == found.Id).OrderBy(a => a.No).ToListAsync(ct) : [];
            List<string> children = beside.HasParts
                ? await db.Set<Case>().Where(c => c.ParentId == found.Id).OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(ct) : [];
            List<CaseFlagKind> flags = beside.IsFlagged
                ? await db.Set<CaseFlag>().Where(f => f.CaseId == found.Id).Select(f => f.Kind).ToListAsync(ct) : [];
            List<string> insiders = beside.Restriction is null ? [] : await db.Set<CaseInsider>().Where(i => i.CaseId == found.Id)
                .Join(db.Set<User>(), i => i.UserId, u => u.Id, (_, u) => u.DisplayName).OrderBy(n => n).ToListAsync(ct);
            var corrected = beside.WasCorrected ? await corrections.OfCaseAsync(found.Id, ct) : [];
            var name = await people.NamesAsync(documents.SelectMany(d => d.Steps).Select(s => s.ByName)
                .Concat(corrected.SelectMany(c => new[] { c.Correction.ByName,
                    c.Correction.SecondName })).Append(found.IdentityCheckedBy).Append(beside.Restriction?.ByName).OfType<string>(), ct);
            var progress = await progressDesk.ReadAsync(found, reading, documents, consultations, searches, beside.IsDisputed, ct);
            return new Response(
                found.Number, found.Subject, found.RequestText, found.Channel, found.ApplicantType,
                found.State, Text.Of(found.State), found.RegisteredOn, found.ReceivedOn, found.ReceiptRule,
                found.DueOn, found.DueIsProvisional, found is { RepliedOn: null, ClockPhase: ClockPhase.Running } ? reading?.WorkdaysLeftOn(clock.Today) : null,
                reading?.IsOverdueOn(clock.Today) ?? false, found.ClockPhase, found.CalendarVersion,
                beside.Officer, beside.Unit, found.WantedForm, found.WantedFormWords, found.WantedRoute, found.WantedRouteWords, found.ElectronicServiceConsent,
                found.Leaf, found.NotHeldKind, found.OutcomeReason, found.RepliedOn, found.ClosedOn, found.WasLate,
                beside.Parent, children,
                [.. found.Parties.OrderBy(p => p.Role).Select(p => Mask(p, found.ApplicantType))],
                [.. found.Matters.OrderBy(m => m.No).Select(m => new MatterLine(m.No, m.Text, m.Leaf, m.NotHeldKind, m.Reason, m.Basis))],
                [.. consultations.Select(c => new ConsultationLine(c.No, c.Kind, c.Agency, c.SentOn, c.DeliveredOn, c.AnsweredOn, c.Opinion))],
                [.. searches.Select(s => new SearchLine(s.No, s.Unit, s.OrderedOn, s.DueOn, s.Conclusion, s.SignedOn))],
                [.. documents.Select(d => new DocumentLine(d.No, d.Kind.Code, d.Title, d.State, d.Number, d.LetterOn, d.NextStep,
                    [.. d.Steps.OrderBy(s => s.No).Select(s => new OpinionLine(s.Role, s.Verdict, s.Opinion, name(s.ByName), s.At, s.TakesBack, d.TakenBack.Contains(s.No)))],
                    d.IsPosted))],
                [.. files.Select(f => new FileLine(f.No, f.Purpose, f.FileName, f.MediaType, f.Length, f.Scan, f.Opening))],
                NextSteps.For(progress, caller.Roles), NextSteps.OfOthers(progress, caller.Roles), found.Version, found.OutcomeBasis,
                beside.LastEvent ?? 0,
                FeeStanding.Of(found, beside.WasCharged ? await fees.StandingAsync(found, ct) : null), Completeness.Missing(found, vault),
                [.. corrected.Select(c => new CorrectionLine(c.Correction.No, c.Correction.State,
                    [.. c.Changes.Select(f => new FieldChange(f.Field, RequestFields.Masked(f.Field, f.Before),
                        RequestFields.Masked(f.Field, f.After)))], c.Correction.Reason,
                    name(c.Correction.ByName), c.Correction.At, c.Correction.SecondName is { } second ? name(second) : null, c.Correction.SecondWords))],
                found.Evidence, found.ArrivedOn, found.IdentityProof, found.IdentityCheckedBy is { } checkedBy ? name(checkedBy) : null,
                [.. (await deadlines.PendingAsync([(found, reading)], beside.IsDisputed || beside.WasSearched || beside.HasLetters
                    ? db.Set<Case>().Where(c => c.Id == found.Id) : null, ct))[found.Number]], beside.IsHeld,
                [.. flags.Order()], beside.Restriction is { } closed ? new Restriction(closed.Reason, name(closed.ByName), closed.At, insiders) : null);
        }

        private MaskedParty Mask(Party party, ApplicantType applicantType) => new(party.Role,
            Masks.Name(vault.Open(party.Name) ?? ""),
            vault.Open(party.IdNumber) is { } id ? Masks.IdNumber(id) : null,
            vault.Open(party.Phone) is { } phone ? Masks.Phone(phone) : null,
            !party.Address.IsNone, !party.Email.IsNone,
            Person.DoubtOf(vault.Open(party.IdNumber), party.Role == PartyRole.Applicant ? applicantType : party.IsOrganisation ? ApplicantType.Other : null), party.MandateUntil);
    }
}
