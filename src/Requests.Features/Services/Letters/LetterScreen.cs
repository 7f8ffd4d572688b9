using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Privacy;
using Requests.Paper;
using Requests.Statute.Privacy;

namespace Requests.Features.Services.Letters;

/// <summary>What a screen shows of a letter: the same words as on paper with the names of people masked, for those who need not know them.</summary>
public sealed partial class LetterScreen(PersonalVault vault)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // Below the heading of the page and that of its part.
    internal const int TitleLevel = 3;

    public string Text(Case @case, string text) => Masked(@case.Parties, text, n => n);

    /// <param name="parties">Of its case.</param>
    public string Text(IEnumerable<Party> parties, string text) => Masked(parties, text, n => n);

    /// <summary>What the letter does not state yet stands out; in print it cannot be, for such a letter is not sent.</summary>
    public string Html(Case @case, PaperDocument paper) => Hole().Replace(Masked(@case.Parties, HtmlWriter.Write(paper, TitleLevel),
        Encoder.Encode), "<mark>$0</mark>");

    /// <summary>Blocks of the letter nobody writes by hand, as a part of a page.</summary>
    public string Html(Case @case, Block block, bool first) => Hole().Replace(Masked(@case.Parties, HtmlWriter.Write(block, TitleLevel, titled: !first),
        Encoder.Encode), "<mark>$0</mark>");

    /// <summary>Nobody's name stands in the text: a screen shows it as it is.</summary>
    public bool IsOpen(Case @case, string text) => Text(@case, text) == text;

    public IReadOnlyList<EnglishFact> English(Case @case, Letter letter) => [.. EnglishFacts.Of(letter).Select(f => f with { Value = Text(@case, f.Value) })];

    [GeneratedRegex(@"\{[^{}<>]+\}")]
    private static partial Regex Hole();

    private string Masked(IEnumerable<Party> parties, string text, Func<string, string> written) => parties.Select(p => vault.Open(p.Name)).OfType<string>().OrderByDescending(n => n.Length)
        .Aggregate(text, (masked, name) => masked.Replace(written(name), written(Masks.Name(name)), StringComparison.Ordinal));
}
