using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;

namespace Requests.Features.Data.Entities;

/// <summary>An answered request as the public may see it: a title somebody of the office wrote for this, and no person (PII-8).</summary>
public sealed class DisclosureEntry : IOfBody
{
    private DisclosureEntry() { }

    public DisclosureEntry(Guid caseId, Guid bodyId, string title, OutcomeLeaf leaf, DateOnly answeredOn, string? link, DateOnly? publicFrom, string byName) =>
        (CaseId, BodyId, Title, Leaf, AnsweredOn, Link, PublicFrom, ByName) = (caseId, bodyId, title, leaf, answeredOn, link, publicFrom, byName);

    public Guid CaseId { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>What was asked for, told without the applicant's words.</summary>
    public string Title { get; private set; } = "";

    public OutcomeLeaf Leaf { get; private set; }
    public DateOnly AnsweredOn { get; private set; }

    /// <summary>Where the information itself was published, if it was.</summary>
    public string? Link { get; private set; }

    /// <summary>The first day on which the public sees it; null: at once.</summary>
    public DateOnly? PublicFrom { get; private set; }

    public string ByName { get; private set; } = "";

    public void Change(string title, string? link, DateOnly? publicFrom, string byName) => (Title, Link, PublicFrom, ByName) = (title, link, publicFrom, byName);
}

internal sealed class DisclosureEntryTable : IEntityTypeConfiguration<DisclosureEntry>
{
    public void Configure(EntityTypeBuilder<DisclosureEntry> builder)
    {
        builder.ToTable("DisclosureEntries");
        builder.HasKey(x => x.CaseId);
        builder.HasIndex(x => new { x.BodyId, x.AnsweredOn });
        builder.Property(x => x.Link).HasMaxLength(TextLimits.Reason);
        builder.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
