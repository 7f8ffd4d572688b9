using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Service;

namespace Requests.Features.Services.Letters;

/// <summary>A proof of service as a clerk enters it.</summary>
/// <param name="Kind">Null: the usual kind of the method.</param>
/// <param name="Words">What it is: return receipt, server log.</param>
/// <param name="FileNo">A file of the case, for a scan or photo.</param>
internal sealed record ProofInput(ProofKind? Kind, string? Words, int? FileNo)
{
    private static readonly ServiceMethod[] Logged = [ServiceMethod.Electronic, ServiceMethod.PublicNotice];

    /// <summary>The proof, or what it lacks (SRV-9).</summary>
    public async Task<Result<ServiceProof>> ReadAsync(RequestsDb db, Case found, ServiceMethod? method, CancellationToken ct)
    {
        var kind = Kind ?? (FileNo is not null ? ProofKind.Scan : method is { } way && Logged.Contains(way) ? ProofKind.DeliveryLog : ProofKind.Signature);
        if (FileNo is { } no && !await db.Set<Attachment>().AnyAsync(a => a.CaseId == found.Id && a.No == no, ct)) return ServiceProblems.NoSuchProofFile;
        if (kind == ProofKind.Scan ? FileNo is null : FileNo is null && string.IsNullOrWhiteSpace(Words)) return ServiceProblems.ProofMissing;
        return new ServiceProof(kind, Words?.Trim(), FileNo);
    }
}
