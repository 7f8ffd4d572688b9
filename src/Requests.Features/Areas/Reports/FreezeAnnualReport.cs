using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.AnnualReport;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Reports;

namespace Requests.Features.Areas.Reports;

/// <summary>
/// Freezes a year's report: from then on the copy never moves. Refused while a check fails or something the form asks for is not
/// written, unless a leader of the body answers for it with a reason, which the working copy prints (REP-3).
/// </summary>
public static class FreezeAnnualReport
{
    /// <summary>Who may answer for a check that fails.</summary>
    public static readonly IReadOnlyList<Role> Answerable = [Role.Leader, Role.Chief];

    /// <param name="Leader">User name of the leader who answers for a failing check.</param>
    [Acts(Act.FreezeReport)]
    public sealed record Command(int Year, ReportScope Scope = ReportScope.Body, string? Leader = null, string? Reason = null) : ICommand<Response>;

    public sealed record Response(int Year, ReportScope Scope, string Hash, DateTimeOffset At, string? Leader, string? Reason);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason).When(c => c.Leader is not null);
            RuleFor(c => c.Leader).NotEmpty().When(c => c.Reason is not null);
        }
    }

    internal sealed class Handler(RequestsDb db, AnnualReports reports, ICaller caller, IOfficeClock clock,
        EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var (ct, bodyId) = (cancellationToken, caller.BodyId!.Value);
            if (!AnnualReportDue.YearIsOver(command.Year, clock.Today)) return ReportProblems.YearRuns.With(command.Year);
            if (await reports.FrozenAsync(command.Year, command.Scope, bodyId, ct) is not null) return ReportProblems.Frozen.With(command.Year);
            var read = await reports.ReadAsync(command.Year, command.Scope, ct);
            if (read.Problem is { } refused) return refused;
            var now = read.Value;
            string? leader = null;
            if (!now.Holds)
            {
                if (command.Leader is null) return ReportProblems.DoesNotHold.With(string.Join("；", Faults(now)));
                leader = await LeaderAsync(command.Leader, bodyId, ct);
                if (leader is null) return ReportProblems.NoLeader.With(command.Leader);
            }
            var content = now.Content.ToJson();
            var frozen = new FrozenReport(bodyId, command.Scope, command.Year, content, ReportContent.HashOf(content), leader,
                leader is null ? null : command.Reason, caller.Name, clock.Now);
            db.Set<FrozenReport>().Add(frozen);
            events.Record(Act.FreezeReport, bodyId, new { command.Year, command.Scope, frozen.Hash, frozen.Leader, frozen.Reason, faults = Faults(now) });
            return new Response(command.Year, command.Scope, frozen.Hash, frozen.At, frozen.Leader, frozen.Reason);
        }

        private static string[] Faults(ReportNow now) => [.. now.Checks.Where(c => !c.Ok)
            .Select(c => c.Id), .. now.TextFindings.Select(f => $"{f.Part}: {f.Quote}"), .. now.Gaps.Where(g => g.IsHole).Select(g => g.Detail)];

        private Task<string?> LeaderAsync(string userName, Guid bodyId, CancellationToken ct)
        {
            var normal = userName.ToUpperInvariant();
            return db.Set<User>().Where(u => u.IsActive && u.NormalizedUserName == normal && db.Set<Membership>()
                .Any(m => m.UserId == u.Id && m.BodyId == bodyId && Answerable.Contains(m.Role)))
                .Select(u => u.DisplayName).SingleOrDefaultAsync(ct)!;
        }
    }
}
