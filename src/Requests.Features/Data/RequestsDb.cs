using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Staff;

namespace Requests.Features.Data;

/// <summary>
/// The one model for every provider. Rows of a body are filtered to the caller's body; the system sees all. Whom it
/// serves is said by <see cref="For"/>.
/// </summary>
public sealed class RequestsDb(DbContextOptions<RequestsDb> options) : DbContext(options)
{
    // Nobody, who sees no rows of any body, until somebody is served.
    private ICaller _caller = new Caller();
    private IProofKeys? _keys;
    private WriteQueue? _writers;

    /// <summary>Rows of other bodies are not seen.</summary>
    public const string BodyFilter = "body";

    /// <summary>Restricted cases and all that hangs on them are not seen by who need not know them.</summary>
    public const string NeedToKnowFilter = "needToKnow";

    private const string Standing = "standing";

    private RowSeals? _seals;
    private WriteTurn? _statement;
    private Guid? _unrestrictedBody;
    private IReadOnlyList<Guid> _actsFor = [];

    /// <summary>Serves this caller from now on, and remembers nothing of the one before.</summary>
    /// <param name="keys">Seals the rows; without it they can be read only.</param>
    /// <param name="writers">Null where the database itself lets many write at once.</param>
    public RequestsDb For(ICaller caller, IProofKeys? keys = null, WriteQueue? writers = null)
    {
        _caller = caller;
        (_keys, _writers) = (keys, writers);
        (_seals, _unrestrictedBody, _actsFor, HasChangedFacts, Cleared) = (null, null, [], false, null);
        LeaveStatement();
        _renewed.Clear();
        return this;
    }

    /// <summary>Null where no key was given.</summary>
    internal RowSeals? Seals => _keys is null ? null : _seals ??= new RowSeals(this, _keys);

    /// <summary>What it seals with; null where no key was given.</summary>
    public IProofKeys? Keys => _keys;

    /// <summary>
    /// The one body whose rows are seen; null for the system, which sees all; an empty id, of which there are no rows, for
    /// whoever has no body. Read at query time, so a scope's caller may be set after the context is made. The filter asks
    /// whether it is null, which EF answers before it writes the SQL: only then can an index on the body be used.
    /// </summary>
    internal Guid? OnlyBodyId => _caller.BodyId ?? (_caller.IsSystem ? null : Guid.Empty);

    /// <summary>
    /// The one to whom restricted cases are closed unless they are let in; an empty id where nobody of the staff is named. Null for the system,
    /// for applicants, who see their own, for who supervises, for who has no body, to whom every case is closed, and where nothing is restricted, as in nearly every office:
    /// then no query carries a question more.
    /// </summary>
    internal Guid? Outsider => _caller.BodyId is null || _caller.IsSystem || _caller.Roles.Contains(Role.Applicant) || _caller.Roles.Any(Permissions.Supervising.Contains)
        || _unrestrictedBody == _caller.BodyId ? null : _caller.UserId ?? Guid.Empty;

    /// <summary>代理: for whom the caller acts today; what is open to them is open to their deputy.</summary>
    internal IReadOnlyList<Guid> ActsFor => _actsFor;

    /// <summary>The caller is one to whom restricted cases are closed, unless the body has none.</summary>
    internal bool MayBeOutsider => Outsider is not null;

    /// <summary>Whether the caller's body has restricted cases at all. Until it is known it counts as having some.</summary>
    /// <param name="actsFor">For whom the caller acts today.</param>
    internal void LearnRestrictions(Guid bodyId, bool restricts, IReadOnlyList<Guid> actsFor) =>
        (_unrestrictedBody, _actsFor) = (restricts ? null : bodyId, actsFor);

    /// <summary>How long whoever writes through this context waits for writers of other processes; null where nothing is queued for.</summary>
    public TimeSpan? Patience => _writers?.WithOthers(_caller.IsSystem);

    /// <summary>Begins what is written together, in its turn where writers queue. Every transaction of the product begins here.</summary>
    /// <exception cref="WritersBusyException">It did not come to this writer in time.</exception>
    public async Task<WriteTransaction> BeginAsync(CancellationToken ct)
    {
        var turn = _writers is null ? null : await _writers.EnterAsync(_caller.IsSystem, ct);
        try
        {
            return new WriteTransaction(await Database.BeginTransactionAsync(ct), turn);
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
    }

    /// <summary>A statement that writes outside a transaction takes a turn of its own; <see cref="LeaveStatement"/> gives it back.</summary>
    public async ValueTask EnterStatementAsync(CancellationToken ct) => _statement ??= await TurnAsync(ct);

    public void LeaveStatement()
    {
        _statement?.Dispose();
        _statement = null;
    }

    // Null within a transaction, which has its turn, and where nothing is queued for.
    private async ValueTask<WriteTurn?> TurnAsync(CancellationToken ct) =>
        _writers is null || Database.CurrentTransaction is not null ? null : await _writers.EnterAsync(_caller.IsSystem, ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Mapping.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Mapping.Apply(modelBuilder);
        ProviderDifferences.Apply(modelBuilder, Database.ProviderName);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Select(t => t.ClrType).Where(typeof(IOfBody).IsAssignableFrom).ToList())
            OfBodyMethod.MakeGenericMethod(type).Invoke(this, [modelBuilder]);
        modelBuilder.Entity<Consultation>().HasQueryFilter(Standing, c => !c.TakenBack);
        modelBuilder.Entity<OfficeEvent>().HasQueryFilter(BodyFilter, e => EF.Parameter(OnlyBodyId) == null || e.BodyId == OnlyBodyId);
        CloseToOutsiders(modelBuilder);
    }

