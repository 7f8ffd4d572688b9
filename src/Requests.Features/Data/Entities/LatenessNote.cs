using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>Why a reply was late, as the office sees it. Codes are part of the API.</summary>
public enum LatenessCause
{
    /// <summary>Lay in the mail room or with another unit (REC-9 lets that move nothing).</summary>
    Intake,
    Search,
    Consultation,
    Drafting,
    Approval,
    Dispatch,

    /// <summary>People were missing.</summary>
    Staffing,
    Technology,
    Other,
}

/// <summary>迟延原因: the cause of a late case, one a case, replaced when seen otherwise; the history keeps the earlier one.</summary>
public sealed class LatenessNote : IOfBody
{
    private LatenessNote() { }

    public LatenessNote(Guid caseId, Guid bodyId) => (CaseId, BodyId) = (caseId, bodyId);

    public Guid CaseId { get; private set; }
    public Guid BodyId { get; private set; }
    public LatenessCause Cause { get; private set; }

    /// <summary>For colleagues and inspectors; no personal data.</summary>
    public string Explanation { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public void Set(LatenessCause cause, string explanation, string byName, DateTimeOffset at) => (Cause, Explanation, ByName,
        At) = (cause, explanation, byName, at);
}

internal sealed class LatenessNoteTable : IEntityTypeConfiguration<LatenessNote>
{
    public void Configure(EntityTypeBuilder<LatenessNote> note)
    {
        note.ToTable("LatenessNotes").HasKey(n => n.CaseId);
        note.Property(n => n.Explanation).HasMaxLength(TextLimits.Reason);
        note.HasOne<Case>().WithOne().HasForeignKey<LatenessNote>(n => n.CaseId);
    }
}
