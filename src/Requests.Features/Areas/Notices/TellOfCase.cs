using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>Tells whoever works on a case what happened to it elsewhere; who did it knows already.</summary>
internal sealed class TellOfCase(RequestsDb db, NoticeSender notices, ICaller caller, IOfficeClock clock)
    : INotificationHandler<RequestArrived>, INotificationHandler<CaseAssigned>, INotificationHandler<CaseWithdrawn>,
    INotificationHandler<MaterialArrived>, INotificationHandler<CorrectionArrived>, INotificationHandler<ReasonsArrived>,
    INotificationHandler<RequestCorrected>, INotificationHandler<CorrectionWaits>, INotificationHandler<CaseHandedBack>,
    INotificationHandler<CaseOffered>
{
    private static readonly TimeSpan Burst = TimeSpan.FromHours(1);

    // A clerk who logged it knows; what came in by itself is told to those who take it in hand.
    public async Task Handle(RequestArrived happened, CancellationToken cancellationToken)
    {
        if (caller.UserId is null) await TellAsync(happened.Case, NoticeKind.RequestArrived, 1, cancellationToken);
    }

    // The version is new at every act, so a case handed back and forth is told each time, a repeated command once.
    public async Task Handle(CaseAssigned happened, CancellationToken cancellationToken)
    {
        if (happened.OfficerId == caller.UserId) return;
        var officer = (await db.Set<User>().FindAsync([happened.OfficerId], cancellationToken))!;
        await notices.TellAsync(Of(happened.Case, NoticeKind.CaseAssigned, $"assigned/{happened.Case.Id:N}/{happened.Case.Version:N}"), [officer], cancellationToken);
    }

    public async Task Handle(CaseOffered happened, CancellationToken cancellationToken)
    {
        var (found, unit) = (happened.Case, happened.Unit);
        var desk = await notices.UnitAsync(found.BodyId, unit, cancellationToken);
        await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.CaseOffered, $"offered/{found.Id:N}/{found.Version:N}", found.Number,
            NoticeKinds.Day(found.DueOn, found.DueIsProvisional), unit), [.. desk.Where(u => u.Id != caller.UserId)], cancellationToken);
    }

    // Back on the desk of those who assign.
    public async Task Handle(CaseHandedBack happened, CancellationToken cancellationToken) => await notices.TellAsync(
        new Notice(happened.Case.BodyId, happened.Case.Id, NoticeKind.HandedBack, $"handed-back/{happened.Case.Id:N}/{happened.Case.Version:N}", happened.Case.Number, happened.Reason),
        [.. (await notices.HandlersAsync(happened.Case, cancellationToken)).Where(u => u.Id != caller.UserId)], cancellationToken);

    public Task Handle(CaseWithdrawn happened, CancellationToken cancellationToken) => TellAsync(happened.Case, NoticeKind.Withdrawn, 1, cancellationToken);

    // Ten photographs in a row are told once: the notice leads to the case, where all of them lie.
    public async Task Handle(MaterialArrived happened, CancellationToken cancellationToken)
    {
        var (kind, since) = (nameof(NoticeKind.MaterialCame), clock.Now - Burst);
        var told = await db.Set<InboxNotice>().AnyAsync(n => n.CaseId == happened.Case.Id && n.Kind == kind && n.At > since, cancellationToken);
        if (!told) await TellAsync(happened.Case, NoticeKind.MaterialCame, happened.FileNo, cancellationToken);
    }

    public Task Handle(CorrectionArrived happened, CancellationToken cancellationToken) =>
        TellAsync(happened.Case, NoticeKind.CorrectionCame, happened.FileNo, cancellationToken);

    public Task Handle(ReasonsArrived happened, CancellationToken cancellationToken) =>
        TellAsync(happened.Case, NoticeKind.ReasonsCame, happened.FileNo, cancellationToken);

    // A date that moved is told to everybody who works on the case, with what the applicant must hear.
    public async Task Handle(RequestCorrected happened, CancellationToken cancellationToken)
    {
        var (found, made) = (happened.Case, happened.Correction);
        var key = $"corrected/{found.Id:N}/{made.No}";
        var notice = made.ReceivedBefore == made.ReceivedAfter && made.DueBefore == made.DueAfter ? Of(found, NoticeKind.RequestCorrected, key)
            : new Notice(found.BodyId, found.Id, NoticeKind.ReceiptCorrected, key, found.Number, NoticeKinds.Day(made.ReceivedBefore, false),
                NoticeKinds.Day(made.ReceivedAfter, false), NoticeKinds.Day(made.DueBefore, false), NoticeKinds.Day(made.DueAfter, found.DueIsProvisional));
        await notices.TellAsync(notice, [.. (await notices.HandlersAsync(found, cancellationToken)).Where(u => u.Id != caller.UserId)], cancellationToken);
    }

    public async Task Handle(CorrectionWaits happened, CancellationToken cancellationToken)
    {
        var (found, waiting) = (happened.Case, happened.Correction);
        // One desk is told: the head's, or the leaders' where the body has no head.
        var able = (await notices.HoldersAsync(found.BodyId, cancellationToken, Role.Head)).Where(IsAble).ToList();
        if (able.Count == 0) able = [.. (await notices.HoldersAsync(found.BodyId, cancellationToken, Role.Leader, Role.Chief)).Where(IsAble)];
        await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.CorrectionWaits, $"correction-waits/{found.Id:N}/{waiting.No}", found.Number,
            waiting.No.ToString(CultureInfo.InvariantCulture)), able, cancellationToken);

        bool IsAble(User user) => user.Id != waiting.ByUserId && user.Id != found.OfficerId;
    }

    // The occasion tells one arrival of this kind in the case from the next.
    private async Task TellAsync(Case @case, NoticeKind kind, int occasion, CancellationToken ct) =>
        await notices.TellAsync(Of(@case, kind, $"{kind}/{@case.Id:N}/{occasion}"),
            [.. (await notices.HandlersAsync(@case, ct)).Where(u => u.Id != caller.UserId)], ct);

    private static Notice Of(Case @case, NoticeKind kind, string key) =>
        new(@case.BodyId, @case.Id, kind, key, @case.Number, NoticeKinds.Day(@case.DueOn, @case.DueIsProvisional));
}
