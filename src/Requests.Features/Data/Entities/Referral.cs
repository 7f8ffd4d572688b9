using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>What the other body said. Codes are part of the API.</summary>
public enum ReferralState
{
    /// <summary>The other body has not answered yet.</summary>
    Open,

    /// <summary>It is a case of the other body, with a clock of its own.</summary>
    Accepted,

    /// <summary>It is not the other body's either, for a reason.</summary>
    Refused,
}

/// <summary>转送: a request that is another body's was passed on to it (Art. 36(5)). The row is the sender's; the other body answers it once.</summary>
public sealed class Referral : IOfBody
{
    private Referral() { }

    public Referral(Guid id, Guid bodyId, Guid caseId, Guid toBodyId, Guid proposalId, string words, string byName, DateOnly on, DateTimeOffset at) =>
        (Id, BodyId, CaseId, ToBodyId, ProposalId, Words, ByName, On, At) = (id, bodyId, caseId, toBodyId, proposalId, words, byName, on, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid ToBodyId { get; private set; }

    /// <summary>What lies at the other body's desk.</summary>
    public Guid ProposalId { get; private set; }

    /// <summary>Why it is the other body's; no personal data.</summary>
    public string Words { get; private set; } = "";

    public string ByName { get; private set; } = "";

    /// <summary>The day it reached the other body, from which that one's period runs.</summary>
    public DateOnly On { get; private set; }

    public DateTimeOffset At { get; private set; }
    public ReferralState State { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }

    /// <summary>Why the other body refused it.</summary>
    public string? Answer { get; private set; }

    /// <summary>The other body's case.</summary>
    public Guid? NewCaseId { get; private set; }

    public string? NewNumber { get; private set; }

    public void Accept(Guid caseId, string number, string byName, DateTimeOffset at) =>
        (State, NewCaseId, NewNumber, AnsweredBy, AnsweredAt) = (ReferralState.Accepted, caseId, number, byName, at);

    public void Refuse(string reason, string byName, DateTimeOffset at) =>
        (State, Answer, AnsweredBy, AnsweredAt) = (ReferralState.Refused, reason, byName, at);
}

internal sealed class ReferralTable : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> b)
    {
        b.ToTable("Referrals");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Words).HasMaxLength(TextLimits.Reason);
        b.Property(x => x.Answer).HasMaxLength(TextLimits.Reason);
        b.Property(x => x.NewNumber).HasMaxLength(TextLimits.Code);
        b.HasIndex(x => x.CaseId);
        b.HasIndex(x => x.ProposalId).IsUnique();
        b.HasIndex(x => x.NewCaseId);
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
        b.HasOne<IntakeProposal>().WithMany().HasForeignKey(x => x.ProposalId);
    }
}
