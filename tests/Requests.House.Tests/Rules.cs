using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Requests.Features.Kernel;

namespace Requests.House.Tests;

/// <summary>
/// The rules of the house as functions: they select something, and they name offenders. Tests run each on the product and
/// on a planted offender, so that no rule is green because it looks at nothing.
/// </summary>
internal static partial class Rules
{
    /// <summary>References of an assembly that are outside the allowed prefixes.</summary>
    public static IReadOnlyList<string> ForeignReferences(Assembly assembly, params string[] allowedPrefixes) =>
        [.. assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !allowedPrefixes.Any(p => n == p
            || n.StartsWith(p + ".", StringComparison.Ordinal)))];

    /// <summary>Types under the namespaces that mention any type whose full name begins with one of the forbidden prefixes.</summary>
    public static IReadOnlyList<string> Mentions(Assembly assembly, Func<TypeDefinition, bool> among, params string[] forbidden)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. AllTypes(module).Where(among).SelectMany(type => Mentioned(type)
                .Where(m => forbidden.Any(f => m.StartsWith(f, StringComparison.Ordinal))).Distinct().Select(m => $"{type.FullName} mentions {m}"))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>A slice is a static class with a nested Command or Query; no type outside it may use its parts.</summary>
    public static IReadOnlyList<string> SlicesUsingSlices(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        var slices = Slices(module).Select(s => s.FullName).ToHashSet();
        return [.. AllTypes(module).SelectMany(type =>
        {
            var own = Outer(type).FullName;
            return Mentioned(type).Select(SliceOf).Where(s => s is not null && s != own).Distinct().Select(s => $"{type.FullName} uses the slice {s}");
        }).Order(StringComparer.Ordinal)];

        string? SliceOf(string name)
        {
            var outer = name.Split('/')[0];
            return slices.Contains(outer) ? outer : null;
        }
    }

    public static int CountSlices(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return Slices(module).Count();
    }

    /// <summary>Requests that name no act and are not declared open to all.</summary>
    public static IReadOnlyList<string> WithoutAct(IEnumerable<Type> requests) =>
        [.. requests.Where(r => UseCase.ActOf(r) is null && r.GetCustomAttribute<OpenToAllAttribute>() is null).Select(r => r.FullName!)];

    /// <summary>Names that no text of the folder mentions.</summary>
    public static IReadOnlyList<string> Unmentioned(IEnumerable<string> names, IEnumerable<string> texts)
    {
        var all = string.Join('\n', texts);
        return [.. names.Where(n => !all.Contains(n, StringComparison.Ordinal))];
    }

    /// <summary>Lines of code that name a kind of letter in a string; comments may.</summary>
    public static IReadOnlyList<string> KindsByCode(IEnumerable<KeyValuePair<string, string>> sources) =>
        [.. from file in sources
            from line in file.Value.Split('\n').Index()
            where !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal) && KindInString().IsMatch(line.Item)
            select $"{file.Key}:{line.Index + 1} {line.Item.Trim()}"];

    [GeneratedRegex(@"""[^""]*DOC-\d")]
    private static partial Regex KindInString();

    /// <summary>Public setters of entities; the stores of ASP.NET Core Identity need theirs.</summary>
    public static IReadOnlyList<string> PublicSetters(IEnumerable<Type> entities) =>
        [.. entities.SelectMany(t => t.GetProperties().Where(p => p.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .Select(p => $"{t.Name}.{p.Name}"))];

    private static IEnumerable<TypeDefinition> Slices(ModuleDefinition module) =>
        module.Types.Where(t => t.NestedTypes.Any(n => n.Name is "Command" or "Query"));

    private static IEnumerable<TypeDefinition> AllTypes(ModuleDefinition module)
    {
        var waiting = new Stack<TypeDefinition>(module.Types);
        while (waiting.TryPop(out var type))
        {
            foreach (var nested in type.NestedTypes) waiting.Push(nested);
            yield return type;
        }
    }

    private static TypeDefinition Outer(TypeDefinition type) => type.DeclaringType is null ? type : Outer(type.DeclaringType);

    // Full names of every type a type's signature, fields, attributes and method bodies speak of.
    private static IEnumerable<string> Mentioned(TypeDefinition type)
    {
        var names = new List<TypeReference?> { type.BaseType };
        names.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        names.AddRange(type.Fields.Select(f => f.FieldType));
        names.AddRange(type.Properties.Select(p => p.PropertyType));
        names.AddRange(type.CustomAttributes.Select(a => a.AttributeType));
        foreach (var method in type.Methods)
        {
            names.Add(method.ReturnType);
            names.AddRange(method.Parameters.Select(p => p.ParameterType));
            if (!method.HasBody) continue;
            names.AddRange(method.Body.Variables.Select(v => v.VariableType));
            foreach (var instruction in method.Body.Instructions)
            {
                names.Add(instruction.Operand as TypeReference);
                if (instruction.Operand is MemberReference member and not TypeReference)
                {
                    names.Add(member.DeclaringType);
                    if (member is MethodReference called) names.Add(called.ReturnType);
                }
            }
        }
        return names.SelectMany(Flatten).Select(n => n.FullName);
    }

    private static IEnumerable<TypeReference> Flatten(TypeReference? type)
    {
        if (type is null) yield break;
        if (type is GenericInstanceType generic)
            foreach (var argument in generic.GenericArguments.SelectMany(Flatten))
                yield return argument;
        yield return type.GetElementType();
    }
}
