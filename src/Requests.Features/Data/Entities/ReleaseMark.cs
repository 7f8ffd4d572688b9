using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Requests.Features.Data.Entities;

/// <summary>A rectangle on a page of an attached PDF that hides one withheld part (Art. 37). Points, origin at the top left.</summary>
public sealed class ReleaseMark : IOfBody
{
    private ReleaseMark() { }

    public ReleaseMark(Guid bodyId, Guid caseId, int no, int fileNo, int page, double left, double top, double width, double height,
        int partNo, string byName, DateTimeOffset at)
    {
        (BodyId, CaseId, No, FileNo, Page, PartNo, ByName, At) = (bodyId, caseId, no, fileNo, page, partNo, byName, at);
        (Left, Top, Width, Height) = (left, top, width, height);
    }

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }

    /// <summary>Never given twice in a case, also after a mark was taken away.</summary>
    public int No { get; private set; }

    public int FileNo { get; private set; }
    public int Page { get; private set; }
    public double Left { get; private set; }
    public double Top { get; private set; }
    public double Width { get; private set; }
    public double Height { get; private set; }

    /// <summary>Row of the list of withheld parts, from one.</summary>
    public int PartNo { get; private set; }

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>Taken away again; the row stays, so that numbers are not given twice.</summary>
    public bool Removed { get; private set; }

    public void Remove() => Removed = true;
}

public enum DerivedHow
{
    /// <summary>Pages made anew with the marks painted in.</summary>
    Redacted,

    /// <summary>Metadata, comments and the like taken away.</summary>
    Cleaned,

    /// <summary>Made into a PDF.</summary>
    Converted,
}

/// <summary>One file of a case was made from another, which stays as it came and sealed. Append-only.</summary>
public sealed class DerivedFile : IOfBody, IAppendOnly
{
    private DerivedFile() { }

    public DerivedFile(Guid bodyId, Guid caseId, int fileNo, int sourceNo, DerivedHow how) => (BodyId, CaseId, FileNo, SourceNo,
        How) = (bodyId, caseId, fileNo, sourceNo, how);

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int FileNo { get; private set; }
    public int SourceNo { get; private set; }
    public DerivedHow How { get; private set; }
}

/// <summary>暂停公开: while one stands, nothing of the case is supplied or published (REM-17).</summary>
public sealed class ReleaseHold : IOfBody
{
    private ReleaseHold() { }

    public ReleaseHold(Guid bodyId, Guid caseId, int no, DateOnly setOn, string reason) => (BodyId, CaseId, No, SetOn, Reason) = (bodyId,
        caseId, no, setOn, reason);

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int No { get; private set; }
    public DateOnly SetOn { get; private set; }

    /// <summary>The court's ruling, or whatever else forbids release until it is lifted.</summary>
    public string Reason { get; private set; } = "";

    public DateOnly? LiftedOn { get; private set; }
    public string? LiftReason { get; private set; }

    public void Lift(DateOnly on, string reason) => (LiftedOn, LiftReason) = (on, reason);
}

internal sealed class ReleaseMarkTable : IEntityTypeConfiguration<ReleaseMark>
{
    public void Configure(EntityTypeBuilder<ReleaseMark> mark)
    {
        mark.ToTable("ReleaseMarks").HasKey(x => new { x.CaseId, x.No });
        mark.Property(x => x.No).ValueGeneratedNever();
        mark.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}

internal sealed class DerivedFileTable : IEntityTypeConfiguration<DerivedFile>
{
    public void Configure(EntityTypeBuilder<DerivedFile> file)
    {
        file.ToTable("DerivedFiles").HasKey(x => new { x.CaseId, x.FileNo });
        file.Property(x => x.FileNo).ValueGeneratedNever();
        file.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}

internal sealed class ReleaseHoldTable : IEntityTypeConfiguration<ReleaseHold>
{
    public void Configure(EntityTypeBuilder<ReleaseHold> hold)
    {
        hold.ToTable("ReleaseHolds").HasKey(x => new { x.CaseId, x.No });
        hold.Property(x => x.No).ValueGeneratedNever();
        hold.Property(x => x.Reason).HasMaxLength(Kernel.TextLimits.Reason);
        hold.Property(x => x.LiftReason).HasMaxLength(Kernel.TextLimits.Reason);
        hold.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
