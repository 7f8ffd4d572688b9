using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Requests.Features.Data;
using SQLitePCL;

namespace Requests.Web.Hosting;

/// <summary>
/// Lets the writers of this process queue (see <see cref="WriteQueue"/>), and has SQLite itself wait for those of other processes:
/// it looks again within some milliseconds, where the driver sleeps 150 at a time.
/// </summary>
internal sealed class SqliteWriters : DbCommandInterceptor, IDbConnectionInterceptor
{
    public static readonly SqliteWriters Instance = new();

    // SQLite looks again after 1, 2, 5 milliseconds and ever later; begun anew, it is not left behind by a process that writes on and on.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(300);

    // What is written outside a transaction; a save sees to itself.
    private static readonly HashSet<CommandSource> Writes = [CommandSource.ExecuteUpdate, CommandSource.ExecuteDelete, CommandSource.ExecuteSqlRaw];

    private SqliteWriters()
    {
    }

    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SetWaiting(connection, eventData.Context);

    public Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SetWaiting(connection, eventData.Context);
        return Task.CompletedTask;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData,
        InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Writes.Contains(eventData.CommandSource) && eventData.Context is RequestsDb db) await db.EnterStatementAsync(cancellationToken);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return ValueTask.FromResult(result);
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    private static void Leave(CommandEventData data)
    {
        if (Writes.Contains(data.CommandSource) && data.Context is RequestsDb db) db.LeaveStatement();
    }

    private static void SetWaiting(DbConnection connection, DbContext? context)
    {
        if (connection is not SqliteConnection { Handle: { } handle } sqlite || context is not RequestsDb { Patience: { } patience }) return;
        raw.sqlite3_busy_timeout(handle, (int)AtOnce.TotalMilliseconds);
        // What the driver adds by itself, in whole seconds; zero would be without end.
        sqlite.DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds);
    }
}
