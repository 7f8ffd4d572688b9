using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Statute.Numbering;

namespace Requests.Features.Areas.Letters;

/// <summary>文号: what was drawn from each number series of letters in a year, and what of it is voided and why. A voided number is never used again.</summary>
public static class ListNumberSeries
{
    /// <param name="Year">Null: this year.</param>
    [Acts(Act.ReadNumberSeries)]
    public sealed record Query(int? Year = null) : IQuery<Response>;

    /// <param name="Years">Years in which numbers were drawn, the latest first.</param>
    public sealed record Response(int Year, IReadOnlyList<int> Years, IReadOnlyList<Series> Series);

    /// <param name="Mark">The sign in the number: 复, 补.</param>
    /// <param name="Kinds">Kinds of letter that draw from it.</param>
    /// <param name="Last">The last number drawn.</param>
    /// <param name="Used">Numbers that letters bear, voided ones too; equal to Last while no number is missing.</param>
    public sealed record Series(string Mark, IReadOnlyList<string> Kinds, int Last, int Used, IReadOnlyList<Voided> Voided);

    public sealed record Voided(string Number, string CaseNumber, int DocumentNo, string Title, DateOnly? LetterOn, string Reason);

    internal sealed class Handler(RequestsDb db, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var year = query.Year ?? clock.Today.Year;
            var drawn = (await db.Set<NumberSeries>().AsNoTracking().Where(s => s.BodyId == caller.BodyId && s.Last > 0).ToListAsync(cancellationToken))
                .Where(s => LetterSeries.KindsOf(s.Series).Count > 0).ToList();
            var series = new List<Series>();
            foreach (var counter in drawn.Where(s => s.Year == year)
                .OrderBy(s => s.Series, StringComparer.Ordinal)) series.Add(await ReadAsync(counter, cancellationToken));
            return new Response(year, [.. drawn.Select(s => s.Year).Distinct().OrderDescending()], series);
        }

        private async Task<Series> ReadAsync(NumberSeries counter, CancellationToken ct)
        {
            var kinds = LetterSeries.KindsOf(counter.Series);
            var (first, last) = (new DateOnly(counter.Year, 1, 1), new DateOnly(counter.Year, 12, 31));
            // A letter of an old register brought a number of its own, and no text.
            var letters = db.Set<Document>().Where(d => d.BodyId == counter.BodyId && kinds.Contains(d.Kind) && d.Number != null
                && d.Texts.Any() && !d.IsPast && d.LetterOn >= first && d.LetterOn <= last);
            var voided = await letters.Where(d => d.State == DocumentState.Voided).OrderBy(d => d.LetterOn).ThenBy(d => d.Number)
                .Join(db.Set<Case>(), d => d.CaseId, c => c.Id, (d, c) => new Voided(d.Number!, c.Number, d.No, d.Title, d.LetterOn, d.VoidReason ?? ""))
                    .ToListAsync(ct);
            return new Series(kinds[0].SeriesMark!, [.. kinds.Select(k => k.Code)], counter.Last, await letters.CountAsync(ct), voided);
        }
    }
}
