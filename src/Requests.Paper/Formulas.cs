using System.Text;

namespace Requests.Paper;

/// <summary>Text that a spreadsheet would take for a formula, in whatever width its first sign is written, is made harmless by a leading apostrophe.</summary>
public static class Formulas
{
    // Also the small forms and the superscripts that a spreadsheet folds to the plain sign.
    private const string Signs = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212\u207A\u207B\u207C\u208A\u208B\u208C";

    /// <summary>The text as a cell may hold it.</summary>
    public static string Harmless(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Signs.Contains(rune.ToString(), StringComparison.Ordinal)) return "'" + text;
            // What nobody sees, and blanks, a spreadsheet may pass over.
            if (!Rune.IsWhiteSpace(rune) && !Characters.IsUnseen(rune.Value)) return text;
        }
        return text;
    }
}
