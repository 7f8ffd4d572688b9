using System.Collections.Frozen;
using static Requests.Letters.Checks.CheckStage;
using static Requests.Letters.Checks.Severity;

namespace Requests.Letters.Checks;

/// <summary>The checks before sending, one row each (letters.md 4; ART-ANALOGY: Q-L3): name, weight, from when, whether a leader may waive it, what must hold.</summary>
public static class LetterChecks
{
    private const bool Waivable = true, Fixed = false;

    public static IReadOnlyList<LetterCheck> All { get; } =
    [
        new("ADDR-NAME", Blocking, Draft, Waivable, Text.Of("LetterChecks.ADDR-NAME"), AddressChecks.Name),
        new("ADDR-LABEL", Blocking, Draft, Waivable, Text.Of("LetterChecks.ADDR-LABEL"), AddressChecks.Label),
        new("NUM-FORM", Blocking, Draft, Fixed, Text.Of("LetterChecks.NUM-FORM"), AddressChecks.NumberForm),
        new("NUM-SERIES", Blocking, Approved, Fixed, Text.Of("LetterChecks.NUM-SERIES"), AddressChecks.Series),
        new("NUM-CITED", Blocking, Draft, Waivable, Text.Of("LetterChecks.NUM-CITED"), AddressChecks.Cited),
        new("DATE-SIGN", Blocking, Approved, Fixed, Text.Of("LetterChecks.DATE-SIGN"), DateChecks.Signed),
        new("DATE-DUE", Blocking, Approved, Fixed, Text.Of("LetterChecks.DATE-DUE"), DateChecks.Due),
        new("DATE-LEDGER", Blocking, Draft, Waivable, Text.Of("LetterChecks.DATE-LEDGER"), DateChecks.Ledger),
        new("ASK-VERBATIM", Blocking, Draft, Fixed, Text.Of("LetterChecks.ASK-VERBATIM"), AnswerChecks.Verbatim),
        new("ASK-ALL", Blocking, Draft, Fixed, Text.Of("LetterChecks.ASK-ALL"), AnswerChecks.AllMatters),
        new("LEAF-DOC", Blocking, Draft, Fixed, Text.Of("LetterChecks.LEAF-DOC"), AnswerChecks.LeafAndPaper),
        new("ART-LEAF", Blocking, Draft, Waivable, Text.Of("LetterChecks.ART-LEAF"), AnswerChecks.Articles),
        new("ART-FORM", Warning, Draft, Waivable, Text.Of("LetterChecks.ART-FORM"), AnswerChecks.CitationForms),
        new("ART-FORCE", Blocking, Draft, Waivable, Text.Of("LetterChecks.ART-FORCE"), AnswerChecks.InForce),
        new("ART-RANK", Blocking, Draft, Waivable, Text.Of("LetterChecks.ART-RANK"), AnswerChecks.Rank),
        new("ART-ANALOGY", Warning, Draft, Waivable, Text.Of("LetterChecks.ART-ANALOGY"), AnswerChecks.Analogy),
        new("MAND", Blocking, Draft, Fixed, Text.Of("LetterChecks.MAND"), ReasonChecks.Mandatory),
        new("REASON-OWN", Blocking, Draft, Waivable, Text.Of("LetterChecks.REASON-OWN"), ReasonChecks.OwnReason),
        new("LIMB", Blocking, Draft, Waivable, Text.Of("LetterChecks.LIMB"), ReasonChecks.Limb),
        new("SEP", Blocking, Draft, Waivable, Text.Of("LetterChecks.SEP"), ReasonChecks.Separation),
        new("THIRD", Blocking, Draft, Waivable, Text.Of("LetterChecks.THIRD"), EvidenceChecks.ThirdParty),
        new("SEARCH", Blocking, Draft, Waivable, Text.Of("LetterChecks.SEARCH"), EvidenceChecks.Search),
        new("RESP", Blocking, Draft, Waivable, Text.Of("LetterChecks.RESP"), EvidenceChecks.ResponsibleBody),
        new("DUP", Blocking, Draft, Fixed, Text.Of("LetterChecks.DUP"), EvidenceChecks.Duplicate),
        new("CORR-ONE", Blocking, Draft, Fixed, Text.Of("LetterChecks.CORR-ONE"), EvidenceChecks.OneCorrection),
        new("LAPSE", Blocking, Draft, Fixed, Text.Of("LetterChecks.LAPSE"), EvidenceChecks.Lapse),
        new("REM-KIND", Blocking, Draft, Fixed, Text.Of("LetterChecks.REM-KIND"), RemedyChecks.Kind),
        new("REM-ORGAN", Blocking, Draft, Fixed, Text.Of("LetterChecks.REM-ORGAN"), RemedyChecks.Organ),
        new("REM-ONLINE", Blocking, Draft, Fixed, Text.Of("LetterChecks.REM-ONLINE"), RemedyChecks.Online),
        new("SUPPLY", Blocking, Draft, Waivable, Text.Of("LetterChecks.SUPPLY"), SupplyChecks.Form),
        new("ENCL", Blocking, Draft, Waivable, Text.Of("LetterChecks.ENCL"), SupplyChecks.Enclosures),
        new("PARTS", Blocking, Draft, Waivable, Text.Of("LetterChecks.PARTS"), SupplyChecks.Parts),
        new("REDACT", Blocking, Draft, Fixed, Text.Of("LetterChecks.REDACT"), SupplyChecks.Redaction),
        new("PII-ID", Blocking, Draft, Waivable, Text.Of("LetterChecks.PII-ID"), PrivacyChecks.Numbers),
        new("PII-NAME", Blocking, Draft, Waivable, Text.Of("LetterChecks.PII-NAME"), PrivacyChecks.Names),
        new("PII-OWN", Warning, Draft, Waivable, Text.Of("LetterChecks.PII-OWN"), PrivacyChecks.OwnNumbers),
        new("SECRET-MARK", Blocking, Draft, Waivable, Text.Of("LetterChecks.SECRET-MARK"), PrivacyChecks.SecretMarks),
        new("HIDDEN", Blocking, Draft, Waivable, Text.Of("LetterChecks.HIDDEN"), SupplyChecks.Hidden),
        new("GLYPH", Blocking, Draft, Waivable, Text.Of("LetterChecks.GLYPH"), TextChecks.Glyphs),
        new("TEXT-CHAR", Warning, Draft, Waivable, Text.Of("LetterChecks.TEXT-CHAR"), TextChecks.Characters),
        new("TEXT-WORDS", Warning, Draft, Waivable, Text.Of("LetterChecks.TEXT-WORDS"), TextChecks.Words),
        new("SIGNER", Blocking, Draft, Fixed, Text.Of("LetterChecks.SIGNER"), SendingChecks.Signer),
        new("APPROVAL", Blocking, Approved, Fixed, Text.Of("LetterChecks.APPROVAL"), SendingChecks.Approval),
        new("FEE", Blocking, Draft, Fixed, Text.Of("LetterChecks.FEE"), SendingChecks.Fee),
        new("SERVICE", Blocking, Draft, Fixed, Text.Of("LetterChecks.SERVICE"), SendingChecks.Method),
        new("HOLD", Blocking, Draft, Fixed, Text.Of("LetterChecks.HOLD"), SendingChecks.Hold),
        new("LAYOUT", Warning, Draft, Waivable, Text.Of("LetterChecks.LAYOUT"), TextChecks.Layout),
        new("TWIN", Blocking, Draft, Fixed, Text.Of("LetterChecks.TWIN"), TextChecks.Twins),
    ];

    private static readonly FrozenDictionary<string, LetterCheck> ById = All.ToFrozenDictionary(c => c.Id);

    public static LetterCheck? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Every check with what it found; one that is not asked yet has no faults and says so.</summary>
    public static IReadOnlyList<CheckFinding> Run(CheckMaterial material) =>
        [.. All.Select(c => material.Stage < c.From ? new CheckFinding(c, false, []) : new CheckFinding(c, true, [.. c.Find(material)]))];
}

/// <param name="Asked">False while the letter has not come far enough for this check.</param>
public sealed record CheckFinding(LetterCheck Check, bool Asked, IReadOnlyList<Fault> Faults)
{
    public bool Stands => Faults.Count == 0;
}
