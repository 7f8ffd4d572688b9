using Microsoft.EntityFrameworkCore;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Collaboration;

/// <summary>Tells who watches a case what becomes of it; who did it knows already.</summary>
public sealed class Watchers(RequestsDb db, NoticeSender notices, ICaller caller)
{
    public async Task<IReadOnlyList<User>> OfAsync(Case found, CancellationToken ct) => await db.Set<User>()
        .Where(u => u.IsActive && u.Id != caller.UserId && db.Set<CaseWatcher>().Any(w => w.CaseId == found.Id && w.UserId == u.Id)).OrderBy(u => u.Id).ToListAsync(ct);

    /// <param name="what">The act that moved it; its words are said in the reader's language.</param>
    public async Task TellAsync(Case found, Act what, CancellationToken ct)
    {
        if (await OfAsync(found, ct) is not { Count: > 0 } watching) return;
        var done = Text.Of(what);
        await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.WatchedMoved, $"watched/{found.Id:N}/{what}/{found.Version:N}", found.Number, done.Zh, done.En), watching, ct);
    }
}

/// <summary>What watchers hear of: the case changes hands, a letter goes its way, the applicant brings something or withdraws.</summary>
internal sealed class TellWatchers(Watchers watchers) : INotificationHandler<CaseAssigned>, INotificationHandler<CaseHandedBack>, INotificationHandler<CaseWithdrawn>,
    INotificationHandler<MaterialArrived>, INotificationHandler<CorrectionArrived>, INotificationHandler<LetterSubmitted>, INotificationHandler<LetterReturned>, INotificationHandler<LetterVerdictTakenBack>,
    INotificationHandler<LetterApproved>, INotificationHandler<LetterDispatched>, INotificationHandler<LetterServed>, INotificationHandler<LetterCameBack>
{
    public Task Handle(CaseAssigned happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.AssignCase, cancellationToken);

    public Task Handle(CaseHandedBack happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.HandBackCase, cancellationToken);

    public Task Handle(CaseWithdrawn happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.Withdraw, cancellationToken);

    public Task Handle(MaterialArrived happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.AddMaterial, cancellationToken);

    public Task Handle(CorrectionArrived happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.ReceiveCorrection, cancellationToken);

    public Task Handle(LetterSubmitted happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.SubmitDraft, cancellationToken);

    public Task Handle(LetterReturned happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.GiveOpinion, cancellationToken);

    // Of an agreement on the way they were not told.
    public Task Handle(LetterVerdictTakenBack happened, CancellationToken cancellationToken) =>
        happened.Step.Verdict == Verdict.Return ? watchers.TellAsync(happened.Case, Act.TakeBackVerdict, cancellationToken) : Task.CompletedTask;

    public Task Handle(LetterApproved happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.GiveOpinion, cancellationToken);

    public Task Handle(LetterDispatched happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.RecordService, cancellationToken);

    public Task Handle(LetterServed happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.RecordService, cancellationToken);

    public Task Handle(LetterCameBack happened, CancellationToken cancellationToken) => watchers.TellAsync(happened.Case, Act.RecordReturnedMail, cancellationToken);
}
