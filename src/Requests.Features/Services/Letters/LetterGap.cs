namespace Requests.Features.Services.Letters;

/// <summary>A field a draft must still state, as a screen asks for it.</summary>
/// <param name="Fields">Any one of these would do.</param>
public sealed record LetterGap(IReadOnlyList<string> Fields, string Chinese, string English)
{
    public static IReadOnlyList<LetterGap> Of(Letter letter) => [.. letter.Missing.Select(m => new LetterGap(m.Fields, m.Label.Zh, m.Label.En))];
}
