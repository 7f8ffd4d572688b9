using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>The caller's own notices, newest first, by keyset.</summary>
public static class ListInbox
{
    public const int MaximumPage = 100;

    /// <param name="Unread">Only what has not been read.</param>
    /// <param name="After">Cursor from the page before.</param>
    [Acts(Act.ReadOwnInbox)]
    public sealed record Query(bool Unread = false, Guid? After = null, int Size = 20) : IQuery<Response>;

    /// <param name="UnreadCount">All unread notices, not only this page's.</param>
    public sealed record Response(IReadOnlyList<Line> Notices, int UnreadCount, Guid? Next);

    /// <param name="Subject">What the case is about; null for a notice of no case.</param>
    /// <param name="Path">Where in the office the very thing waits; null for a notice of no case.</param>
    public sealed record Line(Guid Id, NoticeKind Kind, string Title, string Text, string? CaseNumber,
        [property: OutsideWords] string? Subject, DateTimeOffset At, DateTimeOffset? ReadAt,
        bool NeedsAcknowledgement, DateTimeOffset? AcknowledgedAt, string? Path);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
    }

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var own = db.Set<InboxNotice>().AsNoTracking().Where(n => n.UserId == caller.UserId);
            var rows = query.Unread ? own.Where(n => n.ReadAt == null) : own;
            if (query.After is { } after)
            {
                var at = await own.Where(n => n.Id == after).Select(n => (DateTimeOffset?)n.At).SingleOrDefaultAsync(cancellationToken);
                if (at is null) return NoticeProblems.NotFound;
                rows = rows.Where(n => n.At < at || (n.At == at && n.Id.CompareTo(after) < 0));
            }
            var page = await rows.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(query.Size + 1)
                .Select(n => new
                {
                    Notice = n,
                    Number = db.Set<Case>().Where(c => c.Id == n.CaseId).Select(c => c.Number).FirstOrDefault(),
                    Subject = db.Set<Case>().Where(c => c.Id == n.CaseId).Select(c => c.Subject).FirstOrDefault(),
                })
                .ToListAsync(cancellationToken);
            var next = page.Count > query.Size ? page[query.Size - 1].Notice.Id : (Guid?)null;
            var lines = page.Take(query.Size).Select(row =>
            {
                var (kind, arguments) = (Enum.Parse<NoticeKind>(row.Notice.Kind), JsonSerializer.Deserialize<string[]>(row.Notice.Arguments)!);
                return new Line(row.Notice.Id, kind, NoticeKinds.Title(kind, arguments).ToString(), NoticeKinds.Body(kind, arguments).ToString(),
                    row.Number, row.Subject, row.Notice.At, row.Notice.ReadAt, row.Notice.NeedsAcknowledgement, row.Notice.AcknowledgedAt,
                    row.Number is null ? null : NoticeKinds.PathOf(kind, arguments));
            });
            return new Response([.. lines], await own.CountAsync(n => n.ReadAt == null, cancellationToken), next);
        }
    }
}
