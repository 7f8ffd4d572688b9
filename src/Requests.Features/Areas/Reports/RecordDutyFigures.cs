using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Reports;
using Requests.Statute.AnnualReport;

namespace Requests.Features.Areas.Reports;

/// <summary>Records the figures of part two (Art. 20), each with where it can be looked up. The list replaces the one before; the event keeps both.</summary>
public static class RecordDutyFigures
{
    /// <param name="Row">Code of the form's row, such as NORMATIVE_DOCUMENT.</param>
    /// <param name="Column">Code of the form's column, such as ISSUED.</param>
    public sealed record Figure(string Row, string Column, decimal Value, string? EvidenceLink = null);

    [Acts(Act.WriteReport)]
    public sealed record Command(int Year, IReadOnlyList<Figure> Figures) : ICommand<Response>;

    public sealed record Response(int Year, IReadOnlyList<Figure> Figures);

    internal sealed class Validator : AbstractValidator<Command>
    {
        private static readonly Text Twice = Text.Of("RecordDutyFigures.Twice");

        public Validator()
        {
            RuleFor(c => c.Figures).NotNull().Must(list => list is null || list.Select(f => (f?.Row, f?.Column)).Distinct().Count() == list.Count)
                .WithMessage(_ => Twice.ToString());
            RuleForEach(c => c.Figures).NotNull().ChildRules(figure =>
            {
                figure.RuleFor(f => f.Row).NotEmpty();
                figure.RuleFor(f => f.Column).NotEmpty();
                figure.RuleFor(f => f.Value).GreaterThanOrEqualTo(0).When(f => f.Column is not null && !PartTwoForm.MayBeNegative(f.Column));
                figure.RuleFor(f => f.Value).Must(value => value == decimal.Truncate(value)).When(f => f.Column is not null && !PartTwoForm.IsAmount(f.Column));
                figure.RuleFor(f => f.EvidenceLink).MaximumLength(TextLimits.Reason);
            });
        }
    }

    internal sealed class Handler(RequestsDb db, AnnualReports reports, ICaller caller, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (ct, bodyId, year) = (cancellationToken, caller.BodyId!.Value, command.Year);
            if (reports.FormOf(year) is not { } layout) return ReportProblems.NoForm.With(year);
            if (await reports.FrozenAsync(year, ReportScope.Body, bodyId, ct) is not null) return ReportProblems.Frozen.With(year);
            if (command.Figures.FirstOrDefault(f => !PartTwoForm.Has(layout, f.Row,
                f.Column)) is { } foreign) return ReportProblems.NoCell.With(foreign.Row, foreign.Column);
            var before = await db.Set<DutyFigure>().AsNoTracking().Where(f => f.BodyId == bodyId && f.Year == year)
                .Select(f => new Figure(f.Row, f.Column, f.Value, f.EvidenceLink)).ToListAsync(ct);
            await db.Set<DutyFigure>().Where(f => f.BodyId == bodyId && f.Year == year).ExecuteDeleteAsync(ct);
            db.Set<DutyFigure>().AddRange(command.Figures.Select(f => new DutyFigure(bodyId, year, f.Row, f.Column, f.Value, f.EvidenceLink)));
            events.Record(Act.WriteReport, bodyId, new { year, before, after = command.Figures });
            return new Response(year, command.Figures);
        }
    }
}
