using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Statute.Letters;

namespace Requests.House.Tests;

/// <summary>
/// Every name that lies in data folders and sealed packages: tables and columns, members of what is kept as JSON, values of
/// enums (all are stored by name), acts, and the names of series, sweeps, seals, notices and webhook events.
/// </summary>
internal static class StoredNames
{
    // Kept as JSON in a text column, often sealed, so that the model does not show their types.
    private static readonly string[] KeptAsJson =
    [
        "Letter", "ServiceParticulars", "ReportContent", "ReportTables", "CalendarDays", "TrailSpan", "Outbox+Payload", "WebhookQueue+Payload",
    ];

    /// <summary>One line a name, sorted.</summary>
    public static IReadOnlyList<string> All()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Type>();
        using var db = new RequestsDb(new DbContextOptionsBuilder<RequestsDb>().UseSqlite("Data Source=:memory:").Options);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
            foreach (var property in entity.GetProperties())
            {
                names.Add($"column {table.Name}.{property.GetColumnName(table)}");
                if (property.ClrType != typeof(string)) Walk(property.ClrType);
            }
        }
        foreach (var root in KeptAsJson) Walk(RootOf(root));
        foreach (var act in Enum.GetNames<Act>()) names.Add($"act {act}");
        foreach (dynamic sweep in AllOf("Sweeps")) names.Add($"sweep {sweep.Name}");
        foreach (var e in AllOf("WebhookEvents")) names.Add($"webhook {e}");
        foreach (var kind in Enum.GetNames(RootOf("NoticeKind"))) names.Add($"notice {kind}");
        foreach (var leaf in Statute.Outcomes.Leaves.All) names.Add($"outcome {leaf.Leaf} {leaf.Code}");
        foreach (var kind in LetterKinds.All) names.Add($"letter {kind.Code}");
        foreach (var reason in Constants("ArchiveSeal").Concat(Constants("SealReasons"))) names.Add($"seal {reason}");
        return [.. names];

        void Walk(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (!seen.Add(type)) return;
            if (type.IsEnum)
            {
                foreach (var name in Enum.GetNames(type)) names.Add($"enum {type.Name}.{name}");
                return;
            }
            foreach (var argument in type.GetGenericArguments()) Walk(argument);
            if (type.GetElementType() is { } element) Walk(element);
            // A type with a converter of its own is kept as the one value that writes.
            if (type.GetCustomAttribute<JsonConverterAttribute>() is not null) return;
            if (type.Namespace is not { } room || !room.StartsWith("Requests", StringComparison.Ordinal)) return;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsWritten))
            {
                names.Add($"json {NameOf(type)}.{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}");
                Walk(property.PropertyType);
            }
            // A discriminator is the type's own name.
            if (!type.IsAbstract) return;
            foreach (var kind in type.Assembly.GetTypes().Where(t => t.BaseType == type))
            {
                names.Add($"json {NameOf(type)} is {kind.Name}");
                Walk(kind);
            }
        }
    }

    /// <summary>What is in one list and not in the other, the text that a red test shows.</summary>
    public static IReadOnlyList<string> Gone(IEnumerable<string> pinned, IEnumerable<string> now) => [.. pinned.Except(now).Order(StringComparer.Ordinal)];

    private static bool IsWritten(PropertyInfo property) =>
        property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract" && property.GetCustomAttribute<JsonIgnoreAttribute>() is null;

    private static string NameOf(Type type) => type.IsNested ? $"{type.DeclaringType!.Name}.{type.Name}" : type.Name;

    private static Type RootOf(string name) => House.Features.GetReferencedAssemblies().Where(a => a.Name!.StartsWith("Requests.",
        StringComparison.Ordinal)).Select(Assembly.Load).Append(House.Features)
        .SelectMany(a => a.GetTypes()).Single(t => t.FullName!.EndsWith("." + name, StringComparison.Ordinal));

    private static System.Collections.IEnumerable AllOf(string type) => (System.Collections.IEnumerable)RootOf(type).GetField("All")!.GetValue(null)!;

    private static IEnumerable<string> Constants(string type) => House.Features.GetTypes().Where(t => t.Name == type)
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(f => f.IsLiteral
            && f.FieldType == typeof(string))
        .Select(f => (string)f.GetRawConstantValue()!);
}
