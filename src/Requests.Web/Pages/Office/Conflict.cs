using System.Globalization;
using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;

namespace Requests.Web.Pages.Office;

/// <summary>
/// What others did to a case while a form was being filled in: who, what and when. It stands above the form, which keeps
/// what was typed and may be sent again.
/// </summary>
/// <param name="NotNow">Why the act itself is no longer possible; null where it still is.</param>
internal sealed record Conflict(string CaseNumber, IReadOnlyList<ReadHistory.Line> Since, Text? NotNow = null)
{
    /// <param name="form">The form that was sent; it carries the last event its reader had seen.</param>
    public static async Task<Conflict> ReadAsync(IMediator mediator, string caseNumber, IFormCollection form, CancellationToken ct, Text? notNow = null)
    {
        var seen = int.TryParse(form["since"], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : int.MaxValue;
        var history = await mediator.Send(new ReadHistory.Query(caseNumber), ct);
        return new(caseNumber, history.Problem is null ? [.. history.Value.Events.Where(e => e.Sequence > seen)] : [], notNow);
    }
}

/// <summary>What a form on a case carries: the case as its reader saw it, and a key that makes a form sent twice one act.</summary>
internal sealed record Seen(ReadCase.Response Case, string? Key = null);
