using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>One sealed state of a case's file. Manifests are chained by hash within a body. Append-only.</summary>
public sealed class ArchiveSeal : IOfBody, IAppendOnly
{
    private ArchiveSeal() { }

    public ArchiveSeal(Guid bodyId, int sequence, Guid caseId, string caseNumber, string reason, string manifestHash, string previousHash, DateTimeOffset at)
    {
        (BodyId, Sequence, CaseId, CaseNumber) = (bodyId, sequence, caseId, caseNumber);
        (Reason, ManifestHash, PreviousHash, At) = (reason, manifestHash, previousHash, at);
    }

    public Guid BodyId { get; private set; }

    /// <summary>Place in the body's chain, from 1 without gaps.</summary>
    public int Sequence { get; private set; }

    public Guid CaseId { get; private set; }
    public string CaseNumber { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public string ManifestHash { get; private set; } = "";
    public string PreviousHash { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>The import that brought it from another system; null for a seal made here.</summary>
    public Guid? ImportId { get; private init; }

    /// <summary>A seal made by another system, as its package says.</summary>
    public static ArchiveSeal Imported(Guid importId, Guid bodyId, Guid caseId, int sequence, string caseNumber, string reason,
        string manifestHash, string previousHash, DateTimeOffset at) =>
        new(bodyId, sequence, caseId, caseNumber, reason, manifestHash, previousHash, at) { ImportId = importId };
}

internal sealed class ArchiveSealTable : IEntityTypeConfiguration<ArchiveSeal>
{
    public void Configure(EntityTypeBuilder<ArchiveSeal> b)
    {
        b.ToTable("ArchiveSeals");
        b.HasKey(x => new { x.BodyId, x.Sequence });
        b.Property(x => x.Sequence).ValueGeneratedNever();
        b.HasIndex(x => x.CaseId);
    }
}
