using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>How a case of a campaign stands. Codes are part of the API.</summary>
public enum CampaignCaseState
{
    /// <summary>Its letter is not written yet.</summary>
    Waiting,

    /// <summary>Its letter was written after the model and goes its own way.</summary>
    Answered,

    /// <summary>It is answered by itself, for a reason.</summary>
    LeftOut,
}

/// <summary>集中答复: alike requests answered in one sitting, after the draft of one of them.</summary>
public sealed class Campaign : IOfBody
{
    private Campaign() { }

    public Campaign(Guid id, Guid bodyId, Guid modelId, string modelNumber, string name, string byName, DateTimeOffset at) =>
        (Id, BodyId, ModelId, ModelNumber, Name, ByName, At) = (id, bodyId, modelId, modelNumber, name, byName, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>The case whose conclusion and draft the others take.</summary>
    public Guid ModelId { get; private set; }

    public string ModelNumber { get; private set; } = "";

    /// <summary>What it is called among colleagues; no personal data.</summary>
    public string Name { get; private set; } = "";

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>One case of a campaign: what became of it there. Everything else is the case's own.</summary>
public sealed class CampaignCase : IOfBody
{
    private CampaignCase() { }

    public CampaignCase(Guid campaignId, Guid caseId, Guid bodyId, int place) => (CampaignId, CaseId, BodyId, Place) = (campaignId, caseId, bodyId, place);

    public Guid CampaignId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>Its place in the list; the model's is 0.</summary>
    public int Place { get; private set; }

    public CampaignCaseState State { get; private set; }

    /// <summary>The letter written in the campaign.</summary>
    public Guid? DocumentId { get; private set; }

    /// <summary>Why it is left out, in Chinese and in English; no personal data.</summary>
    public string? Reason { get; private set; }

    public string? ReasonInEnglish { get; private set; }

    public void Answer(Guid documentId) => (State, DocumentId) = (CampaignCaseState.Answered, documentId);

    public void LeaveOut(string reason, string? inEnglish) => (State, Reason, ReasonInEnglish) = (CampaignCaseState.LeftOut, reason, inEnglish);
}

internal sealed class CampaignTable : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> b)
    {
        b.ToTable("Campaigns");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.BodyId, x.At });
        b.Property(x => x.ModelNumber).HasMaxLength(TextLimits.Code);
        b.Property(x => x.Name).HasMaxLength(TextLimits.Name);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.ModelId);
    }
}

internal sealed class CampaignCaseTable : IEntityTypeConfiguration<CampaignCase>
{
    public void Configure(EntityTypeBuilder<CampaignCase> b)
    {
        b.ToTable("CampaignCases").HasKey(x => new { x.CampaignId, x.CaseId });
        b.HasIndex(x => x.CaseId);
        b.HasIndex(x => x.DocumentId);
        b.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
        b.Property(x => x.ReasonInEnglish).HasMaxLength(TextLimits.Reason);
        b.HasOne<Campaign>().WithMany().HasForeignKey(x => x.CampaignId);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
