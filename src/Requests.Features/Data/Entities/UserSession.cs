using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

public enum SessionKind
{
    /// <summary>Pages, by cookie.</summary>
    Pages,

    /// <summary>A program, by bearer and refresh token.</summary>
    Tokens,
}

/// <summary>One sign-in of one user, as long as it lasts. Whatever token names it is void once it is ended here.</summary>
public sealed class UserSession
{
    private UserSession() { }

    public UserSession(Guid id, Guid userId, SessionKind kind, string address, string agent, DateTimeOffset at, DateTimeOffset expiresAt) =>
        (Id, UserId, Kind, Address, Agent, CreatedAt, SeenAt, ExpiresAt, ConfirmedAt) = (id, userId, kind, address, agent, at, at, expiresAt, at);

    public Guid Id { get; private set; }
    public Guid UserId { get; private set; }
    public SessionKind Kind { get; private set; }

    /// <summary>Where it was signed in from.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The browser or program, in its own words.</summary>
    public string Agent { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Kept to some minutes only.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When its user last showed who he is; null in sessions of an older program.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The end, whatever is done meanwhile.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Which of its refresh tokens is good: each is used once, and an older one ends the session.</summary>
    public int Turn { get; private set; }

    public bool IsOpen(DateTimeOffset at) => EndedAt is null && at < ExpiresAt;

    public void Seen(DateTimeOffset at) => SeenAt = at;

    public void End(DateTimeOffset at) => EndedAt ??= at;

    public void NextTurn(DateTimeOffset at) => (Turn, SeenAt) = (Turn + 1, at);
}

internal sealed class UserSessionTable : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> session)
    {
        session.ToTable("UserSessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Address).HasMaxLength(TextLimits.Name);
        session.Property(s => s.Agent).HasMaxLength(TextLimits.Name);
        session.Property(s => s.Turn).IsConcurrencyToken();
        session.HasIndex(s => new { s.UserId, s.EndedAt });
        session.HasIndex(s => s.ExpiresAt);
    }
}
