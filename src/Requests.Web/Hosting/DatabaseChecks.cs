using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Requests.Features.Data;

namespace Requests.Web.Hosting;

/// <summary>
/// What a database must be beside having its migrations: a script that broke off, or a database made by hand, may lack an index
/// that keeps numbers unique, or make readers wait for writers, and nothing would tell until it hurts.
/// </summary>
internal static class DatabaseChecks
{
    /// <summary>A line for each thing that is not as it must be; none when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(RequestsDb db, DatabaseProvider provider, CancellationToken ct)
    {
        var faults = new List<string>();
        var there = (await ReadAsync(db, IndexNames(provider), ct)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        faults.AddRange(db.Model.GetRelationalModel().Tables.SelectMany(t => t.Indexes.Select(i => i.Name)).Where(name => !there.Contains(name))
            .Order(StringComparer.Ordinal).Select(name => $"index {name} is missing: apply migration-script again, or create it"));
        foreach (var (question, wanted, cure) in Wants(provider))
            if (await ReadAsync(db, question, ct) is not [var said] || !string.Equals(said, wanted, StringComparison.OrdinalIgnoreCase)) faults.Add(cure);
        return faults;
    }

    private static string IndexNames(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.SqlServer => "SELECT name AS Value FROM sys.indexes WHERE name IS NOT NULL",
        DatabaseProvider.PostgreSql => "SELECT indexname::text AS \"Value\" FROM pg_indexes WHERE schemaname = current_schema()",
        _ => "SELECT name AS Value FROM sqlite_master WHERE type = 'index'",
    };

    private static (string Question, string Wanted, string Cure)[] Wants(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.SqlServer =>
        [
            ("SELECT CAST(is_read_committed_snapshot_on AS nvarchar(1)) AS Value FROM sys.databases WHERE database_id = DB_ID()", "1",
                "READ_COMMITTED_SNAPSHOT is off, so that lists wait for writers: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON"),
        ],
        DatabaseProvider.PostgreSql =>
        [
            ("SELECT pg_encoding_to_char(encoding)::text AS \"Value\" FROM pg_database WHERE datname = current_database()", "UTF8",
                "the database's encoding is not UTF8: make it anew with ENCODING 'UTF8' and restore into it"),
        ],
        _ => [],
    };

    private static Task<List<string>> ReadAsync(RequestsDb db, string sql, CancellationToken ct) => db.Database.SqlQueryRaw<string>(sql).ToListAsync(ct);
}
