using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>Something published of the body's own motion: one piece, or a number of pieces counted together (PRO-3).</summary>
public sealed class PublicationItem : IOfBody
{
    private PublicationItem() { }

    public PublicationItem(Guid id, Guid bodyId, DateOnly on, string channel, string unit, int? category, string? title, int count,
        string? evidenceLink, string byName) =>
        (Id, BodyId, On, Channel, Unit, Category, Title, Count, EvidenceLink, ByName) = (id, bodyId, on, channel, unit, category, title,
            count, evidenceLink, byName);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>The day it was published; for several, one of the month.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Website, account or feed by name.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>条 or 个.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Item of Art. 20, 1 to 15 (PRO-1); null where nobody said.</summary>
    public int? Category { get; private set; }

    public string? Title { get; private set; }
    public int Count { get; private set; }

    /// <summary>Where it can be looked up.</summary>
    public string? EvidenceLink { get; private set; }

    public string ByName { get; private set; } = "";
}

internal sealed class PublicationItemTable : IEntityTypeConfiguration<PublicationItem>
{
    public void Configure(EntityTypeBuilder<PublicationItem> builder)
    {
        builder.ToTable("PublicationItems");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.HasIndex(x => new { x.BodyId, x.On });
        builder.Property(x => x.Channel).HasMaxLength(TextLimits.Name);
        builder.Property(x => x.Unit).HasMaxLength(TextLimits.Code);
        builder.Property(x => x.EvidenceLink).HasMaxLength(TextLimits.Reason);
    }
}
