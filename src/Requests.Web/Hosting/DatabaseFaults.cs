using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using Requests.Features.Data;

namespace Requests.Web.Hosting;

/// <summary>
/// Tells a database that is busy or away, which will be well again, from a fault of the program. People are asked to try
/// again, operators get one line with the server's own reason.
/// </summary>
internal static class DatabaseFaults
{
    /// <summary>What a person is asked to wait, in seconds.</summary>
    public const int RetryAfter = 5;

    // SQLITE_BUSY, SQLITE_LOCKED.
    private static readonly HashSet<int> BusyFiles = [5, 6];

    // Timeout, deadlock victim, lock timeout, no such database, login failed, and what the network says.
    private static readonly HashSet<int> BusyServers = [-2, 2, 20, 53, 64, 233, 1205, 1222, 4060, 10053, 10054, 10060, 10061, 11001, 18401, 18456];

    // Classes: connection, resources, operator's intervention, login, rollback (deadlock, serialization), lock not available.
    private static readonly string[] BusyClasses = ["08", "53", "57", "28", "40", "55"];

    /// <summary>The database's own word, or null when the fault is not that it is busy or away.</summary>
    public static string? Waiting(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is WritersBusyException) return fault.Message;
            if (fault is DbException database && IsWaiting(database)) return database.Message.ReplaceLineEndings(" ");
        }
        return null;
    }

    private static bool IsWaiting(DbException fault) => fault switch
    {
        SqliteException file => BusyFiles.Contains(file.SqliteErrorCode),
        SqlException server => BusyServers.Contains(server.Number) || server.IsTransient,
        // PostgresException is what the server says; its base is what the connection says.
        PostgresException { SqlState: var state } => BusyClasses.Any(c => state.StartsWith(c, StringComparison.Ordinal)),
        NpgsqlException => true,
        _ => false,
    };
}
