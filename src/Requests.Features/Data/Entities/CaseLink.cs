using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>关联案件: two cases of a body that belong together, and why. It reads the same from either side.</summary>
public sealed class CaseLink : IOfBody
{
    private CaseLink() { }

    public CaseLink(Guid caseId, Guid otherId, Guid bodyId, string words, string byName, DateTimeOffset at) =>
        (CaseId, OtherId, BodyId, Words, ByName, At) = (caseId, otherId, bodyId, words, byName, at);

    /// <summary>The case it was made from.</summary>
    public Guid CaseId { get; private set; }

    public Guid OtherId { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>Why they belong together; for colleagues and the file, no personal data.</summary>
    public string Words { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class CaseLinkTable : IEntityTypeConfiguration<CaseLink>
{
    public void Configure(EntityTypeBuilder<CaseLink> b)
    {
        b.ToTable("CaseLinks").HasKey(x => new { x.CaseId, x.OtherId });
        b.HasIndex(x => x.OtherId);
        b.Property(x => x.Words).HasMaxLength(TextLimits.Reason);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.OtherId);
    }
}
