using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Requests.Letters;

public enum FieldType
{
    Text,
    LongText,
    Date,
    Number,

    /// <summary>Yuan, as printed.</summary>
    Money,
    Choice,

    /// <summary>第三十六条第五项.</summary>
    Citation,
    List,
    Url,
}

/// <summary>One thing a letter can say. Templates may use these names and no others (letters.md 2.1).</summary>
/// <param name="Name">camelCase, the same in templates and in the API.</param>
/// <param name="Block">TITLE, ADDR, REFUSE and so on.</param>
public sealed record LetterField(string Name, FieldType Type, string Block, Text Label)
{
    // What the case or the body's settings alone can say.
    private static readonly FrozenSet<string> OfTheCase = new[] { "TITLE", "NUM", "ADDR", "OPEN", "BASIS", "PARTS", "ENCL", "REMEDY",
        "CONTACT", "SIGN", "FORM" }.ToFrozenSet();

    /// <summary>Nobody types it.</summary>
    public bool IsComputed => OfTheCase.Contains(Block);
}

/// <summary>The one table of fields, kept as data in <c>Templates/fields.tsv</c>.</summary>
public static partial class LetterFields
{
    private static readonly FrozenDictionary<string, FieldType> Types = new Dictionary<string, FieldType>
    {
        ["t"] = FieldType.Text,
        ["T"] = FieldType.LongText,
        ["d"] = FieldType.Date,
        ["n"] = FieldType.Number,
        ["m"] = FieldType.Money,
        ["e"] = FieldType.Choice,
        ["a"] = FieldType.Citation,
        ["L"] = FieldType.List,
        ["u"] = FieldType.Url,
    }.ToFrozenDictionary();

    public static IReadOnlyList<LetterField> All { get; } =
        [.. Resource("fields.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .Select(c => new LetterField(c[0], Types[c[1]], c[2], new Text(c[3], c[4])))];

    private static readonly FrozenDictionary<string, LetterField> ByName = All.ToFrozenDictionary(f => f.Name);

    public static LetterField? Find(string name) => ByName.GetValueOrDefault(name);

    /// <exception cref="KeyNotFoundException">No such field.</exception>
    public static LetterField Of(string name) => ByName[name];

    /// <summary>An officer's value as printed; null where it is not of the field's type.</summary>
    public static string? Print(LetterField field, string value)
    {
        var text = value.Trim();
        return field.Type switch
        {
            FieldType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var on) ? LetterDays.Print(on) : null,
            FieldType.Number => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture,
                out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
            FieldType.Money => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var yuan) ? yuan.ToString("0.##", CultureInfo.InvariantCulture) : null,
            FieldType.Citation => Place().IsMatch(text) ? text : null,
            FieldType.Url => Uri.TryCreate(text, UriKind.Absolute, out _) ? text : null,
            FieldType.List => string.Join('、', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            _ => text,
        };
    }

    internal static string Resource(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var reader = new StreamReader(assembly.GetManifestResourceStream(ResourcePrefix + file)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    internal static IEnumerable<string> Resources(string extension) => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal)
            && n.EndsWith(extension, StringComparison.Ordinal)).Select(n => n[ResourcePrefix.Length..]);

    private const string ResourcePrefix = "Letters/";

    [GeneratedRegex("^第[零一二三四五六七八九十百千]+条(第[一二三四五六七八九十]+款)?(第[一二三四五六七八九十]+项)?$")]
    private static partial Regex Place();
}
