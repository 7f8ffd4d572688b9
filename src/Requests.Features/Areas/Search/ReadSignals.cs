using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Statute.Intake;

namespace Requests.Features.Areas.Search;

/// <summary>Words in a request that suggest it is a petition, a mere question, or several matters in one. Suggestions with the words that caused them, never a decision.</summary>
public static class ReadSignals
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<SignalLine> Signals);

    /// <param name="Words">As they stand in the request, in order.</param>
    public sealed record SignalLine(RequestSignalKind Kind, string RuleId, string Article, Text Suggestion,
        [property: OutsideWordsOfTheCase] IReadOnlyList<string> Words);

    internal sealed class Handler(RequestsDb db) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var text = await db.Set<Case>().Where(c => c.Number == query.CaseNumber).Select(c => c.RequestText).SingleOrDefaultAsync(cancellationToken);
            if (text is null) return CaseProblems.NotFound;
            return new Response([.. RequestSignals.Of(text).Select(s => new SignalLine(s.Kind, s.RuleId, s.Article, Text.Of(s.Kind), s.Words))]);
        }
    }
}
