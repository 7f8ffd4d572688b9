using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Staff;

namespace Requests.Features.Data;

/// <summary>
/// The one model for every provider. Rows of a body are filtered to the caller's body; the system sees all.
/// </summary>
/// <param name="keys">Seals the rows; without it they can be read only.</param>
public sealed class RequestsDb(DbContextOptions<RequestsDb> options, ICaller caller, IProofKeys? keys = null) : DbContext(options)
{
    private RowSeals? _seals;

    /// <summary>Null where no key was given.</summary>
    internal RowSeals? Seals => keys is null ? null : _seals ??= new RowSeals(this, keys);

    /// <summary>What it seals with; null where no key was given.</summary>
    public IProofKeys? Keys => keys;

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
        ProviderDifferences.Apply(modelBuilder, Database.ProviderName);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(IOfBody).IsAssignableFrom).ToList())
            OfBodyMethod.MakeGenericMethod(type).Invoke(this, [modelBuilder]);
        modelBuilder.Entity<Consultation>().HasQueryFilter(c => !c.TakenBack && (EF.Parameter(OnlyBodyId) == null || c.BodyId == OnlyBodyId));
        modelBuilder.Entity<OfficeEvent>().HasQueryFilter(e => EF.Parameter(OnlyBodyId) == null || e.BodyId == OnlyBodyId);
    }

    private static readonly MethodInfo OfBodyMethod = typeof(RequestsDb).GetMethod(nameof(OfBody), BindingFlags.Instance | BindingFlags.NonPublic)!;

    // A new kind of row of a body is filtered without anybody having to remember it.
    private void OfBody<T>(ModelBuilder model) where T : class, IOfBody =>
        model.Entity<T>().HasQueryFilter(row => EF.Parameter(OnlyBodyId) == null || row.BodyId == OnlyBodyId);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        GuardRows();
        return Seals is { } seals
            ? seals.SaveAsync(() => Task.FromResult(base.SaveChanges(acceptAllChangesOnSuccess)), isAsync: false, default).GetAwaiter().GetResult()
            : base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardRows();
        return Seals is { } seals
            ? seals.SaveAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), isAsync: true, cancellationToken)
            : base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void GuardRows()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry is { Entity: IAppendOnly, State: EntityState.Modified or EntityState.Deleted })
                throw new InvalidOperationException($"{entry.Metadata.ShortName()} is append-only.");
            if (entry is { Entity: IVersioned versioned, State: EntityState.Added or EntityState.Modified })
                Renew(entry.State, entry.Property(nameof(IVersioned.Version)), versioned);
            if (entry.State is EntityState.Added or EntityState.Modified) TextLengths.Guard(entry);
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
        Cleared?.Invoke();
    }

    /// <summary>What was loaded is forgotten: whoever remembers something of it in the same scope forgets it too.</summary>
    internal event Action? Cleared;
}
