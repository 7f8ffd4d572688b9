using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Requests.Features.Data.Entities;

namespace Requests.Features.Data.Proofs;

/// <summary>
/// Seals every row as it is saved and counts it in the end of its stream, in the same save: no slice can forget it, and a row that
/// was written past the program has no seal. A row that does not fit its seal is never sealed anew, so that an act of the
/// office cannot cover what somebody else did to it.
/// </summary>
internal sealed class RowSeals(RequestsDb db, IProofKeys keys)
{
    /// <summary>The stream that belongs to no case, account or body.</summary>
    public static readonly Guid Installation = Guid.Empty;

    /// <summary>Counts the streams of a body or of the installation, so that none can be taken away whole.</summary>
    public const string StreamKind = nameof(SealedRecord.File);

    private const int Attempts = 8;

    private readonly IReadOnlyDictionary<Type, SealedTable> _tables = SealedTable.Of(db.Model);

    public static string PlaceOf(Guid stream, int revision) => $"ProofEnds/{stream:N}/{revision}";

    public static byte[] NameOf(Guid stream) => stream.ToByteArray(bigEndian: true);

    /// <summary>Saves with seals and ends. Outside a transaction another writer of the same end is waited out; inside one the whole command begins
    /// anew.</summary>
    public async Task<int> SaveAsync(Func<Task<int>> save, bool isAsync, CancellationToken ct)
    {
        var owed = await SealChangesAsync(isAsync, ct);
        if (owed.Count == 0) return await save();
        for (var attempt = 1; ; attempt++)
        {
            await CountAsync(owed, isAsync, ct);
            try
            {
                return await save();
            }
            catch (DbUpdateConcurrencyException e) when (attempt < Attempts && db.Database.CurrentTransaction is null && IsOnlyOfEnds(e))
            {
                foreach (var entry in db.ChangeTracker.Entries<ProofEnd>().ToList()) entry.State = EntityState.Detached;
            }
        }
    }

    /// <summary>Two writers met at the end of one stream, and nowhere else.</summary>
    public static bool IsOnlyOfEnds(DbUpdateConcurrencyException e) => e.Entries.Count > 0 && e.Entries.All(entry => entry.Entity is ProofEnd);

    /// <summary>The seal of a row that is inserted past the change tracker.</summary>
    public byte[]? SealOf(object row) => _tables.TryGetValue(row.GetType(), out var table) ? keys.SealRow(table.ContentOf(row)) : null;

    /// <summary>Counts rows that are inserted past the change tracker. They and what they belong to come together.</summary>
    public async Task CountNewAsync(IReadOnlyList<(object Row, byte[] Seal)> rows, CancellationToken ct)
    {
        var owners = rows.Select(r => r.Row).Where(r => r is Document or Dispute)
            .ToDictionary(r => r is Document d ? d.Id : ((Dispute)r).Id, SealedTable.CaseOf);
        var owed = new SortedDictionary<Guid, Tally>();
        foreach (var (row, seal) in rows)
        {
            var table = _tables[row.GetType()];
            var named = table.NamedBy(row);
            TallyOf(owed, table.Through is null ? named : owners[named]).Add(table.Kind, keys.Share(seal));
        }
        var parents = rows.Select(r => r.Row).OfType<Case>().ToDictionary(c => c.Id, c => c.BodyId);
        await CountAsync(owed, isAsync: true, ct, parents);
        await db.SaveChangesAsync(ct);
    }

    private static Tally TallyOf(SortedDictionary<Guid, Tally> owed, Guid stream)
    {
        if (!owed.TryGetValue(stream, out var tally)) owed[stream] = tally = new Tally();
        return tally;
    }

