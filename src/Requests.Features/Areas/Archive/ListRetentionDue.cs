using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Statute.Archive;
using Requests.Statute.Numbering;

namespace Requests.Features.Areas.Archive;

/// <summary>到期清单: archived files whose retention has ended, with what was said about each (ARC-10).</summary>
public static class ListRetentionDue
{
    /// <param name="On">As of which day; today when it is not given.</param>
    [Acts(Act.AppraiseFile)]
    public sealed record Query(DateOnly? On = null) : IQuery<Response>;

    public sealed record Response(DateOnly On, IReadOnlyList<FileLine> Files);

    /// <param name="EndedOn">First day on which the file may be appraised.</param>
    /// <param name="MayBeDestroyed">Two different people have said so.</param>
    public sealed record FileLine(string CaseNumber, RetentionTerm Term, DateOnly ArchivedOn, DateOnly EndedOn,
        IReadOnlyList<Opinion> Appraisals, bool MayBeDestroyed);

    public sealed record Opinion(AppraisalVerdict Verdict, DateOnly? KeepUntil, string Reason, string ByName, DateTimeOffset At);

    internal sealed class Handler(Retention retention, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var day = query.On ?? clock.Today;
            var files = await retention.ReadAsync(null, cancellationToken);
            return new Response(day,
            [
                .. from file in files
                   where file.EndsOn <= day
                   select new FileLine(file.Case.Number, file.Term, file.ArchivedOn, file.EndsOn!.Value,
                       [.. file.Appraisals.Select(a => new Opinion(a.Verdict, a.KeepUntil, a.Reason, a.ByName, a.At))], file.MayBeDestroyed),
            ]);
        }
    }
}
