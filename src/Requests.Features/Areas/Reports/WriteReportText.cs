using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Reports;

namespace Requests.Features.Areas.Reports;

/// <summary>Writes part one, five or six of a year's report. Every version is kept; figures are quoted as fields in braces.</summary>
public static class WriteReportText
{
    /// <param name="Part">1, 5 or 6; the others are tables.</param>
    [Acts(Act.WriteReport)]
    public sealed record Command(int Year, int Part, string Text, ReportScope Scope = ReportScope.Body) : ICommand<Response>;

    /// <param name="Text">With its figures filled in.</param>
    public sealed record Response(int Part, int Version, string Text, IReadOnlyList<TextFinding> Findings);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Part).Must(AnnualReports.EditedParts.Contains);
            RuleFor(c => c.Text).NotNull().MaximumLength(TextLimits.LetterText);
        }
    }

    internal sealed class Handler(RequestsDb db, AnnualReports reports, ICaller caller, IOfficeClock clock,
        EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (ct, bodyId) = (cancellationToken, caller.BodyId!.Value);
            if (await reports.FrozenAsync(command.Year, command.Scope, bodyId, ct) is not null) return ReportProblems.Frozen.With(command.Year);
            var last = await db.Set<ReportText>().Where(t => t.BodyId == bodyId && t.Scope == command.Scope && t.Year == command.Year && t.Part == command.Part)
                .MaxAsync(t => (int?)t.No, ct) ?? 0;
            var written = new ReportText(bodyId, command.Scope, command.Year, command.Part, last + 1, command.Text.Trim(), caller.Name, clock.Now);
            db.Set<ReportText>().Add(written);
            await db.SaveChangesAsync(ct);
            var read = await reports.ReadAsync(command.Year, command.Scope, ct);
            if (read.Problem is { } refused) return refused;
            events.Record(Act.WriteReport, bodyId, new { command.Year, command.Scope, command.Part, Version = written.No });
            var c = read.Value.Content;
            return new Response(command.Part, written.No, command.Part switch { 1 => c.PartOne, 5 => c.PartFive, _ => c.PartSix },
                [.. read.Value.TextFindings.Where(f => f.Part == command.Part)]);
        }
    }
}
