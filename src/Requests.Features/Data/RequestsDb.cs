using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Staff;

namespace Requests.Features.Data;

/// <summary>
/// The one model for both providers. Rows of a body are filtered to the caller's body; the system sees all.
/// </summary>
public sealed class RequestsDb(DbContextOptions<RequestsDb> options, ICaller caller) : DbContext(options)
{
    public DbSet<Body> Bodies => Set<Body>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<User> Users => Set<User>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<Party> Parties => Set<Party>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<Consultation> Consultations => Set<Consultation>();
    public DbSet<SearchRecord> SearchRecords => Set<SearchRecord>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<BodyTemplate> BodyTemplates => Set<BodyTemplate>();
    public DbSet<Dispute> Disputes => Set<Dispute>();
    public DbSet<DisputeDeadline> DisputeDeadlines => Set<DisputeDeadline>();
    public DbSet<RegisterImport> RegisterImports => Set<RegisterImport>();
    public DbSet<ImportFinding> ImportFindings => Set<ImportFinding>();
    public DbSet<ImportedCase> ImportedCases => Set<ImportedCase>();
    public DbSet<DryRunNumber> DryRunNumbers => Set<DryRunNumber>();
    public DbSet<PublicationCount> PublicationCounts => Set<PublicationCount>();
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    public DbSet<OfficeEvent> Events => Set<OfficeEvent>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<InboxNotice> Inbox => Set<InboxNotice>();
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();
    public DbSet<PersonalReading> PersonalReadings => Set<PersonalReading>();
    public DbSet<ArchiveSeal> ArchiveSeals => Set<ArchiveSeal>();
    public DbSet<ArchiveHead> ArchiveHeads => Set<ArchiveHead>();
    public DbSet<ArchiveImport> ArchiveImports => Set<ArchiveImport>();
    public DbSet<FileAppraisal> FileAppraisals => Set<FileAppraisal>();
    public DbSet<Heartbeat> Heartbeats => Set<Heartbeat>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<CalendarChange> CalendarChanges => Set<CalendarChange>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<ReportText> ReportTexts => Set<ReportText>();
    public DbSet<DutyFigure> DutyFigures => Set<DutyFigure>();
    public DbSet<KnownReport> KnownReports => Set<KnownReport>();
    public DbSet<FrozenReport> FrozenReports => Set<FrozenReport>();
    public DbSet<PublicationItem> PublicationItems => Set<PublicationItem>();
    public DbSet<DisclosureEntry> DisclosureEntries => Set<DisclosureEntry>();
    public DbSet<ReminderSent> RemindersSent => Set<ReminderSent>();
    public DbSet<InstallationValue> InstallationValues => Set<InstallationValue>();
    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();
    public DbSet<SearchMark> SearchMarks => Set<SearchMark>();
    public DbSet<SearchTerm> SearchTerms => Set<SearchTerm>();
    public DbSet<UserSession> Sessions => Set<UserSession>();
    public DbSet<SecurityEvent> SecurityEvents => Set<SecurityEvent>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<CalendarProposal> CalendarProposals => Set<CalendarProposal>();
    public DbSet<RecordChain> RecordChains => Set<RecordChain>();

    /// <summary>
    /// The one body whose rows are seen; null for the system, which sees all; an empty id, of which there are no rows, for
    /// whoever has no body. Read at query time, so a scope's caller may be set after the context is made. The filter asks
    /// whether it is null, which EF answers before it writes the SQL: only then can an index on the body be used.
    /// </summary>
    internal Guid? OnlyBodyId => caller.BodyId ?? (caller.IsSystem ? null : Guid.Empty);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Mapping.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Mapping.Apply(modelBuilder);
        OfBody<Unit>(modelBuilder);
        OfBody<Case>(modelBuilder);
        OfBody<Party>(modelBuilder);
        OfBody<Attachment>(modelBuilder);
        OfBody<SearchRecord>(modelBuilder);
        OfBody<Document>(modelBuilder);
        OfBody<BodyTemplate>(modelBuilder);
        OfBody<Dispute>(modelBuilder);
        OfBody<DisputeDeadline>(modelBuilder);
        OfBody<PublicationCount>(modelBuilder);
        OfBody<RegisterImport>(modelBuilder);
        OfBody<InboxNotice>(modelBuilder);
        OfBody<PersonalReading>(modelBuilder);
        OfBody<ArchiveSeal>(modelBuilder);
        OfBody<ArchiveImport>(modelBuilder);
        OfBody<FileAppraisal>(modelBuilder);
        OfBody<ApiKey>(modelBuilder);
        OfBody<ReportText>(modelBuilder);
        OfBody<DutyFigure>(modelBuilder);
        OfBody<KnownReport>(modelBuilder);
        OfBody<FrozenReport>(modelBuilder);
        OfBody<PublicationItem>(modelBuilder);
        OfBody<DisclosureEntry>(modelBuilder);
        OfBody<SearchEntry>(modelBuilder);
        OfBody<Absence>(modelBuilder);
        OfBody<ReleaseMark>(modelBuilder);
        OfBody<DerivedFile>(modelBuilder);
        OfBody<ReleaseHold>(modelBuilder);
        OfBody<FilePages>(modelBuilder);
        OfBody<SecrecyClearance>(modelBuilder);
        OfBody<CheckWaiver>(modelBuilder);
        OfBody<Escalation>(modelBuilder);
        OfBody<WebhookSubscription>(modelBuilder);
        OfBody<CalendarFeed>(modelBuilder);
        OfBody<LatenessNote>(modelBuilder);
        OfBody<SavedView>(modelBuilder);
        OfBody<Invitation>(modelBuilder);
        modelBuilder.Entity<Consultation>().HasQueryFilter(c => !c.TakenBack && (EF.Parameter(OnlyBodyId) == null || c.BodyId == OnlyBodyId));
        modelBuilder.Entity<OfficeEvent>().HasQueryFilter(e => EF.Parameter(OnlyBodyId) == null || e.BodyId == OnlyBodyId);
    }

    private void OfBody<T>(ModelBuilder model) where T : class, IOfBody =>
        model.Entity<T>().HasQueryFilter(row => EF.Parameter(OnlyBodyId) == null || row.BodyId == OnlyBodyId);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        GuardRows();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardRows();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void GuardRows()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry is { Entity: IAppendOnly, State: EntityState.Modified or EntityState.Deleted })
                throw new InvalidOperationException($"{entry.Metadata.ShortName()} is append-only.");
            if (entry is { Entity: IVersioned versioned, State: EntityState.Added or EntityState.Modified })
                Renew(entry.State, entry.Property(nameof(IVersioned.Version)), versioned);
        }
        Data.SearchMarks.Note(this);
    }

    // One new version a command: an aggregate that was opened for one already carries it, and a save halfway (a first
    // number of a series, a seal) must not give a second, or the answer would name a version that is gone.
    private readonly HashSet<IVersioned> _renewed = new(ReferenceEqualityComparer.Instance);

    private void Renew(EntityState state, Microsoft.EntityFrameworkCore.ChangeTracking.PropertyEntry version, IVersioned row)
    {
        var carried = row.Version != Guid.Empty && (state == EntityState.Added || version.IsModified);
        if (_renewed.Add(row) && !carried) version.CurrentValue = Guid.NewGuid();
    }

    /// <summary>Forgets what a command, or an attempt at one, has loaded and renewed.</summary>
    internal void ClearTracking()
    {
        ChangeTracker.Clear();
        _renewed.Clear();
    }
}
