using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Supervision;

/// <summary>督办记录: who was told of a late case when and by which means, and what came of it, newest first.</summary>
public static class ListEscalations
{
    public const int MaximumPage = 100;

    /// <param name="Unacknowledged">Only what still waits to be acknowledged.</param>
    /// <param name="After">Cursor from the page before.</param>
    [Acts(Act.ViewOverview)]
    public sealed record Query(string? CaseNumber = null, bool Unacknowledged = false, Guid? After = null, int Size = 50) : IQuery<Response>;

    /// <param name="Waiting">All that wait to be acknowledged, not only this page's.</param>
    public sealed record Response(IReadOnlyList<Line> Notices, int Waiting, Guid? Next);

    /// <param name="Mail">Null: no mail went with it.</param>
    public sealed record Line(Guid Id, string? CaseNumber, NoticeKind Kind, string Title, string To, DateTimeOffset At, OutboxState? Mail,
        DateTimeOffset? MailSentAt,
        DateTimeOffset? ReadAt, bool NeedsAcknowledgement, DateTimeOffset? AcknowledgedAt);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
    }

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        private static readonly string[] Kinds = [nameof(NoticeKind.EscalatedDue), nameof(NoticeKind.EscalatedOverdue)];

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var all = db.Set<InboxNotice>().AsNoTracking().Where(n => Kinds.Contains(n.Kind));
            var waiting = all.Where(n => n.NeedsAcknowledgement && n.AcknowledgedAt == null);
            var rows = query.Unacknowledged ? waiting : all;
            if (query.CaseNumber is { } number) rows = rows.Where(n => db.Set<Case>().Any(c => c.Id == n.CaseId && c.Number == number));
            if (query.After is { } after)
            {
                var at = await all.Where(n => n.Id == after).Select(n => (DateTimeOffset?)n.At).SingleOrDefaultAsync(cancellationToken);
                if (at is null) return NoticeProblems.NotFound;
                rows = rows.Where(n => n.At < at || (n.At == at && n.Id.CompareTo(after) < 0));
            }
            var page = await rows.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(query.Size + 1)
                .Select(n => new
                {
                    Notice = n,
                    Number = db.Set<Case>().Where(c => c.Id == n.CaseId).Select(c => c.Number).FirstOrDefault(),
                    To = db.Set<User>().Where(u => u.Id == n.UserId).Select(u => u.DisplayName).First(),
                }).ToListAsync(cancellationToken);
            var shown = page.Take(query.Size).ToList();
            var keys = shown.ConvertAll(r => NoticeSender.MailKeyOf(r.Notice.Key, r.Notice.UserId));
            var mails = await db.Set<OutboxMessage>().AsNoTracking().Where(m => keys.Contains(m.Key)).ToDictionaryAsync(m => m.Key, cancellationToken);
            return new Response([.. shown.Select((row, i) => Of(row.Notice, row.Number, row.To, mails.GetValueOrDefault(keys[i])))],
                await waiting.CountAsync(cancellationToken), page.Count > query.Size ? shown[^1].Notice.Id : null);
        }

        private static Line Of(InboxNotice notice, string? number, string to, OutboxMessage? mail)
        {
            var (kind, arguments) = (Enum.Parse<NoticeKind>(notice.Kind), JsonSerializer.Deserialize<string[]>(notice.Arguments)!);
            return new Line(notice.Id, number, kind, NoticeKinds.Title(kind, arguments).ToString(), to, notice.At, mail?.State, mail?.SentAt, notice.ReadAt,
                notice.NeedsAcknowledgement, notice.AcknowledgedAt);
        }
    }
}
