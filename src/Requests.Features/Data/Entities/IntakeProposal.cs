using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

public enum ProposalSource
{
    /// <summary>The body's mailbox.</summary>
    Mail,

    /// <summary>A letter that was scanned or photographed.</summary>
    Scan,

    /// <summary>转送: a request that another body of the installation passed on.</summary>
    Body,
}

public enum ProposalState
{
    /// <summary>Waits for a clerk.</summary>
    Open,

    /// <summary>A case was opened from it.</summary>
    Registered,

    /// <summary>It belongs to a case that was there.</summary>
    Joined,

    /// <summary>Nothing the office acts upon, for a reason.</summary>
    SetAside,
}

/// <summary>What arrived and may be a request: what a program read in it, until a person confirms it. Every word of it is sealed.</summary>
public sealed class IntakeProposal : IOfBody
{
    private IntakeProposal() { }

    public IntakeProposal(Guid id, Guid bodyId, int no, ProposalSource source, DateTimeOffset arrivedAt, string content, string byName, DateTimeOffset at) =>
        (Id, BodyId, No, Source, ArrivedAt, Content, ByName, At, Version) = (id, bodyId, no, source, arrivedAt, content, byName, at, Guid.NewGuid());

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>Of the body, from one.</summary>
    public int No { get; private set; }

    public ProposalSource Source { get; private set; }

    /// <summary>When the mail system took it in (REC-6), or the scan was made.</summary>
    public DateTimeOffset ArrivedAt { get; private set; }

    /// <summary>Fields, words and files, as JSON, sealed.</summary>
    public string Content { get; private set; } = "";

    public static SealedPlace ContentPlace(Guid id) => SealedPlace.Of("IntakeProposals.Content", id);

    public ProposalState State { get; private set; }

    /// <summary>The case it became or joined.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>Why it was set aside.</summary>
    public string? Reason { get; private set; }

    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public string? DoneByName { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public Guid Version { get; private set; }

    public void End(ProposalState state, Guid? caseId, string? reason, string byName, DateTimeOffset at) =>
        (State, CaseId, Reason, DoneByName, DoneAt, Version) = (state, caseId, reason, byName, at, Guid.NewGuid());
}

/// <summary>A kept file that a proposal holds, so that backups find it before it is a case's.</summary>
public sealed class ProposalFile
{
    private ProposalFile() { }

    public ProposalFile(Guid proposalId, string sha256) => (ProposalId, Sha256) = (proposalId, sha256);

    public Guid ProposalId { get; private set; }
    public string Sha256 { get; private set; } = "";
}

/// <summary>A mail that was taken out of a mailbox, so that none is taken twice: by its place there, and by itself where the place was renumbered.</summary>
public sealed class TakenMail
{
    private TakenMail() { }

    public TakenMail(Guid bodyId, string mailbox, long uidValidity, long uid, string hash, DateTimeOffset at) =>
        (BodyId, Mailbox, UidValidity, Uid, Hash, At) = (bodyId, mailbox, uidValidity, uid, hash, at);

    public Guid BodyId { get; private set; }
    public string Mailbox { get; private set; } = "";
    public long UidValidity { get; private set; }
    public long Uid { get; private set; }

    /// <summary>Of its Message-ID and content, under the vault's key.</summary>
    public string Hash { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

internal sealed class IntakeProposalTable : IEntityTypeConfiguration<IntakeProposal>
{
    public void Configure(EntityTypeBuilder<IntakeProposal> b)
    {
        b.ToTable("IntakeProposals");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
        b.Property(x => x.Version).IsConcurrencyToken();
        Mapping.Long(b.Property(x => x.Content));
        b.HasIndex(x => new { x.BodyId, x.No }).IsUnique();
        b.HasIndex(x => new { x.BodyId, x.State, x.ArrivedAt });
    }
}

internal sealed class ProposalFileTable : IEntityTypeConfiguration<ProposalFile>
{
    public void Configure(EntityTypeBuilder<ProposalFile> b)
    {
        b.ToTable("ProposalFiles").HasKey(x => new { x.ProposalId, x.Sha256 });
        b.Property(x => x.Sha256).HasMaxLength(TextLimits.Hash);
    }
}

internal sealed class TakenMailTable : IEntityTypeConfiguration<TakenMail>
{
    public void Configure(EntityTypeBuilder<TakenMail> b)
    {
        b.ToTable("TakenMails").HasKey(x => new { x.BodyId, x.Hash });
        b.Property(x => x.Mailbox).HasMaxLength(TextLimits.Name);
        b.Property(x => x.Hash).HasMaxLength(TextLimits.Hash);
        b.HasIndex(x => new { x.BodyId, x.Mailbox, x.UidValidity, x.Uid }).IsUnique();
    }
}
