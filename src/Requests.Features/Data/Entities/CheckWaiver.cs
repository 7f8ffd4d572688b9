using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>A leader let a letter pass in spite of one check, with a reason; holds for exactly the text that was looked at. Append-only.</summary>
public sealed class CheckWaiver : IOfBody, IAppendOnly
{
    private CheckWaiver() { }

    public CheckWaiver(Guid bodyId, Guid documentId, int no, string checkId, string reason, Role role, Guid byUserId, string byName,
        string textHash, DateTimeOffset at)
    {
        (BodyId, DocumentId, No, CheckId, Reason) = (bodyId, documentId, no, checkId, reason);
        (Role, ByUserId, ByName, TextHash, At) = (role, byUserId, byName, textHash, at);
    }

    public Guid BodyId { get; private set; }
    public Guid DocumentId { get; private set; }
    public int No { get; private set; }

    /// <summary>As in <c>LetterChecks</c>.</summary>
    public string CheckId { get; private set; } = "";

    public string Reason { get; private set; } = "";
    public Role Role { get; private set; }
    public Guid ByUserId { get; private set; }
    public string ByName { get; private set; } = "";
    public string TextHash { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class CheckWaiverTable : IEntityTypeConfiguration<CheckWaiver>
{
    public void Configure(EntityTypeBuilder<CheckWaiver> waiver)
    {
        waiver.ToTable("CheckWaivers").HasKey(x => new { x.DocumentId, x.No });
        waiver.Property(x => x.No).ValueGeneratedNever();
        waiver.Property(x => x.CheckId).HasMaxLength(TextLimits.Code);
        waiver.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
        waiver.HasOne<Document>().WithMany().HasForeignKey(x => x.DocumentId);
    }
}
