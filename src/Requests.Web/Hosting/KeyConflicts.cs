using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Requests.Features.Services.Pipeline;

namespace Requests.Web.Hosting;

/// <summary>The codes of each provider for a key that is taken already, and for a writer that must try again.</summary>
internal sealed class KeyConflicts : IKeyConflicts
{
    // SQLITE_BUSY and SQLITE_LOCKED; SQLITE_CONSTRAINT_PRIMARYKEY and _UNIQUE.
    private const int Busy = 5, Locked = 6, PrimaryKey = 1555, Unique = 2067;

    // "Cannot insert duplicate key row" of an index, and of a constraint.
    private const int DuplicateRow = 2601, DuplicateKey = 2627;

    public bool Caused(DbUpdateException fault) => fault.InnerException switch
    {
        SqliteException { SqliteExtendedErrorCode: PrimaryKey or Unique } or SqliteException { SqliteErrorCode: Busy or Locked } => true,
        SqlException { Number: DuplicateRow or DuplicateKey } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } => true,
        _ => false,
    };
}
