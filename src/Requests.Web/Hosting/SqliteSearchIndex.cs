using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Search;

namespace Requests.Web.Hosting;

/// <summary>
/// The index as an FTS5 table that keeps neither content nor positions (src/decisions/0012-search.md). It is made with the
/// migrations and is no part of the model: everything in it can be made anew.
/// </summary>
internal sealed class SqliteSearchIndex(RequestsDb db) : ISearchIndex
{
    private const string Create =
        "CREATE VIRTUAL TABLE IF NOT EXISTS SearchTable USING fts5(Terms, content='', contentless_delete=1, detail=none, tokenize='ascii')";

    public static void CreateOnMigration(DbContextOptionsBuilder options) => options
        .UseSeeding((context, _) => context.Database.ExecuteSqlRaw($"{Create};\n{SqliteStatistics.Write}"))
        .UseAsyncSeeding((context, _, ct) => context.Database.ExecuteSqlRawAsync($"{Create};\n{SqliteStatistics.Write}", ct));

    public Task PutAsync(long entryId, IReadOnlyCollection<long> terms, CancellationToken ct)
    {
        var words = string.Join(' ', terms.Select(Word));
        return db.Database.ExecuteSqlAsync($"INSERT INTO SearchTable (rowid, Terms) VALUES ({entryId}, {words})", ct);
    }

    public Task RemoveAsync(IReadOnlyCollection<long> entryIds, CancellationToken ct)
    {
        var ids = JsonSerializer.Serialize(entryIds);
        return db.Database.ExecuteSqlAsync($"DELETE FROM SearchTable WHERE rowid IN (SELECT value FROM json_each({ids}))", ct);
    }

    public async Task<bool> HoldsMoreAsync(int than, IReadOnlyCollection<IReadOnlyCollection<long>> groups, CancellationToken ct)
    {
        var (match, most) = (Match(groups), than + 1);
        return await db.Database.SqlQuery<int>(
            $"SELECT COUNT(*) AS Value FROM (SELECT rowid FROM SearchTable WHERE SearchTable MATCH {match} LIMIT {most})").SingleAsync(ct) > than;
    }

    public IQueryable<SearchEntry> Find(IReadOnlyCollection<IReadOnlyCollection<long>> groups)
    {
        var match = Match(groups);
        return db.Set<SearchEntry>().FromSql($"SELECT * FROM SearchEntries WHERE Id IN (SELECT rowid FROM SearchTable WHERE SearchTable MATCH {match})");
    }

    private static string Match(IReadOnlyCollection<IReadOnlyCollection<long>> groups) =>
        string.Join(" OR ", groups.Select(group => $"({string.Join(" AND ", group.Select(Word))})"));

    // Sixteen small letters and digits, which FTS5 reads as one bare word.
    private static string Word(long term) => term.ToString("x16", CultureInfo.InvariantCulture);
}
