using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Privacy;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Notices;

/// <summary>
/// Tells an applicant who gave a mail address that a letter has left for them, and by when they must act. What the letter says
/// stays out of the mail, which passes through other hands; it is read with number and query code.
/// </summary>
internal sealed class TellApplicant(RequestsDb db, CaseOpener cases, Outbox outbox, PersonalVault vault, OfficeAddress office, IOfficeClock clock)
    : INotificationHandler<LetterIssued>, INotificationHandler<LetterDispatched>, INotificationHandler<RequestCorrected>
{
    private static readonly Text DateMoved = Text.Of("TellApplicant.dateMoved");
    private static readonly Text DateSubject = Text.Of("TellApplicant.dateSubject");
    private static readonly Text Subject = Text.Of("TellApplicant.subject");
    private static readonly Text Letter = Text.Of("TellApplicant.letter");
    private static readonly Text Reply = Text.Of("TellApplicant.reply");
    private static readonly Text Electronic = Text.Of("TellApplicant.electronic");
    private static readonly Text Deadline = Text.Of("TellApplicant.deadline");

    public async Task Handle(LetterIssued happened, CancellationToken cancellationToken)
    {
        if (happened.IsReply || happened.Letter.Kind.Addressee != LetterAddressee.Applicant) return;
        var reading = await cases.ReadClockAsync(happened.Case, cancellationToken);
        var own = reading?.Deadlines.LastOrDefault(d => d is { Owner: DeadlineOwner.Applicant, State: DeadlineState.Pending });
        var words = Letter.With(happened.Case.Number, happened.Letter.Title).Zh + (own is null ? "" : Deadline.With(LetterDays.Print(own.Due)).Zh);
        await TellAsync(happened, words, "/status", cancellationToken);
    }

    public async Task Handle(LetterDispatched happened, CancellationToken cancellationToken)
    {
        if (!happened.IsReply) return;
        var way = happened.Letter.LastService?.Method;
        await TellAsync(happened, (way == ServiceMethod.Electronic ? Electronic : Reply)
            .With(happened.Case.Number, happened.Letter.Title).Zh, "/parcel", cancellationToken);
    }

    /// <summary>A day that was told before has moved; the status page tells it too, with the day before.</summary>
    public async Task Handle(RequestCorrected happened, CancellationToken cancellationToken)
    {
        var (found, made) = (happened.Case, happened.Correction);
        if (made.ReceivedAfter is not { } received || found.Due is not { } due) return;
        if (made.ReceivedBefore == made.ReceivedAfter && made.DueBefore == made.DueAfter) return;
        await TellAsync(found, $"corrected/{found.Id:N}/{made.No}", DateSubject, DateMoved.With(found.Number, LetterDays.Print(new DueDate(received, false)), LetterDays.Print(due)).Zh, "/status", cancellationToken);
    }

    private Task TellAsync(LetterEvent happened, string words, string page, CancellationToken ct) =>
        TellAsync(happened.Case, $"applicant/{happened.Letter.Id:N}/{happened.Letter.State}/{happened.Letter.Services.Count}", Subject, words, page, ct);

    private async Task TellAsync(Case found, string key, Text subject, string words, string page, CancellationToken ct)
    {
        // An agent acts for the applicant while the mandate lasts, then the guardian.
        var to = found.Parties.Where(p => p.Role is PartyRole.Applicant or PartyRole.Guardian || (p.Role == PartyRole.Agent && !(p.MandateUntil < clock.Today)))
            .OrderBy(p => p.Role switch { PartyRole.Agent => 0, PartyRole.Guardian => 1, _ => 2 })
            .Select(p => vault.Open(p.Email)).FirstOrDefault(address => !string.IsNullOrWhiteSpace(address));
        if (to is null) return;
        var body = (await db.Set<Body>().FindAsync([found.BodyId], ct))!;
        outbox.AddMail(found.BodyId, key, to,
            subject.With(body.Name, found.Number).Zh, $"{words}\n\n{office.Root}{page}\n\n{body.Name}", caseId: found.Id);
    }
}
