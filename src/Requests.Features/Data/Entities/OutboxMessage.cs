using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

public enum OutboxState
{
    Pending,
    Sent,

    /// <summary>Given up after the last retry; shown to the administrator.</summary>
    Dead,
}

/// <summary>Something that must leave after the commit. The key makes delivering it twice impossible to enqueue.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    public OutboxMessage(Guid id, Guid? bodyId, string kind, string key, string payload, DateTimeOffset dueAt) =>
        (Id, BodyId, Kind, Key, Payload, DueAt, CreatedAt) = (id, bodyId, kind, key, payload, dueAt, dueAt);

    public Guid Id { get; private set; }
    public Guid? BodyId { get; private set; }

    /// <summary>Which deliverer takes it: email, sms, webhook.</summary>
    public string Kind { get; private set; } = "";

    public string Key { get; private set; } = "";

    /// <summary>JSON; addresses inside are sealed.</summary>
    public string Payload { get; private set; } = "";

    public OutboxState State { get; private set; }
    public int Attempts { get; private set; }
    public string? LastError { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the mail system of its receiver said that it could not be delivered (RFC 3464).</summary>
    public DateTimeOffset? BouncedAt { get; private set; }

    /// <summary>Why, such as 5.1.1.</summary>
    public string? BounceStatus { get; private set; }

    /// <summary>It was accepted and came back.</summary>
    public void Bounce(string status, DateTimeOffset at) => (BouncedAt, BounceStatus) = (at, status);

    /// <summary>The case whose applicant it is for; its officer is told when it fails for good.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Leaves at once, whatever quiet hours its body keeps.</summary>
    public bool IgnoresQuietHours { get; init; }

    /// <summary>Takes a dead letter up again, with all its attempts before it.</summary>
    public void Retry(DateTimeOffset at) => (State, DueAt, Attempts) = (OutboxState.Pending, at, 0);
}

internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> b)
    {
        b.ToTable("Outbox");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => x.Key).IsUnique();
        b.HasIndex(x => new { x.State, x.DueAt });
        b.Property(x => x.BounceStatus).HasMaxLength(TextLimits.Code);
        b.Property(x => x.LastError).HasMaxLength(TextLimits.Reason);
        Mapping.Long(b.Property(x => x.Payload));
    }
}
