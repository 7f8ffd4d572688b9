using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Search;

/// <summary>
/// Which entry holds which keys. Keys are hashes under the vault's key, so whatever keeps them can read none. Works on the
/// caller's own database connection and so inside its transaction.
/// </summary>
public interface ISearchIndex
{
    Task PutAsync(long entryId, IReadOnlyCollection<long> terms, CancellationToken ct);

    Task RemoveAsync(IReadOnlyCollection<long> entryIds, CancellationToken ct);

    /// <remarks>Asked of all bodies together, and no further than the number.</remarks>
    /// <returns>Whether more entries than this hold every key of at least one group.</returns>
    Task<bool> HoldsMoreAsync(int than, IReadOnlyCollection<IReadOnlyCollection<long>> groups, CancellationToken ct);

    /// <summary>Entries holding every key of at least one group, to be narrowed further by the caller.</summary>
    /// <param name="groups">At least one, none of them empty.</param>
    IQueryable<SearchEntry> Find(IReadOnlyCollection<IReadOnlyCollection<long>> groups);
}
