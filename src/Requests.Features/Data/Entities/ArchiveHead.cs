using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>
/// 日签: what the ends of all chains were on one day, signed with a key that lies outside the database and the store. Who
/// cuts the end of a chain would have to forge it. One a day, chained by hash. Append-only.
/// </summary>
public sealed class ArchiveHead : IAppendOnly
{
    private ArchiveHead() { }

    public ArchiveHead(int number, DateOnly on, string text, string hash, DateTimeOffset at) => (Number, On, Text, Hash, At) = (number, on, text, hash, at);

    /// <summary>From 1 without gaps, for the whole installation.</summary>
    public int Number { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>As <c>HeadText</c> writes it, signature included.</summary>
    public string Text { get; private set; } = "";

    /// <summary>SHA-256 of the text; the next head names it.</summary>
    public string Hash { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

internal sealed class ArchiveHeadTable : IEntityTypeConfiguration<ArchiveHead>
{
    public void Configure(EntityTypeBuilder<ArchiveHead> builder)
    {
        builder.ToTable("ArchiveHeads");
        builder.HasKey(x => x.Number);
        builder.Property(x => x.Number).ValueGeneratedNever();
        builder.HasIndex(x => x.On).IsUnique();
        builder.Property(x => x.Hash).HasMaxLength(TextLimits.Hash);
        Mapping.Long(builder.Property(x => x.Text));
    }
}
