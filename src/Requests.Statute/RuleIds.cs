namespace Requests.Statute;

/// <summary>
/// Every rule id of the dossier. An id in code, test or letter that is not here is a slip of the pen;
/// one that is mentioned in this project must be mentioned in a test (House.Tests).
/// </summary>
public static class RuleIds
{
    private static readonly string[] Families =
    [
        .. Numbered("INT", 12),
        .. Numbered("REC", 9),
        .. Numbered("CNT", 6), "CNT-2a",
        .. Numbered("CLK", 15), "CLK-1b", "CLK-5a",
        .. Numbered("FEE", 11),
        .. Numbered("SRV", 10),
        .. Numbered("OUT", 9),
        .. Numbered("REP", 6),
        .. Numbered("X", 7),
        .. Numbered("SEED", 11),
        .. Numbered("REM", 21), "REM-5b", "REM-7a", "REM-7b", "REM-7c",
        .. Numbered("REV", 6),
        .. Numbered("ARC", 10),
        .. Numbered("PRO", 6),
        .. Numbered("SUP", 7),
        .. Numbered("PII", 13),
    ];

    /// <summary>The checks before sending (letters.md section 4).</summary>
    public static IReadOnlyList<string> LetterChecks { get; } =
    [
        "ADDR-NAME", "ADDR-LABEL", "NUM-FORM", "NUM-SERIES", "NUM-CITED", "DATE-SIGN", "DATE-DUE", "DATE-LEDGER",
        "ASK-VERBATIM", "ASK-ALL", "LEAF-DOC", "ART-LEAF", "ART-FORM", "ART-FORCE", "ART-RANK", "ART-ANALOGY", "MAND", "REASON-OWN",
        "LIMB", "SEP", "THIRD", "SEARCH", "RESP", "DUP", "CORR-ONE", "LAPSE", "REM-KIND", "REM-ORGAN", "REM-ONLINE",
        "SUPPLY", "ENCL", "PARTS", "REDACT", "PII-ID", "PII-NAME", "PII-OWN", "SECRET-MARK", "HIDDEN", "GLYPH",
        "TEXT-CHAR", "TEXT-WORDS", "SIGNER", "APPROVAL", "FEE", "SERVICE", "HOLD", "LAYOUT", "TWIN",
    ];

    /// <summary>Numbered rules and letter checks.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>([.. Families, .. LetterChecks], StringComparer.Ordinal);

    private static IEnumerable<string> Numbered(string family, int last) => Enumerable.Range(1, last).Select(number => $"{family}-{number}");
}
