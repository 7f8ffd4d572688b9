using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;
using Requests.Features.Data;

namespace Requests.Web.Hosting;

/// <summary>COPY in its binary form.</summary>
internal sealed class PostgreSqlCopy : IBulkCopy
{
    public async Task CopyAsync(DbTransaction transaction, BulkTable table, IReadOnlyList<object[]> rows, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        var columns = string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""));
        await using var writer = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({columns}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            for (var no = 0; no < row.Length; no++)
                if (row[no] is DBNull) await writer.WriteNullAsync(ct);
                else await writer.WriteAsync(row[no], table.Columns[no].Type, ct);
        }
        await writer.CompleteAsync(ct);
    }
}

/// <summary>The bulk insert of SQL Server, which keeps constraints and triggers as a statement would.</summary>
internal sealed class SqlServerCopy : IBulkCopy
{
    public async Task CopyAsync(DbTransaction transaction, BulkTable table, IReadOnlyList<object[]> rows, CancellationToken ct)
    {
        using var copy = new SqlBulkCopy((SqlConnection)transaction.Connection!, SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers,
            (SqlTransaction)transaction)
        {
            DestinationTableName = $"[{table.Name}]",
        };
        using var values = new DataTable();
        for (var no = 0; no < table.Columns.Count; no++)
        {
            var type = rows.Select(r => r[no]).FirstOrDefault(v => v is not DBNull)?.GetType() ?? typeof(string);
            values.Columns.Add(table.Columns[no].Name, type);
            copy.ColumnMappings.Add(table.Columns[no].Name, table.Columns[no].Name);
        }
        foreach (var row in rows) values.Rows.Add(row);
        await copy.WriteToServerAsync(values, ct);
    }
}
