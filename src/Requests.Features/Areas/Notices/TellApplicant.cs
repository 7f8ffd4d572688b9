using MediatR;
using Requests.Features.Events;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Notices;

/// <summary>Tells an applicant that a letter has left for them, by when they must act, and when a day they were told has moved.</summary>
internal sealed class TellApplicant(CaseOpener cases, Messages messages)
    : INotificationHandler<LetterIssued>, INotificationHandler<LetterDispatched>, INotificationHandler<RequestCorrected>, INotificationHandler<DueDayMoved>
{
    private static readonly Text DateMoved = Text.Of("TellApplicant.dateMoved");
    private static readonly Text DateSubject = Text.Of("TellApplicant.dateSubject");
    private static readonly Text Subject = Text.Of("TellApplicant.subject");
    private static readonly Text Letter = Text.Of("TellApplicant.letter");
    private static readonly Text Reply = Text.Of("TellApplicant.reply");
    private static readonly Text Electronic = Text.Of("TellApplicant.electronic");
    private static readonly Text Deadline = Text.Of("TellApplicant.deadline");
    private static readonly Text DueMoved = Text.Of("TellApplicant.dueMoved");
    private static readonly Text WentOn = Text.Of("TellApplicant.wentOn");
    private static readonly Text DueSubject = Text.Of("TellApplicant.dueSubject");

    public async Task Handle(LetterIssued happened, CancellationToken cancellationToken)
    {
        if (happened.IsReply || happened.Letter.Kind.Addressee != LetterAddressee.Applicant) return;
        var reading = await cases.ReadClockAsync(happened.Case, cancellationToken);
        var own = reading?.Deadlines.LastOrDefault(d => d is { Owner: DeadlineOwner.Applicant, State: DeadlineState.Pending });
        var words = Letter.With(happened.Case.Number, TitleOf(happened));
        if (own is not null)
        {
            var last = Deadline.With(NoticeKinds.DayText(own.Due.On, own.Due.Provisional));
            words = new(words.Zh + last.Zh, $"{words.En} {last.En}");
        }
        await TellAsync(happened, words, "/status", cancellationToken);
    }

    public async Task Handle(LetterDispatched happened, CancellationToken cancellationToken)
    {
        if (!happened.IsReply) return;
        var way = happened.Letter.LastService?.Method;
        await TellAsync(happened, (way == ServiceMethod.Electronic ? Electronic : Reply).With(happened.Case.Number, TitleOf(happened)), "/parcel", cancellationToken);
    }

    /// <summary>A day that was told before has moved; the status page tells it too, with the day before.</summary>
    public async Task Handle(RequestCorrected happened, CancellationToken cancellationToken)
    {
        var (found, made) = (happened.Case, happened.Correction);
        if (made.ReceivedAfter is not { } received || found.Due is not { } due) return;
        if (made.ReceivedBefore == made.ReceivedAfter && made.DueBefore == made.DueAfter) return;
        await messages.TellAsync(found, $"corrected/{found.Id:N}/{made.No}", DateSubject,
            DateMoved.With(found.Number, NoticeKinds.DayText(received, false), NoticeKinds.DayText(due.On, due.Provisional)), "/status", cancellationToken);
    }

    /// <summary>A calendar notice, a changed period or an answer of somebody who was asked has moved the last day of the reply.</summary>
    public async Task Handle(DueDayMoved happened, CancellationToken cancellationToken)
    {
        var found = happened.Case;
        if (found.Due is not { } due || found.RepliedOn is not null || happened.Before is not { } before) return;
        if (happened.WentOn ? found.ClockPhase != ClockPhase.Running : before == due.On) return;
        var now = NoticeKinds.DayText(due.On, due.Provisional);
        await messages.TellAsync(found, $"due-moved/{found.Id:N}/{happened.Occasion}", DueSubject,
            happened.WentOn ? WentOn.With(found.Number, now) : DueMoved.With(found.Number, NoticeKinds.DayText(before, false), now), "/status", cancellationToken);
    }

    // The title is Chinese, as the letter is; English names what it is beside it.
    private static Text TitleOf(LetterEvent happened) => new(happened.Letter.Title, $"{happened.Letter.Kind.English} ({happened.Letter.Title})");

    private Task<bool> TellAsync(LetterEvent happened, Text words, string page, CancellationToken ct) =>
        messages.TellAsync(happened.Case, $"applicant/{happened.Letter.Id:N}/{happened.Letter.State}/{happened.Letter.Services.Count}", Subject, words, page, ct);
}
