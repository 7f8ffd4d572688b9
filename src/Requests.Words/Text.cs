using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Requests.Words;

/// <summary>
/// One sentence in the two languages of the product. All of them lie in the resource files beside this class, one file an
/// area and language, and are found here by their key: a problem by its code, a value of an enum by its type and name.
/// </summary>
public sealed record Text(string Zh, string En)
{
    public static readonly IReadOnlyList<string> Languages = ["zh-CN", "en"];

    /// <summary>Every text by its key.</summary>
    public static IReadOnlyDictionary<string, Text> All { get; } = Read();

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public static Text Of(string key) => Find(key) ?? throw new KeyNotFoundException($"No words are kept under {key}");

    /// <summary>What a value is called.</summary>
    /// <exception cref="KeyNotFoundException">The value has no words.</exception>
    public static Text Of(Enum value) => Of(KeyOf(value));

    /// <summary>One of several texts of a value, such as the title of a notice.</summary>
    /// <exception cref="KeyNotFoundException">The value has no such text.</exception>
    public static Text Of(Enum value, string form) => Of($"{KeyOf(value)}.{form}");

    public static Text? Find(string key) => All.GetValueOrDefault(key);

    /// <summary><c>choice.Role.clerk</c>.</summary>
    public static string KeyOf(Enum value) => $"choice.{value.GetType().Name}.{JsonNamingPolicy.CamelCase.ConvertName(value.ToString())}";

    public string In(bool english) => english ? En : Zh;

    /// <summary>The sentence in the language of the current request.</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en");

    /// <summary>Fills the numbered places; a text among the arguments is said in the language of the sentence around it.</summary>
    public Text With(params object?[] arguments) => new(Filled(Zh, arguments, english: false), Filled(En, arguments, english: true));

    /// <summary>As it stands in the middle of a sentence; English writes its first letter small.</summary>
    public Text InSentence() => En.Length > 1 && char.IsLower(En[1]) ? this with { En = char.ToLowerInvariant(En[0]) + En[1..] } : this;

    private static string Filled(string sentence, object?[] arguments, bool english) =>
        string.Format(CultureInfo.InvariantCulture, sentence, [.. arguments.Select(a => a is Text text ? text.In(english) : a)]);

    private static FrozenDictionary<string, Text> Read()
    {
        var english = ReadLanguage("en");
        return ReadLanguage("zh-CN").ToFrozenDictionary(entry => entry.Key,
            entry => new Text(entry.Value, english.GetValueOrDefault(entry.Key) ?? throw new InvalidOperationException($"{entry.Key} has no English words")));
    }

    // A key that stands in two files is a fault, and Add says so.
    private static Dictionary<string, string> ReadLanguage(string language)
    {
        var assembly = typeof(Text).Assembly;
        var all = new Dictionary<string, string>();
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith($"{language}.", StringComparison.Ordinal)) continue;
            using var file = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(file)!) all.Add(key, text);
        }
        return all;
    }
}
