using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>期限日历订阅: a secret address under which a person's calendar program finds their due days. Only its hash is kept.</summary>
public sealed class CalendarFeed : IOfBody
{
    private CalendarFeed() { }

    public CalendarFeed(Guid id, Guid bodyId, Guid userId, string tokenHash, DateTimeOffset at) =>
        (Id, BodyId, UserId, TokenHash, CreatedAt) = (id, bodyId, userId, tokenHash, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid UserId { get; private set; }
    public string TokenHash { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}

internal sealed class CalendarFeedTable : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("CalendarFeeds");
        feed.Property(f => f.Id).ValueGeneratedNever();
        feed.Property(f => f.TokenHash).HasMaxLength(TextLimits.Hash);
        feed.HasIndex(f => f.TokenHash).IsUnique();
        feed.HasIndex(f => new { f.BodyId, f.UserId });
    }
}
