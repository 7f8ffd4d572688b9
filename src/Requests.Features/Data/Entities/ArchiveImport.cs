using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>Seals of one body that were brought in from another system. Places it does not name may be missing before them: they stayed behind. Append-only.</summary>
public sealed class ArchiveImport : IOfBody, IAppendOnly
{
    private ArchiveImport() { }

    public ArchiveImport(Guid id, Guid bodyId, string listHash, IReadOnlyCollection<int> sequences, string byName, DateTimeOffset at) =>
        (Id, BodyId, ListHash, Sequences, ByName, At) = (id, bodyId, listHash, string.Join(' ', sequences.Order()), byName, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>SHA-256 of the export's list of hashes.</summary>
    public string ListHash { get; private set; } = "";

    /// <summary>Places in the chain, separated by spaces.</summary>
    public string Sequences { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class ArchiveImportTable : IEntityTypeConfiguration<ArchiveImport>
{
    public void Configure(EntityTypeBuilder<ArchiveImport> builder)
    {
        builder.ToTable("ArchiveImports");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => x.BodyId);
        builder.Property(x => x.ListHash).HasMaxLength(TextLimits.Hash);
        Mapping.Long(builder.Property(x => x.Sequences));
    }
}
