using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Services.Staff;
using Requests.Letters.Checks;

namespace Requests.Features.Areas.Letters.Checks;

/// <summary>Every check before sending with what it found in a letter, and what leaders let pass.</summary>
public static class CheckLetter
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber, int DocumentNo) : IQuery<Response>;

    /// <param name="Blocked">Submission, final approval or issue would be refused.</param>
    public sealed record Response(int DocumentNo, bool Blocked, IReadOnlyList<Check> Checks);

    public enum Outcome
    {
        Ok,
        Warning,
        Blocking,

        /// <summary>Found something; a leader let it pass.</summary>
        Waived,

        /// <summary>The letter has not come far enough.</summary>
        Later,
    }

    /// <param name="Waivable">A leader may let it pass with a reason.</param>
    public sealed record Check(string Id, Text MustHold, Outcome Outcome, bool Waivable, IReadOnlyList<Fault> Faults, Waiver? Waiver);

    public sealed record Waiver(Role Role, string ByName, string Reason, DateTimeOffset At);

    internal sealed class Handler(CaseOpener desk, CheckRunner checks, People people, RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.ReadAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            var document = await db.Set<Document>().AsNoTracking().Include(d => d.Texts).Include(d => d.Steps).Include(d => d.Services).AsSplitQuery()
                .SingleOrDefaultAsync(d => d.CaseId == found.Id && d.No == query.DocumentNo, cancellationToken);
            if (document is null || document.Texts.Count == 0) return ReplyProblems.NoSuchDocument;
            var standings = await checks.RunAsync(found, document, lateConfirmed: false, cancellationToken);
            var name = await people.NamesAsync(standings.Where(s => s.Waiver is not null).Select(s => s.Waiver!.ByName), cancellationToken);
            return new Response(document.No, standings.Any(s => s.Blocks), [.. standings.Select(s => Describe(s, name))]);
        }

        private static Check Describe(CheckStanding s, Func<string, string> name)
        {
            var (check, faults) = (s.Finding.Check, s.Finding.Faults);
            var outcome = !s.Finding.Asked ? Outcome.Later : s.Finding.Stands ? Outcome.Ok : s.Waiver is not null ? Outcome.Waived
                : check.Severity == Severity.Warning ? Outcome.Warning : Outcome.Blocking;
            return new(check.Id, check.MustHold, outcome, check.Waivable, faults, s.Waiver is { } w ? new(w.Role, name(w.ByName), w.Reason, w.At) : null);
        }
    }
}
