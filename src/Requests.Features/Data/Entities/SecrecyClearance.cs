using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>解密、保密审查: a file that bears a secrecy mark was found to be no secret, or no longer one; holds for exactly these bytes (SECRET-MARK). Append-only.</summary>
public sealed class SecrecyClearance : IOfBody, IAppendOnly
{
    private SecrecyClearance() { }

    public SecrecyClearance(Guid bodyId, Guid caseId, int no, int fileNo, string sha256, string basis, DateOnly decidedOn, Guid byUserId,
        string byName, DateTimeOffset at)
    {
        (BodyId, CaseId, No, FileNo, Sha256) = (bodyId, caseId, no, fileNo, sha256);
        (Basis, DecidedOn, ByUserId, ByName, At) = (basis, decidedOn, byUserId, byName, at);
    }

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int No { get; private set; }
    public int FileNo { get; private set; }
    public string Sha256 { get; private set; } = "";

    /// <summary>The decision: who declassified it under which number, or why the mark is none.</summary>
    public string Basis { get; private set; } = "";

    public DateOnly DecidedOn { get; private set; }
    public Guid ByUserId { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class SecrecyClearanceTable : IEntityTypeConfiguration<SecrecyClearance>
{
    public void Configure(EntityTypeBuilder<SecrecyClearance> clearance)
    {
        clearance.ToTable("SecrecyClearances").HasKey(x => new { x.CaseId, x.No });
        clearance.Property(x => x.No).ValueGeneratedNever();
        clearance.Property(x => x.Basis).HasMaxLength(TextLimits.Reason);
        clearance.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
