using System.Collections.Frozen;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>
/// The last word of every act that leads a case to another state: whoever's turn it has become by <see cref="WaitingStates"/>, and who neither
/// did the act nor heard of it by what the act told, is told here. So no way into a waiting state can be forgotten.
/// </summary>
internal sealed class TellWhoseTurn(RequestsDb db, NoticeSender notices, ICaller caller) : INotificationHandler<CommandCompleting>
{
    // A letter's way is told letter by letter, or once for a campaign; whole bodies are moved by a calendar or a period, which tells of all cases at once.
    private static readonly FrozenSet<Act> ToldElsewhere =
        [Act.SubmitDraft, Act.GiveOpinion, Act.IssueReply, Act.AnswerTogether, Act.ManageCalendar, Act.ManagePeriods, Act.ConfirmCalendarNotice, Act.ImportRegister, Act.RunSweeps];

    public async Task Handle(CommandCompleting happened, CancellationToken cancellationToken)
    {
        foreach (var acts in happened.Acts.Where(a => !ToldElsewhere.Contains(a.Act)).GroupBy(a => a.Case, a => a.Act))
        {
            var found = acts.Key;
            // What arrives is told as an arrival.
            if (db.Entry(found).State == EntityState.Added || found.CameFrom is not { } before || before == found.State) continue;
            var turn = await TurnAsync(found, cancellationToken);
            if (turn.Any(u => u.Id == caller.UserId)) continue;
            // What the act told is in mind, saved or not yet: a command begins with an empty mind.
            var told = db.Set<InboxNotice>().Local.Where(n => n.CaseId == found.Id).Select(n => n.UserId).ToHashSet();
            if (turn.Where(u => !told.Contains(u.Id)).ToList() is not { Count: > 0 } silent) continue;
            var done = Text.Of(acts.Last());
            await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.TurnCame, $"turn/{found.Id:N}/{found.Version:N}", found.Number, done.Zh, done.En), silent, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<User>> TurnAsync(Case found, CancellationToken ct) => WaitingStates.Of(found.State).For switch
    {
        WaitsFor.Desk => await notices.HoldersAsync(found.BodyId, ct, Role.Clerk, Role.Head),
        WaitsFor.Officer => await notices.HandlersAsync(found, ct),
        WaitsFor.Clerks => await notices.HoldersAsync(found.BodyId, ct, Role.Clerk) is { Count: > 0 } clerks ? clerks : await notices.HandlersAsync(found, ct),
        _ => [],
    };
}
