using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;
using Requests.Statute.Fees;

namespace Requests.Features.Data.Entities;

/// <summary>收费: what one fee notice charges, or that and why nothing is charged. Whether it was paid, the clock ledger tells.</summary>
public sealed class FeeCharge : IOfBody
{
    private FeeCharge() { }

    /// <summary>A notice left.</summary>
    /// <param name="earlier">By item: the applicant's requests of the month before these (FEE-3).</param>
    public FeeCharge(Guid bodyId, Guid caseId, int no, FeeTariff tariff, int earlier, int count, long amountFen, DateOnly noticeOn) =>
        (BodyId, CaseId, No, Tariff, Earlier, Count, AmountFen, NoticeOn) = (bodyId, caseId, no, tariff, earlier, count, amountFen, noticeOn);

    /// <summary>A fee could be charged, and is not.</summary>
    public FeeCharge(Guid bodyId, Guid caseId, int no) => (BodyId, CaseId, No) = (bodyId, caseId, no);

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int No { get; private set; }

    /// <summary>Null where it was waived before any notice.</summary>
    public FeeTariff? Tariff { get; private set; }

    public int Earlier { get; private set; }
    public int Count { get; private set; }
    public long AmountFen { get; private set; }
    public DateOnly? NoticeOn { get; private set; }

    public DateOnly? WaivedOn { get; private set; }
    public string? WaivedReason { get; private set; }
    public string? WaivedBy { get; private set; }

    public void Waive(DateOnly on, string reason, string byName) => (WaivedOn, WaivedReason, WaivedBy) = (on, reason, byName);
}

internal sealed class FeeChargeTable : IEntityTypeConfiguration<FeeCharge>
{
    public void Configure(EntityTypeBuilder<FeeCharge> b)
    {
        b.ToTable("FeeCharges").HasKey(x => new { x.CaseId, x.No });
        b.Property(x => x.No).ValueGeneratedNever();
        b.Property(x => x.WaivedReason).HasMaxLength(TextLimits.Reason);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
