using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;

namespace Requests.Features.Areas.Calculators;

/// <summary>The outcomes a request can end in, as the law and the report form of a year have them.</summary>
public static class ListOutcomes
{
    private static readonly Problem NoForm = new("outcomes.no-form", ProblemKind.Law, "REP-5", "国办公开办函〔2019〕60号");

    private static readonly Text Rests14To16 = Text.Of("ListOutcomes.Rests14To16");
    private static readonly Text RestsElsewhere = Text.Of("ListOutcomes.RestsElsewhere");

    /// <param name="Year">The report year; without it the current one.</param>
    [Acts(Act.UseCalculators)]
    public sealed record Query(int? Year = null) : IQuery<Response>;

    public sealed record Response(int Year, ReportLayout Layout, IReadOnlyList<LeafLine> Leaves);

    /// <param name="Code">Stable code of the outcome.</param>
    /// <param name="Articles">What the reply relies on; empty where no article is express.</param>
    /// <param name="ReportRow">The row of part three that counts it.</param>
    /// <param name="MustContain">Fields without which the letter says too little; "a|b" asks for either.</param>
    /// <param name="Letters">The two letters of UNAVAILABLE_NOT_HELD; empty elsewhere.</param>
    public sealed record LeafLine(string Code, string Chinese, string English, OutcomeGroup Group, IReadOnlyList<string> Articles, RowLine ReportRow,
        string DocumentKind, IReadOnlyList<string> MustContain, IReadOnlyList<RemedyLine> Remedies, IReadOnlyList<LetterLine> Letters);

    /// <param name="No">Place among the outcome rows of the form, from 1.</param>
    public sealed record RowLine(int No, string Code, string Chinese);

    /// <param name="When">Only where the clause hangs on the ground of the withheld parts.</param>
    /// <param name="ReconsiderationFirst">A suit is open only after reconsideration.</param>
    public sealed record RemedyLine(RemedyClauseKind Clause, Text? When, bool ReconsiderationFirst, int? ReconsiderationDays, int? DirectSuitMonths,
        int? SuitAfterDecisionDays, IReadOnlyList<string> Rules);

    public sealed record LetterLine(NotHeldKind Kind, string DocumentKind, IReadOnlyList<string> Articles, IReadOnlyList<string> MustContain);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Year).InclusiveBetween(2000, 2199);
    }

    internal sealed class Handler(IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken) => Task.FromResult(List(query.Year ?? clock.Today.Year));

        private static Result<Response> List(int year)
        {
            if (ReportLayouts.For(year) is not { } layout) return NoForm.At("year");
            var rows = ReportLayouts.Rows(layout).Index().ToList();
            // No change of the remedies fell inside a year so far; the year's last day stands for it.
            var actDate = new DateOnly(year, 12, 31);
            return new Response(year, layout, [.. Leaves.All.Select(info => Line(info, rows.Single(r => r.Item.Leaves.Contains(info.Leaf)), actDate))]);
        }

        private static LeafLine Line(LeafInfo info, (int Index, LeafRow Row) row, DateOnly actDate) => new(
            info.Code, info.Chinese, info.English, info.Group, Places(info), new RowLine(row.Index + 1, row.Row.Code, row.Row.Chinese),
            info.Letter.Code, info.MustContain, [.. Remedies(info.Leaf, actDate)],
            info.Leaf != OutcomeLeaf.UnavailableNotHeld ? [] : [.. Enum.GetValues<NotHeldKind>().Select(kind => (Kind: kind, Info: Leaves.Of(info.Leaf, kind)))
                .Select(l => new LetterLine(l.Kind, l.Info.Letter.Code, Places(l.Info), l.Info.MustContain))]);

        private static IEnumerable<RemedyLine> Remedies(OutcomeLeaf leaf, DateOnly actDate)
        {
            if (leaf != OutcomeLeaf.Partial)
            {
                yield return Remedy(RemedySelector.For(leaf, actDate, [], servedOnline: false), null);
                yield break;
            }
            yield return Remedy(RemedySelector.For(leaf, actDate, [PartGround.RefusedStateSecret], servedOnline: false), Rests14To16);
            yield return Remedy(RemedySelector.For(leaf, actDate, [PartGround.NotGovernmentInformation], servedOnline: false), RestsElsewhere);
        }

        private static RemedyLine Remedy(RemedyChoice choice, Text? when) => new(choice.Kind, when,
            choice.Kind is RemedyClauseKind.First or RemedyClauseKind.Mixed, choice.Periods?.ReconsiderationDays, choice.Periods?.DirectSuitMonths,
            choice.Periods?.SuitAfterDecisionDays, choice.RuleIds);

        private static IReadOnlyList<string> Places(LeafInfo info) => [.. info.Basis.Select(citation => citation.Full())];
    }
}
