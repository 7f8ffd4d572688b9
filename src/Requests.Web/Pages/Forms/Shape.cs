using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Requests.Web.Pages.Forms;

/// <summary>One member of a command, as a form asks for it.</summary>
/// <param name="Name">camelCase, as in the API.</param>
/// <param name="Type">Without <see cref="Nullable{T}"/>.</param>
/// <param name="Row">For a list of records: the record.</param>
/// <param name="Checked">For yes or no: what it is while nobody says.</param>
internal sealed record Member(string Name, Type Type, bool Required, Type? Row, bool Checked)
{
    public bool IsRecord => Row is null && !IsList && !IsMap && Type.IsClass && Type != typeof(string);

    public bool IsList => Type != typeof(string) && Type.IsAssignableTo(typeof(IEnumerable)) && !IsMap;

    /// <summary>Lists by name, typed as one a line: <c>reply: head, leader</c>.</summary>
    public bool IsMap => Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);

    /// <summary>What a list holds; otherwise the type itself.</summary>
    public Type Item => IsList && Type.IsGenericType ? Type.GetGenericArguments()[0] : Type;
}

/// <summary>The questions of a command, read from its own members, so that a form cannot part from its command.</summary>
internal static class Shape
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Member>> Known = new();

    public static IReadOnlyList<Member> Of(Type record) => Known.GetOrAdd(record, Read);

    private static IReadOnlyList<Member> Read(Type record)
    {
        var nullability = new NullabilityInfoContext();
        var constructor = record.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var parameters = constructor.GetParameters()
            .Select(p => Describe(p.Name!, p.ParameterType, !p.HasDefaultValue && nullability.Create(p).WriteState == NullabilityState.NotNull,
                p.HasDefaultValue && p.DefaultValue is true)).ToList();
        var named = parameters.Select(p => p.Name).ToHashSet();
        var properties = record.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.CanWrite && p.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always })
            .Select(p => Describe(p.Name, p.PropertyType, false)).Where(m => !named.Contains(m.Name));
        return [.. parameters, .. properties];
    }

    private static Member Describe(string name, Type type, bool required, bool isChecked = false)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var item = bare != typeof(string) && bare.IsGenericType && bare.GetGenericTypeDefinition() != typeof(IReadOnlyDictionary<,>) && bare.IsAssignableTo(typeof(IEnumerable)) ? bare.GetGenericArguments()[0] : null;
        return new(JsonNamingPolicy.CamelCase.ConvertName(name), bare, required, item is null || item == typeof(string)
            || item.IsValueType ? null : item, isChecked);
    }
}
