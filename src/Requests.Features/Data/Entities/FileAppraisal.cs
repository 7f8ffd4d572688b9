using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

public enum AppraisalVerdict
{
    /// <summary>销毁</summary>
    Destroy,

    /// <summary>继续保存</summary>
    Keep,
}

/// <summary>鉴定: one person's verdict on a file whose retention has ended (ARC-10). Append-only.</summary>
public sealed class FileAppraisal : IOfBody, IAppendOnly
{
    private FileAppraisal() { }

    public FileAppraisal(Guid bodyId, Guid caseId, int no, AppraisalVerdict verdict, DateOnly? keepUntil, string reason, Guid byUserId,
        string byName, DateTimeOffset at)
    {
        (BodyId, CaseId, No, Verdict, KeepUntil) = (bodyId, caseId, no, verdict, keepUntil);
        (Reason, ByUserId, ByName, At) = (reason, byUserId, byName, at);
    }

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int No { get; private set; }
    public AppraisalVerdict Verdict { get; private set; }

    /// <summary>When it is looked at again; null for a file to be kept for good.</summary>
    public DateOnly? KeepUntil { get; private set; }

    public string Reason { get; private set; } = "";
    public Guid ByUserId { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class FileAppraisalTable : IEntityTypeConfiguration<FileAppraisal>
{
    public void Configure(EntityTypeBuilder<FileAppraisal> builder)
    {
        builder.ToTable("FileAppraisals");
        builder.HasKey(x => new { x.CaseId, x.No });
        builder.Property(x => x.No).ValueGeneratedNever();
        builder.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
    }
}
