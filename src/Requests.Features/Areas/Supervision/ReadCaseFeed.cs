using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;

namespace Requests.Features.Areas.Supervision;

/// <summary>
/// 数据接口: every case of the body as figures for a dashboard, page by page in the order of their coming. It holds no words of an
/// applicant and no person, on either side of the counter.
/// </summary>
public static class ReadCaseFeed
{
    public const int MostLines = 1000;

    /// <param name="After">Cursor of the last line that was read; null from the beginning.</param>
    /// <param name="Size">Lines at most.</param>
    [Acts(Act.ReadReports)]
    public sealed record Query(string? After = null, int Size = MostLines) : IQuery<Response>;

    /// <param name="Next">Cursor of the next page; null after the last.</param>
    public sealed record Response(IReadOnlyList<Line> Lines, string? Next);

    /// <param name="Cursor">Where a reader goes on after this line.</param>
    /// <param name="Unit">Code of the unit that has it.</param>
    /// <param name="OnTime">Whether the reply left in time; null while there is none.</param>
    public sealed record Line(string Cursor, string CaseNumber, CaseState State, IntakeChannel Channel, ApplicantType ApplicantType, string? Unit, DateOnly RegisteredOn,
        DateOnly? ReceivedOn, DateOnly? DueOn, bool DueIsProvisional, DateOnly? RepliedOn, DateOnly? ClosedOn, OutcomeLeaf? Outcome, bool? OnTime);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MostLines);
            RuleFor(q => q.After).Must(a => a is null || Guid.TryParseExact(a, "N", out _));
        }
    }

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            // Ids are made of the time they were made at, so their order is that of coming.
            var rows = db.Set<Case>().Where(c => c.BodyId == caller.BodyId);
            if (query.After is { } after)
            {
                var last = Guid.ParseExact(after, "N");
                rows = rows.Where(c => c.Id.CompareTo(last) > 0);
            }
            var page = await rows.OrderBy(c => c.Id).Take(query.Size + 1).Select(c => new
            {
                c.Id,
                c.Number,
                c.State,
                c.Channel,
                c.ApplicantType,
                Unit = db.Set<Data.Entities.Unit>().Where(u => u.Id == c.UnitId).Select(u => u.Code).FirstOrDefault(),
                c.RegisteredOn,
                c.ReceivedOn,
                c.DueOn,
                c.DueIsProvisional,
                c.RepliedOn,
                c.ClosedOn,
                c.Leaf,
                c.WasLate,
            }).ToListAsync(cancellationToken);
            var lines = page.Take(query.Size).Select(c => new Line(c.Id.ToString("N"), c.Number, c.State, c.Channel, c.ApplicantType, c.Unit, c.RegisteredOn, c.ReceivedOn,
                c.DueOn, c.DueIsProvisional, c.RepliedOn, c.ClosedOn, c.Leaf, c.RepliedOn is null ? null : !c.WasLate)).ToList();
            return new Response(lines, page.Count > query.Size ? lines[^1].Cursor : null);
        }
    }
}
