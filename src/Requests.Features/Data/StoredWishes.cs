using Microsoft.EntityFrameworkCore.Migrations;

namespace Requests.Features.Data;

/// <summary>
/// Turns wishes that were kept as interface text into typed ones, and back. Both providers run this one text, so that they
/// cannot part. Known labels become names; anything else stays as the applicant's own words, beside the name where the
/// words tell one.
/// </summary>
public static class StoredWishes
{
    private static readonly (string Words, string Name)[] Forms =
        [("纸质", "Paper"), ("电子文档", "Electronic"), ("光盘等介质", "Disc"), ("On paper", "Paper"), ("As a file", "Electronic"), ("On a disc", "Disc")];

    // What the checks of a reply used to read out of free text.
    private static readonly (string Part, string Name)[] FormParts =
        [("光盘", "Disc"), ("电子", "Electronic"), ("邮件", "Electronic"), ("网", "Electronic"), ("查阅", "Inspection"), ("纸", "Paper")];

    private static readonly (string Words, string Name)[] Routes =
        [("邮寄", "Post"), ("自行领取", "Collect"), ("电子邮件", "Email"), ("By post", "Post"), ("I will collect it", "Collect"), ("By e-mail", "Email")];

    // The words that a name prints again; only these need not be kept beside it.
    private static readonly HashSet<string> Printed = ["纸质", "电子文档", "光盘等介质", "邮寄", "自行领取", "电子邮件"];

    public static void TranslateWishes(this MigrationBuilder migration)
    {
        migration.Sql(ToNames(migration, "WantedForm", Forms, FormParts));
        migration.Sql(ToNames(migration, "WantedRoute", Routes, []));
    }

    public static void RestoreWishes(this MigrationBuilder migration)
    {
        migration.Sql(ToWords(migration, "WantedForm", Forms));
        migration.Sql(ToWords(migration, "WantedRoute", Routes));
    }

    private static string ToNames(MigrationBuilder migration, string column, (string Words, string Name)[] labels, (string Part, string Name)[] parts)
    {
        var printed = string.Join(", ", labels.Where(l => Printed.Contains(l.Words)).Select(l => Quoted(migration, l.Words)));
        var names = labels.Select(l => $"WHEN {column} = {Quoted(migration, l.Words)} THEN {Quoted(migration, l.Name)}")
            .Concat(parts.Select(p => $"WHEN {column} LIKE {Quoted(migration, $"%{p.Part}%")} THEN {Quoted(migration, p.Name)}"));
        return $"UPDATE Cases SET {column}Words = CASE WHEN {column} IN ({printed}) THEN NULL ELSE {column} END, "
            + $"{column} = CASE {string.Join(' ', names)} ELSE NULL END WHERE {column} IS NOT NULL";
    }

    private static string ToWords(MigrationBuilder migration, string column, (string Words, string Name)[] labels) =>
        $"UPDATE Cases SET {column} = CASE WHEN {column}Words IS NOT NULL THEN {column}Words "
        + string.Join(' ', labels.Where(l => Printed.Contains(l.Words)).Select(l => $"WHEN {column} = {Quoted(migration, l.Name)} THEN {Quoted(migration, l.Words)}"))
        + $" ELSE {column} END WHERE {column} IS NOT NULL OR {column}Words IS NOT NULL";

    private static string Quoted(MigrationBuilder migration, string text) => migration.ActiveProvider?.EndsWith("SqlServer", StringComparison.Ordinal) is true ? $"N'{text}'" : $"'{text}'";
}
