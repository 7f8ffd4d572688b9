using MediatR;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>Tells the one who looks into a complaint, or who acts for them; who entered it for themselves knows.</summary>
internal sealed class TellOfComplaints(NoticeSender notices, ICaller caller) : INotificationHandler<ComplaintCame>
{
    public async Task Handle(ComplaintCame happened, CancellationToken cancellationToken)
    {
        var (complaint, user) = (happened.Complaint, happened.InCharge);
        var acting = await notices.ActingForAsync(complaint.BodyId, [user], cancellationToken);
        await notices.TellAsync(new Notice(complaint.BodyId, null, NoticeKind.ComplaintCame, $"complaint/{complaint.Id:N}", complaint.Number, complaint.Against ?? "",
            NoticeKinds.Day(happened.DueOn, happened.DueIsProvisional)), [.. new[] { user }.Concat(acting).Where(u => u.Id != caller.UserId)], cancellationToken);
    }
}
