using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using MediatR;
using Requests.Features.Kernel;
using Requests.Paper;

namespace Requests.Features.Services.Pipeline;

/// <summary>
/// The one gate for text from outside, whichever door it came by: a field that holds what is no character (noncharacters, controls,
/// halves of pairs) is refused by name, and one that shows nothing becomes empty, so that "not empty" means what a reader means.
/// All else stays as it arrived; whoever prints, checks, searches or compares uses <see cref="Characters.Clean"/>.
/// </summary>
public sealed class TextGateBehavior<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var faults = TextGate.Pass(request);
        return faults.Count == 0 ? next() : Task.FromResult(TResponse.Refuse(CommonProblems.Invalid with { Fields = faults }));
    }
}

/// <summary>What <see cref="TextGateBehavior{TRequest,TResponse}"/> does, for doors that send no command.</summary>
public static class TextGate
{
    private const int Around = 8;
    private static readonly Text NoCharacter = Text.Of("TextGate.NoCharacter");
    private static readonly Text FarDay = Text.Of("TextGate.FarDay");
    private static readonly Text Missing = Text.Of("TextGate.Missing");

    // No calendar of the office reaches further, and reckoning from there runs over the end of all calendars.
    private const int FirstYear = 1900, LastYear = 2200;
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> Texts = new();

    /// <summary>What is wrong with a text; null where nothing is.</summary>
    public static Text? FaultOf(string? text)
    {
        for (var at = 0; at < text?.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, at, out var rune);
            if (!whole || Characters.IsControl(rune.Value) || Characters.IsNoncharacter(rune.Value))
            {
                var code = whole ? rune.Value : text[at];
                return NoCharacter.With(at + 1, Characters.Clean(text[Math.Max(0, at - Around)..at])
                    .Trim('\uFFFD'), code.ToString("X4", CultureInfo.InvariantCulture));
            }
            at += rune.Utf16SequenceLength;
        }
        return null;
    }

    /// <summary>Empties the texts that show nothing and names the fields (camelCase path) that hold what is no character.</summary>
    public static IReadOnlyDictionary<string, string[]> Pass(object input)
    {
        var faults = new Dictionary<string, string[]>();
        Walk(input, "", faults);
        return faults;
    }

    private static void Walk(object owner, string path, Dictionary<string, string[]> faults)
    {
        foreach (var property in Texts.GetOrAdd(owner.GetType(), PropertiesOf))
        {
            var at = path + char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            switch (property.GetValue(owner))
            {
                case string text when Look(text, at, faults) && property.CanWrite: property.SetValue(owner, ""); break;
                case string: break;
                case DateOnly { Year: < FirstYear or > LastYear }: faults[at] = [FarDay.With(FirstYear, LastYear).ToString()]; break;
                case DateOnly: break;
                case int year:
                    if (year is < FirstYear or > LastYear) faults[at] = [FarDay.With(FirstYear, LastYear).ToString()];
                    break;
                case IReadOnlyDictionary<string, string> named:
                    foreach (var (name, text) in named)
                    {
                        if (text is null) faults[$"{at}.{Characters.Clean(name)}"] = [Missing.ToString()];
                        else Look(text, $"{at}.{Characters.Clean(name)}", faults);
                    }
                    break;
                case IEnumerable items: Each(items, at, faults); break;
                case { } part: Walk(part, at + ".", faults); break;
            }
        }
    }

    private static void Each(IEnumerable items, string path, Dictionary<string, string[]> faults)
    {
        var no = 0;
        foreach (var item in items)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{no++}]");
            if (item is string text) Look(text, at, faults);
            else if (item is null) faults[at] = [Missing.ToString()];
            else if (IsOurs(item.GetType())) Walk(item, at + ".", faults);
        }
    }

    /// <returns>True for a text that shows nothing and is not empty yet.</returns>
    private static bool Look(string text, string at, Dictionary<string, string[]> faults)
    {
        if (FaultOf(text) is { } fault) faults[at] = [fault.ToString()];
        return text.Length > 0 && Characters.IsBlank(text);
    }

    // What is only worked out from the rest is looked at there.
    private static IReadOnlyList<PropertyInfo> PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p is { CanRead: true, CanWrite: true } && (Holds(p.PropertyType) || IsDay(p)))];

    private static bool IsDay(PropertyInfo property) => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var type
        && (type == typeof(DateOnly) || (type == typeof(int) && property.Name.EndsWith("Year", StringComparison.Ordinal)));

    private static bool Holds(Type type) => type == typeof(string) || IsOurs(type)
        || (typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType && type.GetGenericArguments().Any(a => a == typeof(string) || IsOurs(a)));

    private static bool IsOurs(Type type) => type is { IsEnum: false, IsPrimitive: false } && type.Namespace?.StartsWith("Requests.", StringComparison.Ordinal) == true;
}
