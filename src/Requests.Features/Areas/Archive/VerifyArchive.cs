using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;

namespace Requests.Features.Areas.Archive;

/// <summary>Finds any changed, missing or extra byte of the archive, and any letter that is on one side only.</summary>
public static class VerifyArchive
{
    /// <summary>More findings than this are counted, not listed.</summary>
    private const int ListedFindings = 10_000;

    /// <param name="Progress">Told every few hundred objects.</param>
    /// <param name="Marker">Where to note how far it came, and where to go on from.</param>
    [Acts(Act.VerifyArchive)]
    public sealed record Query(IProgress<ArchiveProgress>? Progress = null, VerifyMarker? Marker = null) : IQuery<Response>;

    /// <param name="Objects">Objects hashed, of all bodies: they share the store.</param>
    /// <param name="Faults">Findings that are faults; zero means the archive is whole.</param>
    /// <param name="Unjudged">Objects that may belong to a damaged manifest and so cannot be called extra.</param>
    public sealed record Response(int Seals, int Objects, long Bytes, int Faults, int Unjudged, IReadOnlyList<ArchiveFinding> Findings);

    internal sealed class Handler(ArchiveVerifier verifier, RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            await verifier.RunAsync(query.Progress, query.Marker, cancellationToken);
            var findings = verifier.Findings;
            if (caller.BodyId is { } bodyId)
            {
                // Somebody of one body hears nothing of another's cases, but of what belongs to no case.
                var own = await db.Set<Body>().Where(b => b.Id == bodyId).Select(b => b.Code).SingleAsync(cancellationToken);
                findings = [.. findings.Where(f => f.BodyCode is null || f.BodyCode == own)];
            }
            return new Response(verifier.Seals, verifier.Objects, verifier.Bytes, findings.Count(f => f.IsFault), verifier.Unjudged,
                [.. findings.Take(ListedFindings)]);
        }
    }
}
