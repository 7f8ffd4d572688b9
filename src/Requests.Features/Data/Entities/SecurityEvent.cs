using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

public enum SecurityEventKind
{
    SignedIn,
    SignInFailed,

    /// <summary>Asked to wait after failures.</summary>
    SlowedDown,
    SignedOut,
    SessionEnded,

    /// <summary>A refresh token came a second time; its session was ended.</summary>
    TokenReused,
    PasswordChanged,
    SecondFactorChanged,
    SignInReset,
    AccountOpened,
    AccountClosed,
    RolesChanged,
    OperatorsChanged,
    KeyMade,
    KeyRevoked,
    KeyRefused,
    Exported,
    Revealed,

    /// <summary>Somebody who is signed in asked for what no role of theirs may do.</summary>
    Denied,

    /// <summary>An administrator or operator signed in from a network never seen with the account.</summary>
    NewPlace,

    /// <summary>A sign-in of the organisation's provider was joined to an account.</summary>
    ProviderLinked,
}

/// <summary>Something that whoever watches over access must be able to see. Kept for half a year, then forgotten.</summary>
public sealed class SecurityEvent
{
    private SecurityEvent() { }

    public SecurityEvent(SecurityEventKind kind, Guid? bodyId, Guid? userId, string name, string address, string details, DateTimeOffset at) =>
        (Kind, BodyId, UserId, Name, Address, Details, At) = (kind, bodyId, userId, name, address, details, at);

    public long Id { get; private set; }
    public SecurityEventKind Kind { get; private set; }

    /// <summary>The body it happened in, or the home body of the account; null: no body knows the account.</summary>
    public Guid? BodyId { get; private set; }

    public Guid? UserId { get; private set; }

    /// <summary>User name; what was typed for an unknown account is not kept, it may be a password.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The client's network address.</summary>
    public string Address { get; private set; } = "";

    public string Details { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

internal sealed class SecurityEventTable : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> row)
    {
        row.ToTable("SecurityEvents");
        row.Property(e => e.Name).HasMaxLength(TextLimits.Name);
        row.Property(e => e.Address).HasMaxLength(TextLimits.Name);
        row.HasIndex(e => new { e.BodyId, e.At });
        row.HasIndex(e => new { e.UserId, e.Kind, e.At });
        row.HasIndex(e => new { e.Address, e.Kind, e.At });
        row.HasIndex(e => e.At);
    }
}
