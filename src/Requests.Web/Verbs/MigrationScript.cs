using System.Text;

namespace Requests.Web.Verbs;

/// <summary>
/// A T-SQL script of batches, made safe for sqlcmd and Management Studio. Both go on after a fault: the batches behind it would
/// run outside the transaction that was rolled back, and a migration would be noted as done. So after every batch of a
/// transaction the script asks whether it is still open, and executes nothing more when it is not.
/// </summary>
internal sealed class MigrationScript(string migrations, string jobTables)
{
    // Filtered indexes and indexes on computed columns want the first seven; sqlcmd has the second off.
    private const string Settings = """
        SET ANSI_NULLS ON;
        SET QUOTED_IDENTIFIER ON;
        SET ANSI_PADDING ON;
        SET ANSI_WARNINGS ON;
        SET ARITHABORT ON;
        SET CONCAT_NULL_YIELDS_NULL ON;
        SET NUMERIC_ROUNDABORT OFF;
        SET XACT_ABORT ON;
        SET NOCOUNT ON;
        GO


        """;

    private const string StopWhenRolledBack = "IF @@TRANCOUNT = 0 SET NOEXEC ON;\nGO\n";

    private const string End = """

        SET NOEXEC OFF;
        GO
        IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL OR NOT EXISTS (SELECT * FROM [__EFMigrationsHistory] WHERE [MigrationId] = N'{0}')
            RAISERROR(N'The script stopped at its first fault, named above; the step it was in is rolled back. 脚本在首个错误处停止，该步骤已回滚。', 16, 1);
        GO

        """;

    public override string ToString()
    {
        var text = new StringBuilder(Settings);
        var within = false;
        foreach (var batch in Batches(migrations))
        {
            text.Append(batch).Append("\nGO\n");
            if (batch.StartsWith("BEGIN TRANSACTION", StringComparison.Ordinal)) within = true;
            if (batch.StartsWith("COMMIT", StringComparison.Ordinal)) within = false;
            if (within) text.Append(StopWhenRolledBack);
        }
        text.Append('\n').Append(jobTables).Append("\nGO\n");
        return text.Append(End.Replace("{0}", Last(migrations), StringComparison.Ordinal)).ToString();
    }

    private static IEnumerable<string> Batches(string script) =>
        script.ReplaceLineEndings("\n").Split("\nGO\n").Select(batch => batch.Trim('\n')).Where(batch => batch.Length > 0);

    // The row of the newest migration is the last that is written.
    private static string Last(string script)
    {
        const string Values = "VALUES (N'";
        var at = script.LastIndexOf(Values, StringComparison.Ordinal) + Values.Length;
        return script[at..script.IndexOf('\'', at)];
    }
}
