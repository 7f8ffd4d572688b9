namespace Requests.Web.Hosting;

/// <summary>
/// Tells SQLite that a body alone picks out half of a table. Without figures of its own it takes every index for equally
/// choosy, and asked for some cases of a body it walks all of the body's rows. Written with the migrations, as the manual
/// provides for it (sqlite.org/optoverview.html, manufactured statistics); a later ANALYZE replaces it.
/// </summary>
internal static class SqliteStatistics
{
    /// <summary>For each index that begins with the body: a million rows, half of them a body's, each further column ten times choosier.</summary>
    public const string Write = """
        ANALYZE sqlite_schema;
        DELETE FROM sqlite_stat1;
        INSERT INTO sqlite_stat1 (tbl, idx, stat)
        SELECT s.tbl_name, s.name, '1000000' || substr(' 500000 050000 005000 000500 000050 000005 000001 000001 000001', 1,
            7 * (SELECT count(*) FROM pragma_index_info(s.name)))
        FROM sqlite_schema AS s WHERE s.type = 'index' AND (SELECT i.name FROM pragma_index_info(s.name) AS i WHERE i.seqno = 0) = 'BodyId';
        ANALYZE sqlite_schema;
        """;
}
