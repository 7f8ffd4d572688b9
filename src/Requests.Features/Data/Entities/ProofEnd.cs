using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Requests.Features.Data.Entities;

/// <summary>
/// The counted end of one stream of sealed rows: those of a case, of an account, of a body's office, or of the installation. It
/// says under the key how many rows of each kind there are and what they add up to, so that a row taken away, brought in or
/// put back from an earlier day is missed.
/// </summary>
public sealed class ProofEnd
{
    private ProofEnd() { }

    public ProofEnd(Guid id, Guid? parentId, byte[] state) => (Id, ParentId, Revision, IsFresh, State) = (id, parentId, 1, true, state);

    /// <summary>Of the case, the account or the body; empty for the installation.</summary>
    public Guid Id { get; private set; }

    /// <summary>The stream that counts this one; null for the installation.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>Counts the changes, and keeps two writers from the same one.</summary>
    public int Revision { get; private set; }

    /// <summary>Changed since the last signed head.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>The tallies, closed under the key together with id and revision.</summary>
    public byte[] State { get; private set; } = [];

    internal void Set(byte[] state) => (Revision, IsFresh, State) = (Revision + 1, true, state);
}

internal sealed class ProofEndTable : IEntityTypeConfiguration<ProofEnd>
{
    public void Configure(EntityTypeBuilder<ProofEnd> end)
    {
        end.ToTable("ProofEnds");
        end.Property(e => e.Id).ValueGeneratedNever();
        end.Property(e => e.Revision).IsConcurrencyToken();
        end.HasIndex(e => e.ParentId);
        end.HasIndex(e => e.IsFresh).HasFilter(ProviderDifferences.Where(nameof(ProofEnd.IsFresh)));
    }
}
