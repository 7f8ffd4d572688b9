using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Requests.Statute.Outcomes;

namespace Requests.House.Tests;

/// <summary>
/// What a recipe of .github/CONTRIBUTING.md adds is a member of an enum. Every table keyed by such an enum must have a row for
/// each member, and every switch over it must name each: no default arm that swallows the new one, no key that is missed at run time.
/// </summary>
public sealed partial class EnumTablesTests
{
    private static readonly string[] Guarded =
    [
        "IntakeChannel", "ApplicantType", "OutcomeLeaf", "NotHeldKind", "RetentionTerm", "ServiceMethod", "CaseState", "NoticeKind", "Role",
        "ClockEntryKind", "DisputeForum", "DisputeInstance", "LatenessCause", "RiskClass", "ConsultationKind",
    ];

    private const string Page = "tests/left-out.txt";

    /// <summary>What leaves members out on purpose stands in a list with them, so that a new member changes its line.</summary>
    [Test]
    public void EveryTableKeyedByAnEnum_HasARowForEachMember() => Compare("table", Gaps(Assemblies().SelectMany(a => a.GetTypes())));

    [Test]
    public void EverySwitchOverAnEnum_NamesEachMember() => Compare("switch",
        House.Sources("src").SelectMany(f => SwitchGaps(Path.GetFileName(f.Key), f.Value)).Distinct());

    private static void Compare(string kind, IEnumerable<string> found)
    {
        var path = Path.Combine(House.Root, Page);
        var now = found.Select(line => $"{kind} {line}").Order(StringComparer.Ordinal).ToList();
        var pinned = File.Exists(path) ? File.ReadAllLines(path) : [];
        var others = pinned.Where(line => line.Length > 0 && !line.StartsWith(kind + " ", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("REWRITE_PAGES") == "1")
            File.WriteAllText(path, string.Join('\n', others.Concat(now).Order(StringComparer.Ordinal)) + "\n");
        else
            Assert.That(now, Is.EqualTo(pinned.Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal)).Order(StringComparer.Ordinal)),
                $"Give the new member its row or arm. Only where there is nothing to say for it: REWRITE_PAGES=1 dotnet test tests/Requests.House.Tests writes {Page}; read the difference.");
    }

    [Test]
    public void AForgottenMember_IsSeen()
    {
        Assert.That(Gaps([typeof(Planted)]), Has.One.Contains("Planted.Names lacks"));
        Assert.That(SwitchGaps("x.cs", "var a = term switch { RetentionTerm.Permanent => 1, RetentionTerm.Years30 => 2, _ => 3 };"),
            Is.EqualTo(new[] { "x.cs RetentionTerm lacks Years10" }));
        Assert.That(SwitchGaps("x.cs", "var a = term switch { RetentionTerm.Permanent => 1, RetentionTerm.Years30 or RetentionTerm.Years10 => 2, _ => throw new X() };"), Is.Empty);
    }

    private static IEnumerable<string> Gaps(IEnumerable<Type> types) =>
        from type in types
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let key = KeyOf(field.FieldType)
        where key is { IsEnum: true } && Guarded.Contains(key.Name) && !field.Name.Contains('<', StringComparison.Ordinal)
        let name = $"{type.Name}.{field.Name}"
        let missing = Enum.GetValues(key!).Cast<object>().Except(((IEnumerable)field.GetValue(null)!).Cast<object>().Select(p => p.GetType().GetProperty("Key")!.GetValue(p)!)).ToList()
        where missing.Count > 0
        select $"{name} lacks {string.Join(", ", missing)}";

    private static Type? KeyOf(Type type) => type.GetInterfaces().Append(type)
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            && i.GenericTypeArguments[0] is { IsGenericType: true } pair
            && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))?.GenericTypeArguments[0].GenericTypeArguments[0];

    private static IEnumerable<Assembly> Assemblies() =>
        House.Web.GetReferencedAssemblies().Concat(House.Features.GetReferencedAssemblies()).Where(a => a.Name!.StartsWith("Requests.",
            StringComparison.Ordinal))
            .Select(a => a.Name!).Distinct().Where(n => !n.Contains("Migrations",
                StringComparison.Ordinal)).Select(n => Assembly.Load(n)).Append(House.Web).Append(House.Features).Distinct();

    private static IEnumerable<string> SwitchGaps(string file, string text)
    {
        foreach (Match start in Switch().Matches(text))
        {
            var body = text[(start.Index + start.Length)..EndOf(text, start.Index + start.Length)];
            foreach (var name in Guarded)
            {
                var named = Regex.Matches(body, $@"(?:^|[\s,{{(]|or ){name}\.(\w+)(?=[^=;]*=>)").Select(m => m.Groups[1].Value).ToHashSet();
                var isOver = Regex.IsMatch(body, $@"(?:^|,)\s*{name}\.\w+");
                if (isOver && MembersOf(name).Except(named).ToList() is { Count: > 0 } left) yield return $"{file} {name} lacks {string.Join(", ", left)}";
            }
        }
    }

    private static int EndOf(string text, int from)
    {
        for (var depth = 1; from < text.Length; from++)
        {
            depth += text[from] == '{' ? 1 : text[from] == '}' ? -1 : 0;
            if (depth == 0) return from;
        }
        return text.Length;
    }

    private static readonly Dictionary<string, string[]> Members = Assemblies().SelectMany(a => a.GetTypes()).Where(t => t.IsEnum && Guarded.Contains(t.Name))
        .DistinctBy(t => t.Name).ToDictionary(t => t.Name, Enum.GetNames);

    private static string[] MembersOf(string name) => Members.GetValueOrDefault(name, []);

    [GeneratedRegex(@"\bswitch\s*\{")]
    private static partial Regex Switch();

    private static class Planted
    {
        public static readonly Dictionary<Statute.Receipt.IntakeChannel, string> Names = new() { [Statute.Receipt.IntakeChannel.Online] = "online" };
    }
}
