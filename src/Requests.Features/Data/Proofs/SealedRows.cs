using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Requests.Features.Data.Proofs;

/// <summary>One sealed row as it lies in the database.</summary>
/// <param name="Seal">Null where it has none.</param>
/// <param name="Content">What its seal is to cover; null where a column holds what it cannot hold.</param>
/// <param name="Key">Values of the primary key, as the provider gives them.</param>
/// <param name="Label">What tells it from others of its stream.</param>
internal sealed record SealedRow(SealedTable Table, Guid Stream, byte[]? Seal, byte[]? Content, object[] Key, string? Label);

/// <summary>Reads sealed rows past the model, so that what lies there is what is judged.</summary>
internal sealed class SealedRows(RequestsDb db)
{
    private readonly ISqlGenerationHelper _sql = db.GetService<ISqlGenerationHelper>();
    private readonly RelationalTypeMapping _guid = db.GetService<IRelationalTypeMappingSource>().FindMapping(typeof(Guid))!;

    /// <summary>Streams that rows of a table name and that have no end. None is right.</summary>
    public async Task<IReadOnlyList<Guid>> WithoutEndAsync(SealedTable table, int most, CancellationToken ct)
    {
        if (table.IsInstallations) return [];
        var top = db.Database.ProviderName!.EndsWith("SqlServer", StringComparison.Ordinal) ? ($"TOP {most} ", "") : ("", $" LIMIT {most}");
        var found = new List<Guid>();
        await using var turn = await OpenAsync(ct);
        await using var command = turn.Command($"SELECT DISTINCT {top.Item1}{table.StreamSql(Quote)} FROM {table.From(Quote)} WHERE {table.StreamSql(Quote)} IS NOT NULL "
            + $"AND NOT EXISTS (SELECT 1 FROM {Quote("ProofEnds")} e WHERE e.{Quote("Id")} = {table.StreamSql(Quote)}){top.Item2}");
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) found.Add(rows.GetGuid(0));
        return found;
    }

    public async IAsyncEnumerable<SealedRow> ReadAsync(SealedTable table, IReadOnlyCollection<Guid> streams, [EnumeratorCancellation] CancellationToken ct)
    {
        var names = string.Join(", ", streams.Select((_, no) => $"@p{no}"));
        var conditions = table.StreamConditions(Quote, names).ToList();
        if (streams.Contains(RowSeals.Installation) && table.NoStreamCondition(Quote) is { } none) conditions.Add(none);
        var key = table.Entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList();
        var keys = string.Concat(key.Select(k => $", t.{Quote(k)}"));
        await using var turn = await OpenAsync(ct);
        foreach (var condition in conditions)
        {
            var select = table.SelectSql(Quote);
            var from = select.IndexOf(" FROM ", StringComparison.Ordinal);
            await using var command = turn.Command($"{select[..from]}{keys}{select[from..]} WHERE {condition}");
            foreach (var (stream, no) in streams.Select((stream, no) => (stream, no)))
                command.Parameters.Add(_guid.CreateParameter(command, $"@p{no}", stream, false));
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) yield return Row(table, rows, key.Count);
        }
    }

    /// <summary>SQL that picks the rows of these streams by alias t.</summary>
    public string ConditionOf(SealedTable table, IReadOnlyList<Guid> streams)
    {
        var names = string.Join(", ", streams.Select(s => _guid.GenerateSqlLiteral(s)));
        var key = Quote(table.Entity.FindPrimaryKey()!.Properties[0].GetColumnName());
        var picked = table.StreamConditions(Quote, names).Select(c => $"({c})").DefaultIfEmpty("1 = 0").ToList();
        return table.Through is null ? $"({string.Join(" OR ", picked)})"
            : $"t.{key} IN (SELECT p.{Quote("Id")} FROM {Quote(table.ThroughTable!)} p WHERE {string.Join(" OR ", picked)})";
    }

    /// <summary>Puts seals on rows, past the model.</summary>
    public async Task WriteAsync(SealedTable table, IEnumerable<(object[] Key, byte[] Seal)> seals, CancellationToken ct)
    {
        var property = table.Entity.FindProperty(SealedTable.Seal)!;
        var key = table.Entity.FindPrimaryKey()!.Properties.Select((p, no) => $"{Quote(p.GetColumnName())} = @k{no}");
        await using var turn = await OpenAsync(ct);
        await using var command = turn.Command($"UPDATE {Quote(table.Entity.GetTableName()!)} SET {Quote(SealedTable.Seal)} = @seal WHERE {string.Join(" AND ", key)}");
        foreach (var (values, seal) in seals)
        {
            command.Parameters.Clear();
            command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(command, "@seal", seal, true));
            foreach (var (value, no) in values.Select((value, no) => (value, no)))
            {
                var part = command.CreateParameter();
                (part.ParameterName, part.Value) = ($"@k{no}", value);
                command.Parameters.Add(part);
            }
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static SealedRow Row(SealedTable table, DbDataReader row, int keyLength)
    {
        var after = 2 + table.Columns.Count;
        var key = Enumerable.Range(after, keyLength).Select(row.GetValue).ToArray();
        var seal = row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0);
        var stream = row.IsDBNull(1) ? RowSeals.Installation : row.GetGuid(1);
        var label = table.Label is { } name ? Convert.ToString(row.GetValue(2 + IndexOf(table, name)), CultureInfo.InvariantCulture) : null;
        try
        {
            return new(table, stream, seal, table.ContentOf(row, 2), key, label);
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or OverflowException or InvalidOperationException)
        {
            return new(table, stream, seal, null, key, label);
        }
    }

    private static int IndexOf(SealedTable table, string column)
    {
        for (var at = 0; at < table.Columns.Count; at++)
            if (table.Columns[at].Name == column)
                return at;
        throw new InvalidOperationException($"{table.Kind} has no column {column}.");
    }

    private string Quote(string name) => _sql.DelimitIdentifier(name);

    private async Task<Turn> OpenAsync(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return new(db);
    }

    private sealed class Turn(RequestsDb db) : IAsyncDisposable
    {
        public DbCommand Command(string text)
        {
            var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = text;
            return command;
        }

        public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
    }
}
