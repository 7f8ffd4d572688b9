using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>What a note beside a case is. Codes are part of the API.</summary>
public enum CaseNoteKind
{
    Remark,

    /// <summary>电话记录: a call with the applicant or somebody else.</summary>
    Telephone,
}

/// <summary>办件留言: a word of staff beside a case, for colleagues alone; no letter takes anything from it.</summary>
public sealed class CaseNote : IOfBody, IAppendOnly
{
    private CaseNote() { }

    public CaseNote(Guid caseId, Guid bodyId, int no, CaseNoteKind kind, string sealedText, string byName, DateTimeOffset at) =>
        (CaseId, BodyId, No, Kind, Text, ByName, At) = (caseId, bodyId, no, kind, sealedText, byName, at);

    public static SealedPlace TextPlace(Guid caseId, int no) => SealedPlace.Of("CaseNote.Text", caseId, no);

    public Guid CaseId { get; private set; }
    public Guid BodyId { get; private set; }
    public int No { get; private set; }
    public CaseNoteKind Kind { get; private set; }

    /// <summary>Sealed: whoever was called is often named.</summary>
    public string Text { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>关注: a colleague who wants to hear what becomes of a case.</summary>
public sealed class CaseWatcher : IOfBody
{
    private CaseWatcher() { }

    public CaseWatcher(Guid caseId, Guid userId, Guid bodyId) => (CaseId, UserId, BodyId) = (caseId, userId, bodyId);

    public Guid CaseId { get; private set; }
    public Guid UserId { get; private set; }
    public Guid BodyId { get; private set; }
}

/// <summary>催办: a supervisor's word that a case should move, and the answer of the one who was urged.</summary>
public sealed class Urge : IOfBody
{
    private Urge() { }

    public Urge(Guid caseId, Guid bodyId, int no, string words, string byName, Guid byUserId, string toName, Guid toUserId, DateTimeOffset at) =>
        (CaseId, BodyId, No, Words, ByName, ByUserId, ToName, ToUserId, At) = (caseId, bodyId, no, words, byName, byUserId, toName, toUserId, at);

    public Guid CaseId { get; private set; }
    public Guid BodyId { get; private set; }
    public int No { get; private set; }

    /// <summary>For colleagues; no personal data.</summary>
    public string Words { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public Guid ByUserId { get; private set; }
    public string ToName { get; private set; } = "";
    public Guid ToUserId { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>What the urged says; null while nothing was said.</summary>
    public string? Answer { get; private set; }

    /// <summary>Who said it: the urged, or who acts for them.</summary>
    public string? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public void Reply(string words, string byName, DateTimeOffset at) => (Answer, AnsweredBy, AnsweredAt) = (words, byName, at);
}

internal sealed class CaseNoteTable : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> b)
    {
        b.ToTable("CaseNotes").HasKey(x => new { x.CaseId, x.No });
        Mapping.Long(b.Property(x => x.Text));
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}

internal sealed class CaseWatcherTable : IEntityTypeConfiguration<CaseWatcher>
{
    public void Configure(EntityTypeBuilder<CaseWatcher> b)
    {
        b.ToTable("CaseWatchers").HasKey(x => new { x.CaseId, x.UserId });
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}

internal sealed class UrgeTable : IEntityTypeConfiguration<Urge>
{
    public void Configure(EntityTypeBuilder<Urge> b)
    {
        b.ToTable("Urges").HasKey(x => new { x.CaseId, x.No });
        b.HasIndex(x => new { x.BodyId, x.AnsweredAt });
        b.Property(x => x.Words).HasMaxLength(TextLimits.Reason);
        b.Property(x => x.Answer).HasMaxLength(TextLimits.Reason);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
