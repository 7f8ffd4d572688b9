using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>Tells the other body's desk that a request was passed on to it, the first body's officer what became of it, and the applicant both.</summary>
internal sealed class TellOfReferrals(NoticeSender notices, Messages messages) : INotificationHandler<RequestPassedOn>, INotificationHandler<ReferralAnswered>
{
    private static readonly Text Subject = Text.Of("TellOfReferrals.subject");
    private static readonly Text PassedOn = Text.Of("TellOfReferrals.passedOn");
    private static readonly Text Accepted = Text.Of("TellOfReferrals.accepted");
    private static readonly Text AcceptedSubject = Text.Of("TellOfReferrals.acceptedSubject");
    private static readonly Text Refused = Text.Of("TellOfReferrals.refused");

    public async Task Handle(RequestPassedOn happened, CancellationToken cancellationToken)
    {
        var (found, referral) = (happened.Case, happened.Referral);
        var desk = await notices.DeskAsync(referral.ToBodyId, cancellationToken);
        await notices.TellAsync(new Notice(referral.ToBodyId, null, NoticeKind.ReferralCame, $"referral/{referral.Id:N}", happened.From, found.Number,
            NoticeKinds.Day(referral.On, false)), desk, cancellationToken);
        await messages.TellAsync(found, $"referral/{referral.Id:N}/passed-on", Subject, PassedOn.With(found.Number, happened.To), "/status", cancellationToken);
    }

    public async Task Handle(ReferralAnswered happened, CancellationToken cancellationToken)
    {
        var (found, referral) = (happened.Case, happened.Referral);
        var (kind, what) = referral.State == ReferralState.Accepted ? (NoticeKind.ReferralAccepted, referral.NewNumber!) : (NoticeKind.ReferralRefused, referral.Answer!);
        await notices.TellAsync(new Notice(found.BodyId, found.Id, kind, $"referral/{referral.Id:N}/answer", found.Number, happened.By, what),
            await notices.HandlersAsync(found, cancellationToken), cancellationToken);
        if (happened.Taken is not { } taken)
            await messages.TellAsync(found, $"referral/{referral.Id:N}/refused", Subject, Refused.With(found.Number, happened.By), "/status", cancellationToken);
        else if (taken is { ReceivedOn: { } received, Due: { } due })
            await messages.TellAsync(taken, $"referral/{referral.Id:N}/accepted", AcceptedSubject, Accepted.With(found.Number, taken.Number,
                NoticeKinds.DayText(received, false), NoticeKinds.DayText(due.On, due.Provisional)), "/status", cancellationToken);
    }
}