    private async Task<SortedDictionary<Guid, Tally>> SealChangesAsync(bool isAsync, CancellationToken ct)
    {
        var owed = new SortedDictionary<Guid, Tally>();
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (!_tables.TryGetValue(entry.Metadata.ClrType, out var table) || !HasChanged(entry)) continue;
            var seal = entry.Property(SealedTable.Seal);
            if (entry.State == EntityState.Added)
            {
                var made = keys.SealRow(table.ContentOf(entry.Entity));
                seal.CurrentValue = made;
                TallyOf(owed, await StreamOfAsync(table, entry, isAsync, ct)).Add(table.Kind, keys.Share(made));
                continue;
            }
            var (before, isWhole) = await BeforeAsync(table, entry, isAsync, ct);
            seal.OriginalValue = before;
            seal.CurrentValue = before;
            seal.IsModified = false;
            if (before is null) continue;
            if (entry.State == EntityState.Deleted)
            {
                TallyOf(owed, await StreamOfAsync(table, entry, isAsync, ct)).Take(table.Kind, keys.Share(before));
                continue;
            }
            var content = table.ContentOf(entry.Entity);
            if (!isWhole || keys.IsRowSeal(before, content)) continue;
            if (entry.State == EntityState.Unchanged) entry.State = EntityState.Modified;
            foreach (var column in table.Columns.Where(c => c.IsRewritten && c.Property.DeclaringType == entry.Metadata))
                entry.Property(column.Property).IsModified = true;
            var after = keys.SealRow(content);
            seal.CurrentValue = after;
            seal.IsModified = true;
            var tally = TallyOf(owed, await StreamOfAsync(table, entry, isAsync, ct));
            tally.Take(table.Kind, keys.Share(before));
            tally.Add(table.Kind, keys.Share(after));
        }
        return owed;
    }

    private static bool HasChanged(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        || (entry.State == EntityState.Unchanged && entry.Entity is Party
            && entry.References.Any(r => r.TargetEntry is { State: EntityState.Added or EntityState.Modified }));

    // The seal as it was loaded, and whether the row was what it says. An entity that was attached brings no seal, and one kept as
    // JSON may read otherwise than it lies: then the row itself is looked at.
    private async Task<(byte[]? Seal, bool IsWhole)> BeforeAsync(SealedTable table, EntityEntry entry, bool isAsync, CancellationToken ct)
    {
        if (entry.Property(SealedTable.Seal).OriginalValue is byte[] seal && keys.IsRowSeal(seal, table.ContentOf(entry))) return (seal, true);
        var sql = db.GetService<ISqlGenerationHelper>();
        var connection = db.Database.GetDbConnection();
        if (isAsync) await db.Database.OpenConnectionAsync(ct);
        else db.Database.OpenConnection();
        try
        {
            await using var command = connection.CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var conditions = new List<string>();
            foreach (var (part, no) in table.Entity.FindPrimaryKey()!.Properties.Select((part, no) => (part, no)))
            {
                conditions.Add($"t.{sql.DelimitIdentifier(part.GetColumnName())} = @p{no}");
                var mapping = part.GetRelationalTypeMapping();
                command.Parameters.Add(mapping.CreateParameter(command, $"@p{no}", entry.Property(part).OriginalValue, part.IsNullable));
            }
            command.CommandText = $"{table.SelectSql(sql.DelimitIdentifier)} WHERE {string.Join(" AND ", conditions)}";
            await using var row = isAsync ? await command.ExecuteReaderAsync(ct) : command.ExecuteReader();
            if (!(isAsync ? await row.ReadAsync(ct) : row.Read()) || row.IsDBNull(0)) return (null, false);
            var stored = row.GetFieldValue<byte[]>(0);
            return (stored, keys.IsRowSeal(stored, table.ContentOf(row, 2)));
        }
        finally
        {
            if (isAsync) await db.Database.CloseConnectionAsync();
            else db.Database.CloseConnection();
        }
    }

    private async Task<Guid> StreamOfAsync(SealedTable table, EntityEntry entry, bool isAsync, CancellationToken ct)
    {
        var named = table.NamedBy(entry.Entity);
        if (table.Through == typeof(Document))
        {
            if (db.Set<Document>().Local.FindEntry(named)?.Entity is { } letter) return letter.CaseId;
            var cases = db.Set<Document>().IgnoreQueryFilters().Where(d => d.Id == named).Select(d => d.CaseId);
            return isAsync ? await cases.SingleAsync(ct) : cases.Single();
        }
        if (table.Through == typeof(Dispute))
        {
            if (db.Set<Dispute>().Local.FindEntry(named)?.Entity is { } dispute) return dispute.CaseId;
            var cases = db.Set<Dispute>().IgnoreQueryFilters().Where(d => d.Id == named).Select(d => d.CaseId);
            return isAsync ? await cases.SingleAsync(ct) : cases.Single();
        }
        return named;
    }

    /// <summary>Writes what is owed into the ends. Ends are taken in the order of their ids, those of whole offices held first, so that writers wait
    /// and never lock each other out.</summary>
    private async Task CountAsync(SortedDictionary<Guid, Tally> owed, bool isAsync, CancellationToken ct, IReadOnlyDictionary<Guid, Guid>? newParents = null)
    {
        var open = new SortedDictionary<Guid, Tally>(owed);
        var ends = new Dictionary<Guid, ProofEnd>();
        var fresh = db.ChangeTracker.Entries<Case>().Where(e => e.State == EntityState.Added).ToDictionary(e => e.Entity.Id, e => e.Entity.BodyId);
        foreach (var (id, body) in newParents ?? fresh) fresh[id] = body;
        while (open.Count > 0)
        {
            await LoadAsync([.. open.Keys.Where(id => !ends.ContainsKey(id) && !fresh.ContainsKey(id))], ends, isAsync, ct);
            var next = new SortedDictionary<Guid, Tally>();
            foreach (var (stream, tally) in open)
            {
                if (ends.TryGetValue(stream, out var end))
                {
                    // What cannot be opened was tampered with: it stays as it is for the check to find.
                    if (keys.Open(PlaceOf(stream, end.Revision), end.State) is not { } closed) continue;
                    var sum = Tally.Parse(closed);
                    sum.Add(tally);
                    end.Set(keys.Close(PlaceOf(stream, end.Revision + 1), sum.ToBytes()));
                    var entry = db.Entry(end);
                    entry.DetectChanges();
                    // Written though it was so when it was read: a head may have been signed since.
                    if (entry.State != EntityState.Added) entry.Property(e => e.IsFresh).IsModified = true;
                    continue;
                }
                var parent = await ParentOfAsync(stream, fresh, isAsync, ct);
                end = new ProofEnd(stream, parent, keys.Close(PlaceOf(stream, 1), tally.ToBytes()));
                db.Set<ProofEnd>().Add(end);
                ends[stream] = end;
                if (parent is { } above) TallyOf(next, above).Add(StreamKind, keys.Share(NameOf(stream)));
            }
            open = next;
        }
    }

    private async Task LoadAsync(IReadOnlyList<Guid> ids, Dictionary<Guid, ProofEnd> ends, bool isAsync, CancellationToken ct)
    {
        var asked = new List<Guid>();
        foreach (var id in ids)
            if (db.Set<ProofEnd>().Local.FindEntry(id)?.Entity is { } tracked) ends[id] = tracked;
            else asked.Add(id);
        if (asked.Count == 0) return;
        var found = db.Set<ProofEnd>().Where(e => asked.Contains(e.Id));
        foreach (var end in isAsync ? await found.ToListAsync(ct) : [.. found]) ends[end.Id] = end;
    }

    private async Task<Guid?> ParentOfAsync(Guid stream, Dictionary<Guid, Guid> fresh, bool isAsync, CancellationToken ct)
    {
        if (stream == Installation) return null;
        if (fresh.TryGetValue(stream, out var body)) return body;
        if (db.Set<Case>().Local.FindEntry(stream)?.Entity is { } known) return known.BodyId;
        var bodies = db.Set<Case>().IgnoreQueryFilters().Where(c => c.Id == stream).Select(c => (Guid?)c.BodyId);
        return (isAsync ? await bodies.SingleOrDefaultAsync(ct) : bodies.SingleOrDefault()) ?? Installation;
    }
}
