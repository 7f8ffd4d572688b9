using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Reports;

namespace Requests.Features.Areas.Reports;

/// <summary>Enters the tables of a report that was made elsewhere. The next year's carry-over is held against them; entering anew replaces them.</summary>
public static class EnterKnownReport
{
    /// <param name="Source">Where the tables were taken from: the published report, its address.</param>
    [Acts(Act.WriteReport)]
    public sealed record Command(int Year, string Source, ReportTables Tables, ReportScope Scope = ReportScope.Body) : ICommand<Response>;

    /// <param name="Failures">Identities the tables break in themselves; they are entered all the same, as they were published.</param>
    public sealed record Response(int Year, string Layout, IReadOnlyList<ReportCheck> Failures);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(IOfficeClock clock)
        {
            RuleFor(c => c.Year).InclusiveBetween(ReportLayouts.FirstYear, clock.Today.Year);
            RuleFor(c => c.Source).NotEmpty().MaximumLength(TextLimits.Subject);
            RuleFor(c => c.Tables).NotNull();
        }
    }

    internal sealed class Handler(RequestsDb db, AnnualReports reports, ICaller caller, IOfficeClock clock,
        EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (ct, bodyId) = (cancellationToken, caller.BodyId!.Value);
            if (command.Tables.Unfit() is { } unfit) return ReportProblems.TablesUnfit.With(unfit);
            if (await reports.FrozenAsync(command.Year, command.Scope, bodyId, ct) is not null) return ReportProblems.Frozen.With(command.Year);
            await db.Set<KnownReport>().Where(k => k.BodyId == bodyId && k.Scope == command.Scope && k.Year == command.Year).ExecuteDeleteAsync(ct);
            var json = command.Tables.ToJson();
            db.Set<KnownReport>().Add(new KnownReport(bodyId, command.Scope, command.Year, command.Source, json, caller.Name, clock.Now));
            events.Record(Act.WriteReport, bodyId, new { command.Year, command.Scope, command.Source, hash = ReportContent.HashOf(json) });
            return new Response(command.Year, LayoutNames.Of(command.Tables.Form),
                [.. ReportVerdict.Of(command.Tables.Table, null, null, command.Tables.Disputes).Where(check => !check.Ok)]);
        }
    }
}
