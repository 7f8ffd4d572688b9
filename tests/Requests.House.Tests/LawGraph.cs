using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mono.Cecil;

namespace Requests.House.Tests;

/// <summary>
/// Which code of the product stands on which member of the law: the methods of the product's assemblies, and from them along
/// every call into and within the law. Constants leave no trace in compiled code; the sources that name them count.
/// </summary>
internal sealed partial class LawGraph
{
    private readonly Dictionary<string, HashSet<string>> _callers = [];
    private readonly Dictionary<string, MethodDefinition> _members = [];
    private readonly Dictionary<string, HashSet<string>> _reached = [];

    public LawGraph(Assembly law, params Assembly[] product)
    {
        using var module = ModuleDefinition.ReadModule(law.Location);
        foreach (var method in Types(module).SelectMany(t => t.Methods)) _members[KeyOf(method)] = method;
        foreach (var method in _members.Values) Follow(method, KeyOf(method), law);
        foreach (var assembly in product)
        {
            using var rooms = ModuleDefinition.ReadModule(assembly.Location);
            foreach (var method in Types(rooms).SelectMany(t => t.Methods)) Follow(method, null, law);
        }
    }

    /// <summary>Public members of the law that a person wrote and that nothing of the product reaches.</summary>
    public IReadOnlyList<string> Unreached => [.. _members.Where(m => IsWritten(m.Value)
        && CallersOf(m.Key).Count == 0).Select(m => m.Key).Order(StringComparer.Ordinal)];

    /// <summary>Types of the product that stand on a member, directly or through other law.</summary>
    public IReadOnlySet<string> CallersOf(string member)
    {
        if (_reached.TryGetValue(member, out var known)) return known;
        var (found, seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string> { member }, new Queue<string>([member]));
        while (waiting.TryDequeue(out var one))
            foreach (var caller in _callers.GetValueOrDefault(one) ?? [])
                if (!_members.ContainsKey(caller)) found.Add(caller);
                else if (seen.Add(caller)) waiting.Enqueue(caller);
        return _reached[member] = found;
    }

    /// <summary>Product callers of the members whose documentation or code names a rule.</summary>
    public IReadOnlySet<string> CallersOfRule(string rule, XDocument documentation)
    {
        var members = documentation.Descendants("member").Where(m => Names(m.Value, rule)).Select(m => m.Attribute("name")!.Value).ToList();
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, method) in _members)
            if (members.Exists(m => IsOf(m, method)) || Literals(method).Any(text => Names(text, rule)))
                found.UnionWith(CallersOf(key));
        return found;
    }

    public static bool Names(string text, string rule) => Regex.IsMatch(text, $@"(?<![A-Za-z0-9-]){Regex.Escape(rule)}(?![A-Za-z0-9])");

    // A product type is a caller by its own name; a member of the law by its full one.
    private void Follow(MethodDefinition method, string? member, Assembly law)
    {
        if (!method.HasBody) return;
        var caller = member ?? Outer(method.DeclaringType).FullName;
        foreach (var operand in method.Body.Instructions.Select(i => i.Operand).OfType<MemberReference>())
        {
            var owner = (operand as TypeReference ?? operand.DeclaringType)?.GetElementType();
            if (owner is null || owner.Scope.Name.Replace(".dll", "", StringComparison.Ordinal) != law.GetName().Name) continue;
            if (operand is MethodReference called) Add(KeyOf(called.GetElementMethod()), caller);
            if (operand is not TypeReference) Add($"{owner.FullName}::.cctor", caller);
            if (operand is FieldReference field) Add($"{owner.FullName}::get_{field.Name}", caller);
        }

        void Add(string key, string by)
        {
            if (key == by) return;
            if (!_callers.TryGetValue(key, out var list)) _callers[key] = list = new(StringComparer.Ordinal);
            list.Add(by);
        }
    }

    // Overloads are one member: the rule is told apart by its name.
    private static string KeyOf(MethodReference method) => $"{method.DeclaringType.GetElementType().FullName}::{method.Name}";

    private static bool IsWritten(MethodDefinition method) => method.IsPublic && IsVisible(method.DeclaringType) && !method.IsConstructor && !method.IsVirtual && !method.IsSetter
        && !method.Name.StartsWith("op_", StringComparison.Ordinal) && !method.Name.StartsWith('<') && method.Name is not ("Deconstruct" or "PrintMembers")
        && !(method.CustomAttributes.Any(a => a.AttributeType.Name == "CompilerGeneratedAttribute") && !method.IsStatic);

    private static bool IsVisible(TypeDefinition type) => (type.IsPublic || type.IsNestedPublic) && (type.DeclaringType is null || IsVisible(type.DeclaringType));

    private static bool IsOf(string id, MethodDefinition method)
    {
        var type = method.DeclaringType.FullName.Replace('/', '.');
        return id[0] switch
        {
            'T' => id[2..] == type,
            'M' => id[2..].Split('(')[0] == $"{type}.{method.Name}",
            'P' => method.IsGetter && id[2..] == $"{type}.{method.Name[4..]}",
            'F' => (method.Name is ".cctor" && id[2..].StartsWith(type + ".", StringComparison.Ordinal)) || (method.DeclaringType.IsEnum && id[2..].StartsWith(type + ".", StringComparison.Ordinal)),
            _ => false,
        };
    }

    private static IEnumerable<string> Literals(MethodDefinition method) =>
        method.HasBody ? method.Body.Instructions.Select(i => i.Operand).OfType<string>() : [];

    private static TypeDefinition Outer(TypeDefinition type) => type.DeclaringType is null ? type : Outer(type.DeclaringType);

    private static IEnumerable<TypeDefinition> Types(ModuleDefinition module)
    {
        var waiting = new Stack<TypeDefinition>(module.Types);
        while (waiting.TryPop(out var type))
        {
            foreach (var nested in type.NestedTypes) waiting.Push(nested);
            yield return type;
        }
    }
}
