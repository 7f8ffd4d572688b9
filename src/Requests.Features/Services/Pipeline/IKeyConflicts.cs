using Microsoft.EntityFrameworkCore;

namespace Requests.Features.Services.Pipeline;

/// <summary>Tells a lost race for a key from any other refused row; each provider says it in its own words.</summary>
public interface IKeyConflicts
{
    /// <summary>Somebody else inserted the same key, or holds the row: a second attempt sees what they wrote.</summary>
    bool Caused(DbUpdateException fault);
}
