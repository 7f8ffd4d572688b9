using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>Another system that wants to hear what happens to a body's cases.</summary>
public sealed class WebhookSubscription : IOfBody
{
    private WebhookSubscription() { }

    public WebhookSubscription(Guid id, Guid bodyId, string name, string address, string events, string sealedSecret, DateTimeOffset at) =>
        (Id, BodyId, Name, Address, Events, SealedSecret, CreatedAt, SeenUntil) = (id, bodyId, name, address, events, sealedSecret, at, at);

    /// <summary>Where the secret lies sealed.</summary>
    public static SealedPlace SecretPlace(Guid id) => SealedPlace.Of("WebhookSubscriptions.SealedSecret", id);

    internal void Reseal(Func<SealedPlace, string, string> seal) => SealedSecret = seal(SecretPlace(Id), SealedSecret);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Where deliveries are posted.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Names of <c>WebhookEvents</c>, separated by spaces.</summary>
    public string Events { get; private set; } = "";

    /// <summary>The key of the signatures, sealed by the vault.</summary>
    public string SealedSecret { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Events up to here were looked at; see <c>WebhookQueue</c> on the overlap.</summary>
    public DateTimeOffset SeenUntil { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public void End(DateTimeOffset at) => EndedAt ??= at;
}

internal sealed class WebhookSubscriptionTable : IEntityTypeConfiguration<WebhookSubscription>
{
    public void Configure(EntityTypeBuilder<WebhookSubscription> webhook)
    {
        webhook.ToTable("WebhookSubscriptions");
        webhook.Property(w => w.Id).ValueGeneratedNever();
        webhook.Property(w => w.Address).HasMaxLength(TextLimits.Reason);
        webhook.Property(w => w.SealedSecret).HasMaxLength(TextLimits.Reason);
        webhook.HasIndex(w => new { w.BodyId, w.EndedAt });
    }
}
