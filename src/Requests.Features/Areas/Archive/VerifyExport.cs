using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;

namespace Requests.Features.Areas.Archive;

/// <summary>Checks an export without taking it in: every byte, who wrote it, and how each seal leads to a signed head.</summary>
public static class VerifyExport
{
    /// <param name="Path">The zip, on this machine.</param>
    /// <param name="TrustedKey">SHA-256 of a public key that is trusted besides those that sign here.</param>
    [Acts(Act.VerifyArchive)]
    public sealed record Query(string Path, string? TrustedKey = null) : IQuery<Response>;

    /// <param name="SignedBy">SHA-256 of the public key that signed the export; null for one of a program before 1.1, which nobody signed.</param>
    /// <param name="IsTrusted">The key signs or signed here, or was named.</param>
    public sealed record Response(string? SignedBy, bool IsTrusted, int Objects, IReadOnlyList<Line> Seals);

    /// <param name="Head">Null: it is younger than the newest head, or was itself imported without its neighbours.</param>
    public sealed record Line(string BodyCode, string CaseNumber, int Sequence, string Reason, ProvingHead? Head);

    internal sealed class Handler(ArchiveSigner signer) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            try
            {
                await using var export = await ExportFile.OpenAsync(query.Path, cancellationToken);
                foreach (var hash in export.Contents.Keys)
                {
                    await using var content = await export.OpenContentAsync(hash, cancellationToken);
                    if ((await Hashes.OfAsync(content, Stream.Null, cancellationToken)).Sha256 != hash) throw new InvalidDataException(hash);
                }
                var trusted = export.SignedBy is { } key
                    && (signer.IsTrusted(key) || string.Equals(key, query.TrustedKey, StringComparison.OrdinalIgnoreCase));
                return new Response(export.SignedBy, trusted, export.Contents.Count, [.. export.Seals.Select(s => s.Bag.Info)
                    .Select(i => new Line(i.BodyCode, i.CaseNumber, i.Sequence, i.Reason, export.Path.Proved.GetValueOrDefault((i.BodyCode, i.Sequence))))]);
            }
            catch (NewerExportException newer)
            {
                return ArchiveProblems.NewerExport.With(ProgramVersion.Current, newer.Message);
            }
            catch (InvalidDataException fault)
            {
                return ArchiveProblems.NotAnExport.With(fault.Message);
            }
        }
    }
}
