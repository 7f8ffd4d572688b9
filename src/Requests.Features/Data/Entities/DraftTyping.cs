using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>
/// 随写随存: one person at one draft: when they were last there, and what they typed that is in no version yet. It is forgotten
/// when a version is saved from it, when its writer discards it, when the letter goes up its chain, when the case ends, and when nobody
/// came back to it for a quarter.
/// </summary>
public sealed class DraftTyping : IOfBody
{
    private DraftTyping() { }

    /// <param name="letter">See <see cref="Letter"/>.</param>
    public DraftTyping(Guid caseId, string letter, Guid userId, Guid bodyId, DateTimeOffset at) =>
        (CaseId, Letter, UserId, BodyId, Since, SeenAt) = (caseId, letter, userId, bodyId, at, at);

    /// <summary>Where what was typed lies sealed: drafts name people.</summary>
    public static SealedPlace WordsPlace(Guid caseId, string letter, Guid userId) => new("DraftTypings.Words", $"{caseId:N}/{letter}/{userId:N}");

    public Guid CaseId { get; private set; }

    /// <summary><c>reply</c>, the code of a kind for a letter not yet drafted, or the letter's number.</summary>
    public string Letter { get; private set; } = "";

    public Guid UserId { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>When this person came to the draft.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>When the page last said that they are there.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>What was typed, by field as JSON, sealed; null where nothing was.</summary>
    public string? Words { get; private set; }

    /// <summary>The version it was typed on; 0 for none.</summary>
    public int OnVersion { get; private set; }

    public DateTimeOffset? TypedAt { get; private set; }
}

internal sealed class DraftTypingTable : IEntityTypeConfiguration<DraftTyping>
{
    public void Configure(EntityTypeBuilder<DraftTyping> b)
    {
        b.ToTable("DraftTypings").HasKey(x => new { x.CaseId, x.Letter, x.UserId });
        b.Property(x => x.Letter).HasMaxLength(TextLimits.Code);
        Mapping.Long(b.Property(x => x.Words));
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
