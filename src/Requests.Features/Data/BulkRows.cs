using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

using Requests.Features.Data.Proofs;

namespace Requests.Features.Data;

/// <summary>A server's own way to take many rows at once.</summary>
public interface IBulkCopy
{
    /// <summary>Sends all of the rows in the transaction, or none.</summary>
    /// <param name="rows">Values as the database keeps them, in the order of the columns; <see cref="DBNull"/> for none.</param>
    Task CopyAsync(DbTransaction transaction, BulkTable table, IReadOnlyList<object[]> rows, CancellationToken ct);
}

/// <param name="Columns">Name and type as the database calls them.</param>
public sealed record BulkTable(string Name, IReadOnlyList<(string Name, string Type)> Columns);

/// <summary>
/// Inserts many new rows at once in the running transaction and past the change tracker, whose bookkeeping costs more than the
/// insert. Tables, columns and conversions are those of the model.
/// </summary>
/// <param name="copy">Null where the database has no way of its own: then by reused statements.</param>
public sealed class BulkRows(RequestsDb db, IBulkCopy? copy = null)
{
    // SQLite looks each parameter up among all of its statement, so that long statements are slow; few rows save the round trips.
    private const int ParametersAStatement = 60;
    private readonly Dictionary<Type, Plan> _plans = [];

    /// <summary>Inserts rows of any mapped types; of each type in the given order, types in the order of their first row.</summary>
    /// <exception cref="InvalidOperationException">There is no open transaction.</exception>
    public async Task InsertAsync(IEnumerable<object> rows, CancellationToken ct)
    {
        var tables = rows.GroupBy(row => row.GetType()).ToList();
        foreach (var table in tables) await InsertAsync(PlanOf(table.Key), [.. table], ct);
        if (db.Seals is { } seals)
            await seals.CountNewAsync([.. tables.SelectMany(t => t).Select(row => (row, seals.SealOf(row))).Where(r => r.Item2 is not null).Select(r
                => (r.row, r.Item2!))], ct);
    }

    private async Task InsertAsync(Plan plan, object[] rows, CancellationToken ct)
    {
        var transaction = (db.Database.CurrentTransaction ?? throw new InvalidOperationException("Rows are inserted inside a transaction only.")).GetDbTransaction();
        if (copy is not null)
        {
            await copy.CopyAsync(transaction, plan.Table, [.. rows.Select(plan.ValuesOf)], ct);
            return;
        }
        var whole = rows.Length / plan.RowsAStatement * plan.RowsAStatement;
        await InsertAsync(plan, rows.AsMemory(0, whole), plan.RowsAStatement, transaction, ct);
        await InsertAsync(plan, rows.AsMemory(whole), 1, transaction, ct);
    }

    private async Task InsertAsync(Plan plan, ReadOnlyMemory<object> rows, int rowsAStatement, DbTransaction transaction, CancellationToken ct)
    {
        if (rows.IsEmpty) return;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        plan.Write(command, rowsAStatement);
        for (var at = 0; at < rows.Length; at += rowsAStatement)
        {
            plan.Fill(command, rows.Span.Slice(at, rowsAStatement));
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private Plan PlanOf(Type type)
    {
        if (_plans.TryGetValue(type, out var known)) return known;
        var entity = db.Model.FindEntityType(type) ?? throw new ArgumentException($"{type} has no table.");
        return _plans[type] = new Plan(entity, db.Seals, db.GetService<ISqlGenerationHelper>());
    }

    private sealed record Column(string Name, Func<object, object?> Read, RelationalTypeMapping Mapping, bool Nullable)
    {
        public object ValueOf(object row) =>
            Read(row) is not { } value ? DBNull.Value : Mapping.Converter is { } converter ? converter.ConvertToProvider(value) ?? DBNull.Value : value;
    }

    private sealed class Plan
    {
        private readonly IReadOnlyList<Column> _columns;
        private readonly string _head;

        public Plan(IEntityType entity, RowSeals? seals, ISqlGenerationHelper sql)
        {
            _columns = [.. ColumnsOf(entity, row => row)];
            if (seals is not null && entity.FindProperty(SealedTable.Seal) is { } seal)
                _columns = [.. _columns, new(SealedTable.Seal, seals.SealOf, seal.GetRelationalTypeMapping(), Nullable: true)];
            Table = new(entity.GetTableName()!, [.. _columns.Select(c => (c.Name, c.Mapping.StoreType))]);
            _head = $"INSERT INTO {sql.DelimitIdentifier(entity.GetTableName()!)} ({string.Join(", ", _columns.Select(c => sql.DelimitIdentifier(c.Name)))}) VALUES ";
        }

        /// <summary>For the server's own way of taking many rows.</summary>
        public BulkTable Table { get; }

        public object[] ValuesOf(object row) => [.. _columns.Select(c => c.ValueOf(row))];

        public int RowsAStatement => Math.Max(ParametersAStatement / _columns.Count, 1);

        public void Write(DbCommand command, int rows)
        {
            command.CommandText = _head + string.Join(", ", Enumerable.Range(0, rows)
                .Select(row => $"({string.Join(", ", Enumerable.Range(row * _columns.Count, _columns.Count).Select(no => $"@p{no}"))})"));
            for (var no = 0; no < rows * _columns.Count; no++)
            {
                var column = _columns[no % _columns.Count];
                var parameter = column.Mapping.CreateParameter(command, $"@p{no}", null, column.Nullable);
                // Made without a value it has the size of its column, or of the longest short text, and cuts what is longer without a word.
                if (parameter.Size > 0) parameter.Size = -1;
                command.Parameters.Add(parameter);
            }
        }

        public void Fill(DbCommand command, ReadOnlySpan<object> rows)
        {
            var no = 0;
            foreach (var row in rows)
                foreach (var column in _columns)
                    command.Parameters[no++].Value = column.ValueOf(row);
        }

        // Owned values lie in their owner's table; keys the database draws are left to it.
        private static IEnumerable<Column> ColumnsOf(IEntityType entity, Func<object, object?> reach)
        {
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            foreach (var property in entity.GetProperties())
            {
                if (property.IsShadowProperty() || (property.ValueGenerated != ValueGenerated.Never && property.ClrType == typeof(long))) continue;
                var getter = property.GetGetter();
                yield return new(property.GetColumnName(table)!, row => reach(row) is { } owner ? getter.GetClrValue(owner) : null,
                    property.GetRelationalTypeMapping(), property.IsColumnNullable(table));
            }
            foreach (var navigation in entity.GetNavigations().Where(n => n.TargetEntityType.IsOwned()))
            {
                var getter = navigation.GetGetter();
                foreach (var column in ColumnsOf(navigation.TargetEntityType,
                    row => reach(row) is { } owner ? getter.GetClrValue(owner) : null)) yield return column;
            }
        }
    }
}
