using System.Collections.Frozen;

namespace Requests.Letters;

/// <summary>The templates that come with the program, read once.</summary>
public static class ShippedTemplates
{
    public static IReadOnlyDictionary<string, LetterTemplate> All { get; } = LetterFields.Resources(".txt")
        .Select(file => LetterTemplate.Shipped(file[..^4], LetterFields.Resource(file))).ToFrozenDictionary(t => t.Code);

    /// <exception cref="KeyNotFoundException">No such template.</exception>
    public static LetterTemplate Of(string code) => All[code];
}
