using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;

namespace Requests.Features.Data;

/// <summary>The one place where the model parts by provider: what equal means, how a filter is written, what a truth value is.</summary>
internal static class ProviderDifferences
{
    private const string SqlServer = "Microsoft.EntityFrameworkCore.SqlServer";
    private const string PostgreSql = "Npgsql.EntityFrameworkCore.PostgreSQL";

    /// <summary>An index over rows that have this column only; written for SQLite and SQL Server, turned round for others.</summary>
    public static string Given(string column) => $"[{column}] IS NOT NULL";

    /// <summary>An index over rows of which this is true; as <see cref="Given"/>.</summary>
    public static string Where(string column) => $"[{column}] = 1";

    public static void Apply(ModelBuilder model, string? provider)
    {
        if (ByteByByte(provider) is { } collation) CompareKeysBy(collation, model);
        if (provider == PostgreSql)
            foreach (var index in model.Model.GetEntityTypes().SelectMany(t => t.GetIndexes()))
                index.SetFilter(index.GetFilter()?.Replace("] = 1", "]", StringComparison.Ordinal).Replace('[', '"').Replace(']', '"'));
        // Compared as a number, an index on it is used there; a server with truth values of its own keeps those.
        else model.Entity<Case>().Property(x => x.IsOpen).HasConversion<int>();
    }

    // SQLite compares byte by byte anyway.
    private static string? ByteByByte(string? provider) => provider switch
    {
        SqlServer => "Latin1_General_100_BIN2",
        PostgreSql => "C",
        _ => null,
    };

    // What is looked up or must be unique means one thing everywhere: numbers, names and codes that differ in case, width or
    // a trailing blank are different, and they are sorted as the program sorts them.
    private static void CompareKeysBy(string collation, ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes())
            foreach (var property in type.GetProperties().Where(p => p.ClrType == typeof(string) && (p.IsKey() || p.IsForeignKey() || p.IsIndex())))
                property.SetCollation(collation);
    }
}
