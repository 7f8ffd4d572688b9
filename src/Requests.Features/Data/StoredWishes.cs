using Microsoft.EntityFrameworkCore.Migrations;

namespace Requests.Features.Data;

/// <summary>
/// Turns wishes that were kept as interface text into typed ones, and back. Both providers run this one text, so that they
/// cannot part. Known labels become names; anything else stays as the applicant's own words, beside the name where the
/// words tell one.
/// </summary>
public static class StoredWishes
{
    private static readonly (string Name, string Words)[] Forms =
        [("Paper", "纸质"), ("Electronic", "电子文档"), ("Disc", "光盘等介质"), ("Paper", "On paper"), ("Electronic", "As a file"), ("Disc", "On a disc")];

    // What the checks of a reply used to read out of free text.
    private static readonly (string Name, string Part)[] FormParts =
        [("Disc", "光盘"), ("Electronic", "电子"), ("Electronic", "邮件"), ("Electronic", "网"), ("Inspection", "查阅"), ("Paper", "纸")];

    private static readonly (string Name, string Words)[] Routes =
        [("Post", "邮寄"), ("Collect", "自行领取"), ("Email", "电子邮件"), ("Post", "By post"), ("Collect", "I will collect it"), ("Email", "By e-mail")];

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

    private static string ToNames(MigrationBuilder migration, string column, (string Name, string Words)[] labels, (string Name, string Part)[] parts)
    {
        var printed = string.Join(", ", labels.Where(l => Printed.Contains(l.Words)).Select(l => Quoted(migration, l.Words)));
        var names = labels.Select(l => $"WHEN {column} = {Quoted(migration, l.Words)} THEN {Quoted(migration, l.Name)}")
            .Concat(parts.Select(p => $"WHEN {column} LIKE {Quoted(migration, $"%{p.Part}%")} THEN {Quoted(migration, p.Name)}"));
        return $"UPDATE Cases SET {column}Words = CASE WHEN {column} IN ({printed}) THEN NULL ELSE {column} END, "
            + $"{column} = CASE {string.Join(' ', names)} ELSE NULL END WHERE {column} IS NOT NULL;";
    }

    private static string ToWords(MigrationBuilder migration, string column, (string Name, string Words)[] labels) =>
        $"UPDATE Cases SET {column} = CASE WHEN {column}Words IS NOT NULL THEN {column}Words "
        + string.Join(' ', labels.Where(l => Printed.Contains(l.Words)).Select(l => $"WHEN {column} = {Quoted(migration, l.Name)} THEN {Quoted(migration, l.Words)}"))
        + $" ELSE {column} END WHERE {column} IS NOT NULL OR {column}Words IS NOT NULL;";

    private static string Quoted(MigrationBuilder migration, string text) => migration.ActiveProvider?.EndsWith("SqlServer", StringComparison.Ordinal) is true ? $"N'{text}'" : $"'{text}'";
}
