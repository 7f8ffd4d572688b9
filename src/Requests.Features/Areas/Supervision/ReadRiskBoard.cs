using FluentValidation;
using MediatR;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Supervision;

/// <summary>风险看板: for each open case whether it is late, will be late or is on track, and why; by unit and by officer.</summary>
public static class ReadRiskBoard
{
    public const int UsualSize = 200;
    public const int MostRows = 100_000;

    /// <param name="WaitsLong">Only cases that stay long in their step.</param>
    /// <param name="Size">Rows at most; the sums count every case of the filter.</param>
    [Acts(Act.ViewOverview)]
    public sealed record Query(RiskClass? Class = null, Guid? UnitId = null, Guid? OfficerId = null, CaseStep? Step = null,
        bool WaitsLong = false, int Size = UsualSize)
        : IQuery<Response>;

    /// <param name="ByOfficer">Load of each officer; cases nobody has been given come under no name.</param>
    public sealed record Response(DateOnly On, Method Method, Sums All, IReadOnlyList<Sums> ByUnit, IReadOnlyList<Sums> ByOfficer,
        IReadOnlyList<CaseRisk> Cases);

    /// <summary>How the usual times were found, so that nobody need believe a colour.</summary>
    /// <param name="CasesMeasured">0: too few answered cases, the default table was used.</param>
    public sealed record Method(int CasesMeasured, Text Words, IReadOnlyList<StepTime> Steps);

    public sealed record StepTime(CaseStep Step, Text Name, decimal WorkingDays);

    /// <param name="WorkAhead">Working days of usual work that remain in these cases.</param>
    public sealed record Sums(Guid? Id, string? Name, int Open, int Late, int WillBeLate, int Waiting, int WaitsLong, decimal WorkAhead);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Class).IsInEnum();
            RuleFor(q => q.Step).IsInEnum();
            RuleFor(q => q.Size).InclusiveBetween(1, MostRows);
        }
    }

    /// <summary>The rows as a list for a spreadsheet.</summary>
    public static Sheet ToSheet(Response board) => new(Text.Of("ReadRiskBoard.RiskBoard").ToString(),
        [.. new Text[]
        {
            Text.Of("ReadRiskBoard.Case"), Text.Of("ReadRiskBoard.Subject"), Text.Of("ReadRiskBoard.Unit"), Text.Of("ReadRiskBoard.Officer"), Text.Of("ReadRiskBoard.Due"), Text.Of("ReadRiskBoard.Provisional"),
            Text.Of("ReadRiskBoard.DaysLeft"), Text.Of("ReadRiskBoard.Step"), Text.Of("ReadRiskBoard.Step2"), Text.Of("ReadRiskBoard.Usually"), Text.Of("ReadRiskBoard.UsuallyRemaining"),
            Text.Of("ReadRiskBoard.Absent"), Text.Of("ReadRiskBoard.Margin"), Text.Of("ReadRiskBoard.Class"), Text.Of("ReadRiskBoard.NextDay"), Text.Of("ReadRiskBoard.NextDayOn"),
            Text.Of("ReadRiskBoard.Urges"),
        }.Select(t => t.ToString())],
        board.Cases.Select(r => (IReadOnlyList<object?>)
        [
            r.CaseNumber, r.Subject, r.Unit, r.Officer, r.DueOn, r.DueIsProvisional, r.DaysLeft, Text.Of(r.Step).ToString(), r.StepDays, r.UsualStepDays,
            r.RemainingDays, r.AbsentDays, r.Margin, Text.Of(r.Class).ToString(), r.NextDay?.Name.ToString(), r.NextDay?.Due.On, r.Urges,
        ]));

    internal sealed class Handler(RiskCalculator desk, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        private static readonly Text OwnHistory = Text.Of("ReadRiskBoard.OwnHistory");

        private static readonly Text DefaultTable = Text.Of("ReadRiskBoard.DefaultTable");

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (all, usual) = await desk.ReadAsync(caller.BodyId!.Value, cancellationToken);
            var found = all.Where(r => (query.Class is null || r.Class == query.Class) && (query.UnitId is null || r.UnitId == query.UnitId)
                && (query.OfficerId is null || r.OfficerId == query.OfficerId) && (query.Step is null || r.Step == query.Step) && (!query.WaitsLong || r.WaitsLong)).ToList();
            return new Response(clock.Today, MethodOf(usual), Sum(null, null, found), By(found, r => (r.UnitId, r.Unit)),
                By(found, r => (r.OfficerId, r.Officer)),
                [.. found.Take(query.Size)]);
        }

        private static Method MethodOf(UsualTimes usual) => new(usual.CasesMeasured,
            usual.CasesMeasured == 0 ? DefaultTable.With(StepTimes.CasesNeeded) : OwnHistory.With(usual.CasesMeasured),
            [.. CaseSteps.All.Select(s => new StepTime(s, Text.Of(s), usual.WorkingDays[s]))]);

        private static IReadOnlyList<Sums> By(IEnumerable<CaseRisk> risks, Func<CaseRisk, (Guid? Id, string? Name)> key) =>
            [.. risks.GroupBy(key).Select(g => Sum(g.Key.Id, g.Key.Name, [.. g])).OrderByDescending(s => s.Late).ThenByDescending(s => s.WillBeLate)
                .ThenByDescending(s => s.Open).ThenBy(s => s.Name)];

        private static Sums Sum(Guid? id, string? name, List<CaseRisk> risks) => new(id, name, risks.Count, risks.Count(r => r.Class == RiskClass.Late),
            risks.Count(r => r.Class == RiskClass.WillBeLate), risks.Count(r => r.Class == RiskClass.Waiting), risks.Count(r => r.WaitsLong), risks.Sum(r => r.RemainingDays));
    }
}
