using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Letters;

namespace Requests.Features.Data;

/// <summary>How entities lie in tables, alike on both providers: no schemas, no defaults in SQL, no cascades, instants in UTC.</summary>
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
        Office(model);
        CaseTables(model);
        Documents(model);
        Records(model);
        // Areas that came later keep their tables beside them, one configuration class an entity.
        model.ApplyConfigurationsFromAssembly(typeof(RequestsDb).Assembly);
        foreach (var key in model.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()))
            if (!key.IsOwnership)
                key.DeleteBehavior = DeleteBehavior.Restrict;
        foreach (var type in RowSeals.Guarded) model.Entity(type).Property<string?>(RowSeals.Column).HasMaxLength(TextLimits.Name);
        foreach (var type in model.Model.GetEntityTypes())
            if (type.FindProperty(nameof(IVersioned.Version)) is { } version && typeof(IVersioned).IsAssignableFrom(type.ClrType))
                version.IsConcurrencyToken = true;
    }

    private static void Office(ModelBuilder model)
    {
        model.Entity<Body>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => x.Code).IsUnique();
            b.Property(x => x.Code).HasMaxLength(TextLimits.Code);
            Long(AsJson(b.Property(x => x.Settings), StoredSettings.Carry));
            b.Property(x => x.AcceptedSuperior).HasMaxLength(TextLimits.Code);
            b.Ignore(x => x.Superior);
        });
        model.Entity<Unit>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => new { x.BodyId, x.Code }).IsUnique();
        });
        model.Entity<User>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => x.NormalizedUserName).IsUnique().HasFilter("[NormalizedUserName] IS NOT NULL");
            b.Property(x => x.ConcurrencyStamp).IsConcurrencyToken();
        });
        model.Entity<Membership>(b =>
        {
            b.HasKey(x => new { x.UserId, x.BodyId, x.Role });
            b.HasIndex(x => new { x.BodyId, x.Role });
        });
        model.Entity<IdentityUserClaim<Guid>>();
        model.Entity<IdentityUserLogin<Guid>>(b => b.HasKey(x => new { x.LoginProvider, x.ProviderKey }));
        model.Entity<IdentityUserToken<Guid>>(b => b.HasKey(x => new { x.UserId, x.LoginProvider, x.Name }));
        model.Entity<ApiKey>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => x.KeyHash).IsUnique();
        });
        model.Entity<CalendarChange>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            Long(b.Property(x => x.Days));
        });
    }

    private static void CaseTables(ModelBuilder model)
    {
        model.Entity<Case>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            b.Property(x => x.Number).HasMaxLength(TextLimits.Code);
            b.HasIndex(x => x.Number).IsUnique();
            b.Property(x => x.PendingUntil).UsePropertyAccessMode(PropertyAccessMode.Property);
            // As a number EF asks for = 1, which SQLite looks up in an index; a bare flag it does not.
            b.Property(x => x.IsOpen).UsePropertyAccessMode(PropertyAccessMode.Property).HasConversion<int>();
            // Lists page along an index that is already in their order; among open cases only for board, overview and sweeps.
            b.HasIndex(x => new { x.BodyId, x.DueOn, x.Number });
            // Its last two columns let the counts beside the views be read from the index alone.
            b.HasIndex(x => new { x.BodyId, x.IsOpen, x.DueOn, x.Number, x.ClockPhase, x.DueIsProvisional });
            b.HasIndex(x => new { x.BodyId, x.OfficerId, x.IsOpen, x.DueOn, x.Number });
            b.HasIndex(x => new { x.BodyId, x.State, x.DueOn, x.Number });
            // Part three counts from this index alone and skips all that ended before its year; the next two serve its trends.
            b.HasIndex(x => new { x.BodyId, x.PendingUntil, x.ReceivedOn, x.Leaf, x.State, x.ApplicantType, x.RepliedOn, x.ClosedOn, x.Number });
            b.HasIndex(x => new { x.BodyId, x.ReceivedOn, x.State, x.Channel });
            b.HasIndex(x => new { x.BodyId, x.RepliedOn, x.WasLate, x.State });
            b.HasIndex(x => new { x.BodyId, x.NextLapseOn });
            // Its parts, which the case page names.
            b.HasIndex(x => x.ParentId);
            Long(b.Property(x => x.RequestText));
            // As long as they were while they held free text.
            b.Property(x => x.WantedForm).HasMaxLength(TextLimits.Subject);
            b.Property(x => x.WantedRoute).HasMaxLength(TextLimits.Subject);
            b.Property(x => x.OutcomeReason).HasMaxLength(TextLimits.Reason);
            Long(AsJson(b.Property(x => x.OutcomeBasis)));
            b.Property(x => x.QueryCodeHash).HasMaxLength(TextLimits.Hash);
            b.HasMany(x => x.Ledger).WithOne().HasForeignKey(r => r.CaseId);
            b.HasMany(x => x.Parties).WithOne().HasForeignKey(p => p.CaseId);
            b.HasMany(x => x.Matters).WithOne().HasForeignKey(m => m.CaseId);
            foreach (var name in new[] { nameof(Case.Ledger), nameof(Case.Parties), nameof(Case.Matters) })
                b.Navigation(name).UsePropertyAccessMode(PropertyAccessMode.Field);
            b.Ignore(x => x.ClockEntries).Ignore(x => x.NextLedgerSequence).Ignore(x => x.Due).Ignore(x => x.IsTakenOver);
        });
        model.Entity<ClockLedgerRow>(b =>
        {
            b.ToTable("ClockLedger").HasKey(x => new { x.CaseId, x.Sequence });
            b.Property(x => x.Sequence).ValueGeneratedNever();
            b.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
            // The report asks for the fees of a year (FEE-10), which few cases have.
            b.HasIndex(x => new { x.Kind, x.On });
        });
        model.Entity<Party>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            foreach (var name in new[] { nameof(Party.Name), nameof(Party.IdNumber), nameof(Party.Phone), nameof(Party.Address), nameof(Party.Email) })
                Sealed(b, name);
        });
        model.Entity<Matter>(b =>
        {
            b.ToTable("Matters").HasKey(x => new { x.CaseId, x.No });
            b.Property(x => x.No).ValueGeneratedNever();
            Long(b.Property(x => x.Text));
        });
        model.Entity<Attachment>(b =>
        {
            b.HasKey(x => new { x.CaseId, x.No });
            b.Property(x => x.No).ValueGeneratedNever();
            b.Property(x => x.Sha256).HasMaxLength(TextLimits.Hash);
            b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
        });
        model.Entity<Consultation>(b =>
        {
            b.HasKey(x => new { x.CaseId, x.No });
            b.Property(x => x.No).ValueGeneratedNever();
            Long(b.Property(x => x.Passages));
            Long(b.Property(x => x.OpinionText));
            b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
        });
        model.Entity<SearchRecord>(b =>
        {
            b.HasKey(x => new { x.CaseId, x.No });
            b.Property(x => x.No).ValueGeneratedNever();
            b.Property(x => x.Scope).HasMaxLength(TextLimits.Reason);
            b.Property(x => x.WhyNone).HasMaxLength(TextLimits.Reason);
            Long(AsJson(b.Property(x => x.Steps)));
            b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
        });
        model.Entity<Dispute>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => new { x.BodyId, x.ReceivedOn });
            b.Property(x => x.ResultNote).HasMaxLength(TextLimits.Reason);
            b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
            b.HasMany(x => x.Stages).WithOne().HasForeignKey(s => s.DisputeId);
            b.Navigation(x => x.Stages).UsePropertyAccessMode(PropertyAccessMode.Field);
            b.Ignore(x => x.LastStage);
        });
        model.Entity<DisputeStage>(b =>
        {
            b.ToTable("DisputeStages").HasKey(x => new { x.DisputeId, x.No });
            b.Property(x => x.No).ValueGeneratedNever();
            b.Property(x => x.ResultNote).HasMaxLength(TextLimits.Reason);
        });
        model.Entity<DisputeDeadline>(b =>
        {
            b.ToTable("DisputeDeadlines");
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => new { x.SettledOn, x.BodyId });
            b.Property(x => x.Note).HasMaxLength(TextLimits.Reason);
            b.HasOne<Dispute>().WithMany().HasForeignKey(x => x.DisputeId);
        });
    }

    private static void Documents(ModelBuilder model)
    {
        model.Entity<Document>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => new { x.CaseId, x.No }).IsUnique();
            b.HasIndex(x => new { x.BodyId, x.Number }).IsUnique().HasFilter("[Number] IS NOT NULL");
            b.HasIndex(x => new { x.BodyId, x.State });
            AsJson(b.Property(x => x.Chain)).HasMaxLength(TextLimits.Subject);
            AsJson(b.Property(x => x.Files)).HasMaxLength(TextLimits.Subject);
            b.Property(x => x.VoidReason).HasMaxLength(TextLimits.Reason);
            b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
            b.HasMany(x => x.Texts).WithOne().HasForeignKey(t => t.DocumentId);
            b.HasMany(x => x.Steps).WithOne().HasForeignKey(s => s.DocumentId);
            b.HasMany(x => x.Services).WithOne().HasForeignKey(s => s.DocumentId);
            foreach (var name in new[] { nameof(Document.Texts), nameof(Document.Steps), nameof(Document.Services) })
                b.Navigation(name).UsePropertyAccessMode(PropertyAccessMode.Field);
            b.Ignore(x => x.CurrentText).Ignore(x => x.NextStep).Ignore(x => x.AgreedBy);
        });
        model.Entity<DocumentText>(b =>
        {
            b.ToTable("DocumentTexts").HasKey(x => new { x.DocumentId, x.No });
            b.Property(x => x.No).ValueGeneratedNever();
            Long(b.Property(x => x.Text));
            Long(b.Property(x => x.Content));
        });
        model.Entity<ApprovalStep>(b =>
        {
            b.ToTable("ApprovalSteps").HasKey(x => new { x.DocumentId, x.No });
            b.Property(x => x.No).ValueGeneratedNever();
            b.Property(x => x.Opinion).HasMaxLength(TextLimits.Reason);
        });
        model.Entity<NumberSeries>(b => b.HasKey(x => new { x.BodyId, x.Series, x.Year }));
    }

    private static void Records(ModelBuilder model)
    {
        model.Entity<OfficeEvent>(b =>
        {
            // Two acts at once on one case would fork its chain; the second is retried on top of the first.
            b.HasIndex(x => new { x.CaseId, x.Sequence }).IsUnique().HasFilter("[CaseId] IS NOT NULL");
            b.HasIndex(x => new { x.BodyId, x.At });
            Long(b.Property(x => x.Details));
        });
        model.Entity<OutboxMessage>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => x.Key).IsUnique();
            b.HasIndex(x => new { x.State, x.DueAt });
            b.Property(x => x.LastError).HasMaxLength(TextLimits.Reason);
            Long(b.Property(x => x.Payload));
        });
        model.Entity<InboxNotice>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => new { x.UserId, x.Key }).IsUnique();
            b.HasIndex(x => new { x.UserId, x.ReadAt });
        });
        model.Entity<IdempotencyRecord>(b =>
        {
            b.HasKey(x => new { x.Scope, x.Key });
            b.Property(x => x.Key).HasMaxLength(TextLimits.Name);
            b.Property(x => x.Scope).HasMaxLength(TextLimits.Name);
            Long(b.Property(x => x.Response));
        });
        model.Entity<PersonalReading>().HasIndex(x => x.CaseId);
        model.Entity<ArchiveSeal>(b =>
        {
            b.HasKey(x => new { x.BodyId, x.Sequence });
            b.Property(x => x.Sequence).ValueGeneratedNever();
            b.HasIndex(x => x.CaseId);
        });
        model.Entity<RegisterImport>(b =>
        {
            b.Property(x => x.Id).ValueGeneratedNever();
            b.HasIndex(x => new { x.State, x.At });
            b.Property(x => x.Sha256).HasMaxLength(TextLimits.Hash);
            b.Property(x => x.Error).HasMaxLength(TextLimits.Reason);
        });
        model.Entity<ImportFinding>(b =>
        {
            b.HasKey(x => new { x.ImportId, x.Row, x.No });
            Long(b.Property(x => x.Trail));
            b.HasOne<RegisterImport>().WithMany().HasForeignKey(x => x.ImportId);
        });
        model.Entity<DryRunNumber>(b =>
        {
            b.ToTable("TriedNumbers");
            b.HasKey(x => new { x.ImportId, x.Number });
            b.Property(x => x.Number).HasMaxLength(TextLimits.Code);
            b.HasOne<RegisterImport>().WithMany().HasForeignKey(x => x.ImportId);
        });
        model.Entity<ImportedCase>(b =>
        {
            b.HasKey(x => new { x.ImportId, x.Row });
            b.HasIndex(x => x.CaseId).IsUnique();
            Long(b.Property(x => x.SealedRow));
            b.HasOne<RegisterImport>().WithMany().HasForeignKey(x => x.ImportId);
            b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
        });
        model.Entity<PublicationCount>(b =>
        {
            b.HasKey(x => new { x.BodyId, x.Year, x.Channel, x.Unit });
            b.Property(x => x.Channel).HasMaxLength(TextLimits.Name);
            b.Property(x => x.Unit).HasMaxLength(TextLimits.Code);
            b.Property(x => x.EvidenceLink).HasMaxLength(TextLimits.Reason);
        });
        model.Entity<Heartbeat>(b =>
        {
            b.HasIndex(x => new { x.Job, x.At });
            AsJson(b.Property(x => x.Found)).HasMaxLength(TextLimits.Reason);
        });
        model.Entity<Lease>().HasKey(x => x.Name);
        model.Entity<ReminderSent>().HasKey(x => new { x.CaseId, x.Rule, x.DueOn, x.Threshold });
        model.Entity<InstallationValue>(b =>
        {
            b.HasKey(x => x.Name);
            Long(b.Property(x => x.Value));
        });
    }

    internal static void Long<T>(PropertyBuilder<T> property) => property.Metadata.SetMaxLength(null);

    /// <param name="carry">Brings what an earlier version stored to the shape of today.</param>
    internal static PropertyBuilder<T> AsJson<T>(PropertyBuilder<T> property, Func<string, string>? carry = null) => property
        .HasConversion(
            value => JsonSerializer.Serialize(value, Json),
            text => JsonSerializer.Deserialize<T>(carry == null ? text : carry(text), Json)!,
            new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, Json) == JsonSerializer.Serialize(b, Json),
                value => JsonSerializer.Serialize(value, Json).GetHashCode(StringComparison.Ordinal),
                value => value));

    private static void Sealed(EntityTypeBuilder<Party> party, string name) =>
        party.OwnsOne<SealedText>(name, owned =>
        {
            owned.Property(s => s.Cipher).HasColumnName(name + "Cipher");
            owned.Property(s => s.Hash).HasColumnName(name + "Hash").HasMaxLength(TextLimits.Hash);
            owned.HasIndex(s => s.Hash);
            owned.Ignore(s => s.IsNone);
            party.Navigation(name).IsRequired();
        });

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        at => at.UtcDateTime,
        at => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
}

/// <summary>A kind of letter is stored as its code.</summary>
internal sealed class LetterKindConverter() : ValueConverter<LetterKind, string>(kind => kind.Code, code => LetterKinds.Of(code));
