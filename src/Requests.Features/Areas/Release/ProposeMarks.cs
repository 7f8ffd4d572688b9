using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Release;
using Requests.Paper;

namespace Requests.Features.Areas.Release;

/// <summary>What of an attached PDF asks for a mark: numbers and names of people, wherever its text says them. Nothing is marked by itself.</summary>
public static class ProposeMarks
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber, int FileNo) : IQuery<Response>;

    /// <param name="Unreadable">Pages without text, such as scans: only an eye finds what stands there.</param>
    public sealed record Response(IReadOnlyList<PersonalPlace> Places, IReadOnlyList<int> Unreadable);

    internal sealed class Handler(CaseOpener desk, ReleaseFiles release, FileDoor door, PersonalPlaces places) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.ReadAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            var read = await release.PdfAsync(found.Id, query.FileNo, cancellationToken);
            if (read.Problem is { } unusable) return unusable;
            if (await door.RefusalAsync(read.Value, cancellationToken) is { } shut) return shut;
            try
            {
                var (seen, unreadable) = await places.OfAsync(found, read.Value, await release.MarksAsync(found.Id, cancellationToken), cancellationToken);
                return new Response(seen, unreadable);
            }
            catch (RedactionException)
            {
                return ReleaseProblems.CannotRedact;
            }
        }
    }
}
