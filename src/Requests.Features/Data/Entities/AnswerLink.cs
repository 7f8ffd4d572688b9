using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>外部答复链接: an address was given to somebody outside who was asked. The address itself is not kept.</summary>
public sealed class AnswerLink : IOfBody
{
    private AnswerLink() { }

    public AnswerLink(Guid id, Guid bodyId, Guid caseId, int consultation, DateOnly until, string byName, DateTimeOffset at) =>
        (Id, BodyId, CaseId, Consultation, Until, ByName, At) = (id, bodyId, caseId, consultation, until, byName, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }

    /// <summary>Number of the letter within the case.</summary>
    public int Consultation { get; private set; }

    /// <summary>Last day on which it opens.</summary>
    public DateOnly Until { get; private set; }

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevokedBy { get; private set; }

    /// <summary>Why it was taken back; no personal data.</summary>
    public string? Reason { get; private set; }

    public void Revoke(string reason, string byName, DateTimeOffset at) => (Reason, RevokedBy, RevokedAt) = (reason, byName, at);
}

internal sealed class AnswerLinkTable : IEntityTypeConfiguration<AnswerLink>
{
    public void Configure(EntityTypeBuilder<AnswerLink> b)
    {
        b.ToTable("AnswerLinks");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
        b.HasIndex(x => x.CaseId);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
