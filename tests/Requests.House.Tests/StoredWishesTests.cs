using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Requests.Features.Data;

namespace Requests.House.Tests;

/// <summary>What applicants once asked for in interface text is understood by the typed wishes, and no word of theirs is lost.</summary>
public sealed class StoredWishesTests
{
    private const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";

    [TestCase("纸质", "Paper", null)]
    [TestCase("光盘等介质", "Disc", null)]
    [TestCase("As a file", "Electronic", "As a file")]
    [TestCase("电子版，发到网盘", "Electronic", "电子版，发到网盘")]
    [TestCase("复印件，纸张A4", "Paper", "复印件，纸张A4")]
    [TestCase("it's all the same", null, "it's all the same")]
    [TestCase(null, null, null)]
    public void AFormOnceKeptAsText_BecomesAName_AndItsWordsStay(string? kept, string? name, string? words)
    {
        using var table = new OldTable(kept, null);
        table.Run(m => m.TranslateWishes());
        Assert.That((table["WantedForm"], table["WantedFormWords"]), Is.EqualTo((name, words)));
        table.Run(m => m.RestoreWishes());
        Assert.That(table["WantedForm"], Is.EqualTo(kept));
    }

    [TestCase("邮寄", "Post", null)]
    [TestCase("I will collect it", "Collect", "I will collect it")]
    [TestCase("自取，周五下午", null, "自取，周五下午")]
    public void ARouteOnceKeptAsText_BecomesAName_AndItsWordsStay(string kept, string? name, string? words)
    {
        using var table = new OldTable(null, kept);
        table.Run(m => m.TranslateWishes());
        Assert.That((table["WantedRoute"], table["WantedRouteWords"]), Is.EqualTo((name, words)));
        table.Run(m => m.RestoreWishes());
        Assert.That(table["WantedRoute"], Is.EqualTo(kept));
    }

    private sealed class OldTable : IDisposable
    {
        private readonly SqliteConnection _connection = new("Data Source=:memory:");

        public OldTable(string? form, string? route)
        {
            _connection.Open();
            using var create = _connection.CreateCommand();
            create.CommandText = "CREATE TABLE Cases (WantedForm TEXT, WantedFormWords TEXT, WantedRoute TEXT, WantedRouteWords TEXT);"
                + "INSERT INTO Cases (WantedForm, WantedRoute) VALUES ($form, $route)";
            create.Parameters.AddWithValue("$form", (object?)form ?? DBNull.Value);
            create.Parameters.AddWithValue("$route", (object?)route ?? DBNull.Value);
            create.ExecuteNonQuery();
        }

        public string? this[string column]
        {
            get
            {
                using var read = _connection.CreateCommand();
                read.CommandText = $"SELECT {column} FROM Cases";
                return read.ExecuteScalar() as string;
            }
        }

        public void Run(Action<MigrationBuilder> translate)
        {
            var migration = new MigrationBuilder(Sqlite);
            translate(migration);
            foreach (var operation in migration.Operations.Cast<SqlOperation>())
            {
                using var update = _connection.CreateCommand();
                update.CommandText = operation.Sql;
                update.ExecuteNonQuery();
            }
        }

        public void Dispose() => _connection.Dispose();
    }
}
