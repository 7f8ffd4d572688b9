using System.Text.Json.Serialization;
using Requests.Statute.Citations;

namespace Requests.Statute.Outcomes;

/// <summary>The place in a law an outcome leans on, as the officer cites it.</summary>
/// <param name="Kind">What an act the program does not know is said to be; its name must bear it out (OUT-6).</param>
public sealed record CitedLaw(string Title, int Article, int? Paragraph = null, int? Item = null, LegalActKind? Kind = null)
{
    /// <summary>The version of the act in force on the day; else the last one known, so that a guard can say it was not.</summary>
    public Citation On(DateOnly day)
    {
        var act = Acts.Find(Title, day)
            ?? Acts.All.LastOrDefault(a => a.Title == Title || a.ShortTitle == Title)
            ?? new LegalAct(Title, null, LegalRank.Of(Title, Kind), DateOnly.MinValue);
        return new Citation(act, Article, Paragraph, Item);
    }
}

/// <summary>What OTHER_MISC ends (G1, G5B).</summary>
public enum EndKind
{
    Withdrawn,

    /// <summary>Cannot be gone on with, or need not be.</summary>
    NoLongerPossible,

    /// <summary>A question, pointing to no record.</summary>
    Question,

    /// <summary>Not information of administration.</summary>
    NotGovernmentInformation,
}

/// <summary>One part that is not given, with its own ground and reason (Art. 37).</summary>
/// <param name="Law">For a ground that rests on a law of its own: that law, where it is not the one of the whole (OUT-6, OUT-8).</param>
public sealed record WithheldPart(string Place, PartGround Ground, string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CitedLaw? Law = null);

/// <summary>What the officer put on record for the guards OUT-1..7; frozen with the reply. Stored as JSON.</summary>
public sealed record OutcomeBasis
{
    /// <summary>Art. 37: something is supplied and something masked.</summary>
    public bool Separated { get; init; }

    public IReadOnlyList<WithheldPart> Withheld { get; init; } = [];

    /// <summary>Why a refused record could not be separated.</summary>
    public string? SeparationReason { get; init; }

    /// <summary>The prohibiting law, or the one that governs the register.</summary>
    public CitedLaw? Law { get; init; }

    /// <summary>Level mark and term, or the fixing decision.</summary>
    public string? SecrecyBasis { get; init; }

    public HarmKind? Harm { get; init; }

    /// <summary>How disclosure would do the harm, with its evidence.</summary>
    public string? HarmEvidence { get; init; }

    public InternalKind? Internal { get; init; }
    public ProcessKind? Process { get; init; }

    /// <summary>File number and the line of the file list that shows the paper.</summary>
    public string? EnforcementFile { get; init; }

    /// <summary>Why the body used its "may refuse" (OUT-7).</summary>
    public string? DiscretionReason { get; init; }

    public bool DisclosureDutyChecked { get; init; }

    /// <summary>Case number of the earlier, answered request (OUT-3).</summary>
    public string? EarlierCaseNumber { get; init; }

    /// <summary>The comparison that shows it is the same information.</summary>
    public string? Sameness { get; init; }

    public string? UnchangedFacts { get; init; }
    public string? RemainingUnclear { get; init; }

    /// <summary>Number of the correction or fee notice that was missed, where it was not numbered here.</summary>
    public string? NoticeNumber { get; init; }

    /// <summary>
    /// Numbers of the letters to third parties that this matter turns on. A letter that no matter names concerns them all (REM-20).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? ThirdPartyLetters { get; init; }

    public bool ObjectionFounded { get; init; }
    public string? ExpectedHarm { get; init; }

    /// <summary>The body's own assessment of what the third party said, or of its silence.</summary>
    public string? OpinionAssessment { get; init; }

    public string? PublicInterestView { get; init; }

    /// <summary>Number and day of the notice to the third party before release (DOC-8).</summary>
    public string? ReleaseNotice { get; init; }

    public string? ResponsibleAgency { get; init; }
    public string? ResponsibleContact { get; init; }

    /// <summary>What was tried to find the responsible body.</summary>
    public string? EffortsMade { get; init; }

    /// <summary>Why the reasons given for many requests, or silence, do not do (Art. 35).</summary>
    public string? ExcessAssessment { get; init; }

    /// <summary>The applicant's own words that show a petition.</summary>
    public string? QuotedClaim { get; init; }

    /// <summary>For OTHER_MISC: why there is nothing to answer as a request; what is none names Art. 2.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EndKind? End { get; init; }

    /// <summary>User name of who else read the file, where the guide asks for a second reader.</summary>
    public string? SecondReader { get; init; }
}
