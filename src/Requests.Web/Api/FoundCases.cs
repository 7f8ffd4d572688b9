using MediatR;
using Requests.Features.Areas.Archive;
using Requests.Features.Areas.Search;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;

namespace Requests.Web.Api;

/// <summary>Everything a search finds, page after page, for an export of its result.</summary>
internal static class FoundCases
{
    /// <summary>Which of the cases found have a sealed file; recorded with the reason. More than an export takes are refused, not cut.</summary>
    public static async Task<Result<ExportArchive.Response>> ChooseAsync(IMediator mediator, SearchCases.Query query, string reason, CancellationToken ct)
    {
        var numbers = new List<string>();
        string? after = null;
        do
        {
            var page = await mediator.Send(query with { After = after, Size = SearchCases.MaximumPage }, ct);
            if (page.Problem is { } problem) return problem;
            numbers.AddRange(page.Value.Hits.Select(h => h.CaseNumber));
            after = page.Value.Next;
        }
        while (after is not null && numbers.Count <= ExportArchive.MostNumbers);
        return numbers.Count == 0 ? ArchiveProblems.NothingToExport : await mediator.Send(new ExportArchive.Command(numbers, null, reason), ct);
    }
}
