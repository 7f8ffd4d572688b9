using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>
/// How far a chain of records has come, so that taking away its newest is seen at once and not only where one is missing in
/// between. Under the keyed seal of rows like the records themselves.
/// </summary>
public sealed class RecordChain
{
    /// <summary>Where no case, or no body, is concerned.</summary>
    public const string Installation = "installation";

    private RecordChain() { }

    public RecordChain(string chain, Guid? bodyId) => (Chain, BodyId) = (chain, bodyId);

    /// <summary>Names the chain: a case, or the office events or readings of a body.</summary>
    public string Chain { get; private set; } = "";

    public Guid? BodyId { get; private set; }

    /// <summary>Number of the newest record; they run from 1 without gaps.</summary>
    public int Sequence { get; private set; }

    /// <summary>Hash of the newest record.</summary>
    public string Hash { get; private set; } = "";

    public void MoveTo(int sequence, string hash) => (Sequence, Hash) = (sequence, hash);
}

internal sealed class RecordChainTable : IEntityTypeConfiguration<RecordChain>
{
    public void Configure(EntityTypeBuilder<RecordChain> end)
    {
        end.ToTable("RecordChains").HasKey(e => e.Chain);
        end.Property(e => e.Chain).HasMaxLength(TextLimits.Name);
        end.Property(e => e.Hash).HasMaxLength(TextLimits.Hash);
        // Two at once would fork the chain; the second is retried on top of the first.
        end.Property(e => e.Sequence).IsConcurrencyToken();
    }
}
