using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Letters;

namespace Requests.Features.Data;

/// <summary>How entities lie in tables, alike on every provider but for <see cref="ProviderDifferences"/>: no schemas, no defaults in SQL, no cascades, instants in UTC.</summary>
internal static class Mapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static void Conventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(TextLimits.Code);
        configuration.Properties<string>().HaveMaxLength(TextLimits.Subject);
        configuration.Properties<LetterKind>().HaveConversion<LetterKindConverter>().HaveMaxLength(TextLimits.Subject);
    }

    public static void Apply(ModelBuilder model)
    {
        // Accounts are the framework's own types; every other entity says beside itself how it lies in its table.
        model.Entity<IdentityUserClaim<Guid>>();
        model.Entity<IdentityUserLogin<Guid>>(b => b.HasKey(x => new { x.LoginProvider, x.ProviderKey }));
        model.Entity<IdentityUserToken<Guid>>(b =>
        {
            b.HasKey(x => new { x.UserId, x.LoginProvider, x.Name });
            // Ten recovery codes as hashes are longer than a name.
            Long(b.Property(x => x.Value));
        });
        model.ApplyConfigurationsFromAssembly(typeof(RequestsDb).Assembly);
        foreach (var sealedType in Proofs.SealedTable.Entities)
            model.Entity(sealedType).Property<byte[]?>(Proofs.SealedTable.Seal).HasMaxLength(TextLimits.RowSeal);
        foreach (var key in model.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()))
            if (!key.IsOwnership)
                key.DeleteBehavior = DeleteBehavior.Restrict;
        foreach (var type in model.Model.GetEntityTypes())
            if (type.FindProperty(nameof(IVersioned.Version)) is { } version && typeof(IVersioned).IsAssignableFrom(type.ClrType))
                version.IsConcurrencyToken = true;
    }

    internal static void Long<T>(PropertyBuilder<T> property) => property.Metadata.SetMaxLength(null);

    /// <param name="carry">Brings what an earlier version stored to the shape of today.</param>
    internal static PropertyBuilder<T> AsJson<T>(PropertyBuilder<T> property, Func<string, string>? carry = null) => property
        .HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<T>(carry == null ? text : carry(text), Json)!,
            new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, Json) == JsonSerializer.Serialize(b, Json),
                value => JsonSerializer.Serialize(value, Json).GetHashCode(StringComparison.Ordinal),
                value => value));

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        at => at.UtcDateTime,
        at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
}

/// <summary>A kind of letter is stored as its code.</summary>
internal sealed class LetterKindConverter() : ValueConverter<LetterKind, string>(kind => kind.Code, code => LetterKinds.Of(code));
