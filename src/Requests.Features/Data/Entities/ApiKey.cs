using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>A key for another system. Only its hash is kept.</summary>
public sealed class ApiKey : IOfBody
{
    private ApiKey() { }

    public ApiKey(Guid id, Guid bodyId, Guid userId, string name, string keyHash, string scopes, DateTimeOffset at) =>
        (Id, BodyId, UserId, Name, KeyHash, Scopes, CreatedAt) = (id, bodyId, userId, name, keyHash, scopes, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>The user whose roles the key acts with.</summary>
    public Guid UserId { get; private set; }

    public string Name { get; private set; } = "";
    public string KeyHash { get; private set; } = "";

    /// <summary>Space-separated: read, write, report.</summary>
    public string Scopes { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Null only for a key of a program before 1.1.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Kept to some minutes only.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>The network it was last used from; empty until its first use.</summary>
    public string LastAddress { get; private set; } = "";

    public bool IsGood(DateTimeOffset at) => RevokedAt is null && !(at >= ExpiresAt);

    public void Used(DateTimeOffset at) => LastUsedAt = at;

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}

internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> b)
    {
        b.ToTable("ApiKeys");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.LastAddress).HasMaxLength(TextLimits.Name);
        b.HasIndex(x => x.KeyHash).IsUnique();
    }
}
