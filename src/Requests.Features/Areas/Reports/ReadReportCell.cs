using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Statute.AnnualReport;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Reports;

/// <summary>The cases behind one cell of part three, in pages by number.</summary>
public static class ReadReportCell
{
    public const int MaximumPage = 100;
    public const int UsualPage = 20;

    /// <param name="Row">Row code, such as NEW or GRANTED.</param>
    /// <param name="Column">Applicant type in camelCase, or total.</param>
    /// <param name="After">Number of the last case of the page before.</param>
    [Acts(Act.ReadReports)]
    [NamesCases]
    public sealed record Query(int Year, string Row, string Column, string? After = null, int Size = UsualPage,
        ReportScope Scope = ReportScope.Body) : IQuery<Response>;

    /// <param name="Count">What stands in the cell.</param>
    public sealed record Response(string Row, PartThreeColumn Column, int Count, IReadOnlyList<Line> Cases, string? Next);

    public sealed record Line(string CaseNumber, [property: OutsideWords] string Subject, ApplicantType ApplicantType, DateOnly ReceivedOn,
        DateOnly? EndedOn, OutcomeLeaf? Outcome);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
            RuleFor(q => q.After).MaximumLength(TextLimits.Code);
        }
    }

    internal sealed class Handler(AnnualCases cases, AnnualReports reports) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (reports.FormOf(query.Year) is not { } layout) return ReportProblems.NoForm.With(query.Year);
            var bodies = await reports.BodiesAsync(query.Scope, cancellationToken);
            if (bodies.Problem is { } refused) return refused;
            if (!Enum.TryParse<PartThreeColumn>(query.Column, ignoreCase: true, out var column) || !Enum.IsDefined(column)
                || InRow(cases.In(query.Year, [.. bodies.Value.Select(b => b.Id)]), layout,
                    query.Row) is not { } rows) return ReportProblems.NoCell.With(query.Row, query.Column);
            if (PartThreeTable.TypeOf(column) is { } type) rows = rows.Where(c => c.ApplicantType == type);
            var count = await rows.CountAsync(cancellationToken);
#pragma warning disable CA1309 // translated to SQL, where the column's collation decides
            if (query.After is { } after) rows = rows.Where(c => string.Compare(c.Number, after) > 0);
#pragma warning restore CA1309
            // First the numbers, which the index holds, then the few cases.
            var numbers = await rows.OrderBy(c => c.Number).Select(c => c.Number).Take(query.Size + 1).ToListAsync(cancellationToken);
            var page = numbers.Count == 0 ? [] : await rows.Where(c => numbers.Contains(c.Number)).OrderBy(c => c.Number)
                .Select(c => new Line(c.Number, c.Subject, c.ApplicantType, c.ReceivedOn, c.EndedOn, c.Leaf)).ToListAsync(cancellationToken);
            var more = page.Count > query.Size;
            if (more) page.RemoveAt(query.Size);
            return new Response(query.Row, column, count, page, more ? page[^1].CaseNumber : null);
        }

        private static IQueryable<AnnualCase>? InRow(IQueryable<AnnualCase> cases, ReportLayout layout, string code)
        {
            if (PartThreeTable.RuleOf(layout, code) is not { } rule) return null;
            if (rule.CarriedIn is { } carried) cases = carried ? cases.Where(c => c.CarriedIn) : cases.Where(c => !c.CarriedIn);
            if (rule.Ended is { } ended) cases = ended ? cases.Where(c => c.Leaf != null) : cases.Where(c => c.Leaf == null);
            if (rule.Leaves is null) return cases;
            var leaves = rule.Leaves.Select(leaf => (OutcomeLeaf?)leaf).ToList();
            return cases.Where(c => leaves.Contains(c.Leaf));
        }
    }
}
