using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Privacy;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Notices;

/// <summary>
/// Tells an applicant who gave a mail address that a letter has left for them, and by when they must act. What the letter says
/// stays out of the mail, which passes through other hands; it is read with number and query code.
/// </summary>
internal sealed class TellApplicant(RequestsDb db, CaseOpener cases, Outbox outbox, PersonalVault vault, OfficeAddress office)
    : INotificationHandler<LetterIssued>, INotificationHandler<LetterDispatched>
{
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

    private async Task TellAsync(LetterEvent happened, string words, string page, CancellationToken ct)
    {
        var found = happened.Case;
        // An agent acts for the applicant.
        var to = found.Parties.Where(p => p.Role is PartyRole.Applicant or PartyRole.Agent).OrderByDescending(p => p.Role == PartyRole.Agent)
            .Select(p => vault.Open(p.Email)).FirstOrDefault(address => !string.IsNullOrWhiteSpace(address));
        if (to is null) return;
        var body = (await db.Set<Body>().FindAsync([found.BodyId], ct))!;
        outbox.AddMail(found.BodyId, $"applicant/{happened.Letter.Id:N}/{happened.Letter.State}/{happened.Letter.Services.Count}", to,
            Subject.With(body.Name, found.Number).Zh, $"{words}\n\n{office.Root}{page}\n\n{body.Name}");
    }
}