    // What hangs on a restricted case is closed with it, and a new kind of such a row without anybody having to remember it.
    private void CloseToOutsiders(ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes().Where(t => !t.IsOwned()).Select(t => t.ClrType).ToList())
        {
            // The filter itself reads these two.
            if (type == typeof(CaseRestriction) || type == typeof(CaseInsider)) continue;
            var of = type.GetProperty(nameof(CaseInsider.CaseId))?.PropertyType;
            var method = type == typeof(Case) ? ClosedCaseMethod : of == typeof(Guid) ? OfClosedCaseMethod : of == typeof(Guid?) ? PerhapsOfClosedCaseMethod : null;
            if (method is not null) (type == typeof(Case) ? method : method.MakeGenericMethod(type)).Invoke(this, [model]);
        }
    }

    private static readonly MethodInfo ClosedCaseMethod = typeof(RequestsDb).GetMethod(nameof(ClosedCase), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly MethodInfo OfClosedCaseMethod = typeof(RequestsDb).GetMethod(nameof(OfClosedCase), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly MethodInfo PerhapsOfClosedCaseMethod = typeof(RequestsDb).GetMethod(nameof(PerhapsOfClosedCase), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private void ClosedCase(ModelBuilder model) => model.Entity<Case>().HasQueryFilter(NeedToKnowFilter, c => EF.Parameter(Outsider) == null
        || !Set<CaseRestriction>().Any(r => r.CaseId == c.Id && !Set<CaseInsider>().Any(i => i.CaseId == r.CaseId && (i.UserId == Outsider || ActsFor.Contains(i.UserId)))));

    private void OfClosedCase<T>(ModelBuilder model) where T : class => model.Entity<T>().HasQueryFilter(NeedToKnowFilter, row => EF.Parameter(Outsider) == null
        || !Set<CaseRestriction>().Any(r => r.CaseId == EF.Property<Guid>(row, nameof(CaseInsider.CaseId))
            && !Set<CaseInsider>().Any(i => i.CaseId == r.CaseId && (i.UserId == Outsider || ActsFor.Contains(i.UserId)))));

    private void PerhapsOfClosedCase<T>(ModelBuilder model) where T : class => model.Entity<T>().HasQueryFilter(NeedToKnowFilter, row => EF.Parameter(Outsider) == null
        || !Set<CaseRestriction>().Any(r => r.CaseId == EF.Property<Guid?>(row, nameof(CaseInsider.CaseId))
            && !Set<CaseInsider>().Any(i => i.CaseId == r.CaseId && (i.UserId == Outsider || ActsFor.Contains(i.UserId)))));

    private static readonly MethodInfo OfBodyMethod = typeof(RequestsDb).GetMethod(nameof(OfBody), BindingFlags.Instance | BindingFlags.NonPublic)!;

    // A new kind of row of a body is filtered without anybody having to remember it.
    private void OfBody<T>(ModelBuilder model) where T : class, IOfBody =>
        model.Entity<T>().HasQueryFilter(BodyFilter, row => EF.Parameter(OnlyBodyId) == null || row.BodyId == OnlyBodyId);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var detected = DetectOnce();
        GuardRows();
        return Seals is { } seals
            ? seals.SaveAsync(() => Task.FromResult(base.SaveChanges(acceptAllChangesOnSuccess)), isAsync: false, default).GetAwaiter().GetResult()
            : base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var detected = DetectOnce();
        GuardRows();
        using var turn = await TurnAsync(cancellationToken);
        return Seals is { } seals
            ? await seals.SaveAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), isAsync: true, cancellationToken)
            : await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    // Looking for what changed walks every row in mind, and guarding, sealing and saving would each do it anew.
    private Detected DetectOnce()
    {
        var detected = new Detected(ChangeTracker, ChangeTracker.AutoDetectChangesEnabled);
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        return detected;
    }

    private readonly struct Detected(Microsoft.EntityFrameworkCore.ChangeTracking.ChangeTracker tracker, bool before) : IDisposable
    {
        public void Dispose() => tracker.AutoDetectChangesEnabled = before;
    }

    private void GuardRows()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry is { Entity: Body or CalendarChange or RuleChange or CaseRestriction, State: not EntityState.Unchanged }) HasChangedFacts = true;
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
        HasChangedFacts = false;
        _renewed.Clear();
        Cleared?.Invoke();
    }

    /// <summary>Settings, calendar or law were changed through this context since it began, or began anew; others may not see it yet.</summary>
    internal bool HasChangedFacts { get; private set; }

    /// <summary>What was loaded is forgotten: whoever remembers something of it in the same scope forgets it too.</summary>
    internal event Action? Cleared;
}
