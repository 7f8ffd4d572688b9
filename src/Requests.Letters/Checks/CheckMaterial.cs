using Requests.Paper;
using Requests.Statute.Citations;
using Requests.Statute.Fees;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;

namespace Requests.Letters.Checks;

/// <summary>Everything the checks look at, gathered once: the letter, what the file says, and what goes with it.</summary>
public sealed record CheckMaterial
{
    public required CheckStage Stage { get; init; }
    public required DateOnly Today { get; init; }
    public required CheckedLetter Letter { get; init; }
    public required CheckedCase Case { get; init; }
    public required CheckedBody Body { get; init; }

    /// <summary>The files that go with the letter, in order.</summary>
    public IReadOnlyList<CheckedFile> Files { get; init; } = [];

    public IReadOnlyList<MarkedPlace> Marks { get; init; } = [];

    /// <summary>Names in the letter that are those of other applicants, of third parties or informants.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Characters no face at hand has; the letter shows their substitutes.</summary>
    public IReadOnlyList<string> MissingGlyphs { get; init; } = [];

    /// <summary>Names and words of the parties, as they arrived: the office cannot choose other ones.</summary>
    public string ApplicantsCharacters { get; init; } = "";

    /// <summary>The letter as it comes out; null where it was not printed.</summary>
    public CheckedPrint? Print { get; init; }

    /// <summary>Null while nobody knows how it will leave.</summary>
    public PlannedService? Service { get; init; }

    /// <summary>The text without what it quotes of the applicant: those words are not the office's.</summary>
    public string OwnText => Case.Quoted.Where(q => q.Length > 0).OrderByDescending(q => q.Length)
        .Aggregate(Letter.Text, (text, quoted) => text.Replace(quoted, "", StringComparison.Ordinal));
}

/// <summary>The letter as it stands.</summary>
public sealed record CheckedLetter
{
    public required LetterKind Kind { get; init; }

    public OutcomeLeaf? Leaf { get; init; }
    public NotHeldKind? NotHeldKind { get; init; }
    public required string Text { get; init; }
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<CheckedAnswer> Answers { get; init; } = [];
    public string Remedies { get; init; } = "";

    /// <summary>Meant for service through the internet (SRV-7).</summary>
    public bool Online { get; init; }

    /// <summary>The day whose law it follows.</summary>
    public required DateOnly ActOn { get; init; }

    public IReadOnlyList<Text> Missing { get; init; } = [];
    public string? Number { get; init; }
    public DateOnly? LetterOn { get; init; }
    public string Addressee { get; init; } = "";
    public string Signer { get; init; } = "";
    public string? SealKind { get; init; }
    public IReadOnlyList<ListedEnclosure> Enclosures { get; init; } = [];

    public string? this[string field] => Facts.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;
}

/// <summary>The answer to one matter, or to all.</summary>
public sealed record CheckedAnswer(int? MatterNo, OutcomeLeaf Leaf, NotHeldKind? NotHeldKind, string Facts, string Basis, string Decision, string Reasons)
{
    public string Text => $"{Facts}{Basis}{Decision}{Reasons}";
}

public sealed record ListedEnclosure(string Title, int? Pages, string? Sha256 = null);

/// <summary>What the file of the case says.</summary>
public sealed record CheckedCase
{
    /// <summary>Whoever the letter must be addressed to.</summary>
    public required string Addressee { get; init; }

    /// <summary>您, 你单位 or 你们.</summary>
    public required string You { get; init; }

    public required string RequestText { get; init; }
    public IReadOnlyList<int> Matters { get; init; } = [];

    /// <summary>Words of the applicant the letter may quote.</summary>
    public IReadOnlyList<string> Quoted { get; init; } = [];

    /// <summary>Dates by field as the clock ledger has them.</summary>
    public IReadOnlyDictionary<string, DateOnly> Ledger { get; init; } = new Dictionary<string, DateOnly>();

    public OutcomeLeaf? Leaf { get; init; }
    public NotHeldKind? NotHeldKind { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>Somebody saw that it leaves late.</summary>
    public bool LateConfirmed { get; init; }

    /// <summary>Address on the label, and the addresses it may be.</summary>
    public string? LabelAddress { get; init; }

    public string? ServiceAddress { get; init; }
    public string? AgentAddress { get; init; }
    public bool MandateOnFile { get; init; }

    /// <summary>The applicant's own ID number and phone.</summary>
    public IReadOnlyList<string> OwnNumbers { get; init; } = [];

    /// <summary>Numbers of letters of this case and of the earlier one it points to.</summary>
    public IReadOnlyList<string> KnownNumbers { get; init; } = [];

    /// <summary>Numbers that other letters carry, voided ones too.</summary>
    public IReadOnlyList<string> TakenNumbers { get; init; } = [];

    public DateOnly? ApprovedOn { get; init; }
    public DateOnly? DispatchedOn { get; init; }
    public Citation? Law { get; init; }
    public SearchFacts? Search { get; init; }
    public IReadOnlyList<string> SearchedPlaces { get; init; } = [];
    public ThirdPartyFacts? ThirdParty { get; init; }

    /// <summary>With several matters: what happened with the third party that each of them turns on; null where it turns on none.</summary>
    public IReadOnlyDictionary<int, ThirdPartyFacts?> ThirdPartyByMatter { get; init; } = new Dictionary<int, ThirdPartyFacts?>();

    /// <summary>What happened with the third party that an answer turns on.</summary>
    public ThirdPartyFacts? ThirdPartyOf(int? matterNo) => matterNo is { } no ? ThirdPartyByMatter.GetValueOrDefault(no) : ThirdParty;

    public EarlierCaseFacts? Earlier { get; init; }
    public int CorrectionNotices { get; init; }
    public bool CorrectionReceived { get; init; }
    public CheckedLapse? Lapse { get; init; }

    /// <summary>The clause the selector gives for leaf and day.</summary>
    public string Remedies { get; init; } = "";

    public SupplyForm? WantedForm { get; init; }
    public SupplyForm? SuppliedForm { get; init; }
    public FormChangeReason? FormChange { get; init; }
    public int WithheldParts { get; init; }
    public CheckedFee? Fee { get; init; }
    public CheckedApproval? Approval { get; init; }

    /// <summary>Why nothing may be supplied now (REM-17).</summary>
    public string? Hold { get; init; }
}

/// <summary>A notice whose period ran out.</summary>
/// <param name="Came">The correction, a good reason or the payment is on file.</param>
public sealed record CheckedLapse(bool DeliveryProven, DateOnly? LastDay, bool Came);

/// <param name="Tariffs">Every tariff the case was charged by.</param>
/// <param name="Earlier">By item: the applicant's requests of the month before these, as the register counts them now.</param>
public sealed record CheckedFee(FeeTariff Tariff, int Count, IReadOnlyList<FeeTariff> Tariffs, int Earlier = 0);

/// <param name="Opinions">Agreements of the running round, in order.</param>
/// <param name="FixedHash">Hash when the last agreed; null before.</param>
/// <param name="CurrentHash">Hash of the letter as it is now.</param>
public sealed record CheckedApproval(IReadOnlyList<string> Chain, IReadOnlyList<CheckedOpinion> Opinions, Guid? DraftedBy,
    string? FixedHash, string CurrentHash);

public sealed record CheckedOpinion(string Role, Guid By);

/// <summary>What the body's settings say on the day.</summary>
public sealed record CheckedBody
{
    public required string Name { get; init; }

    /// <summary>Code and series mark a number of this letter begins with: 哈城管公复.</summary>
    public required string SeriesCode { get; init; }

    /// <summary>机关代字, which all own numbers begin with.</summary>
    public required string NumberCode { get; init; }

    public required string Organ { get; init; }
    public required string Court { get; init; }
    public string? ReconsiderationUrl { get; init; }
    public IReadOnlyList<string> Phones { get; init; } = [];
}

/// <summary>A file that goes with the letter.</summary>
/// <param name="Redacted">Made by the redaction, so that nothing in it may be readable as text.</param>
public sealed record CheckedFile(int No, string Title, string MediaType, string Sha256, bool Redacted, FileInspection Inspection)
{
    /// <summary>What can still be taken out of a redacted file.</summary>
    public IReadOnlyList<RedactionFinding> Leaks { get; init; } = [];

    /// <summary>Pages as somebody counted them, where the format knows none.</summary>
    public int? TypedPages { get; init; }

    /// <summary>Its secrecy mark was looked at, and the file found to be no secret (any more).</summary>
    public bool SecretCleared { get; init; }
}

/// <summary>A rectangle that hides one withheld part.</summary>
public sealed record MarkedPlace(int FileNo, int Page, int PartNo);

/// <summary>The letter as it comes out.</summary>
/// <param name="Differences">Where PDF, DOCX and preview do not say the same.</param>
/// <param name="Layout">Faults of the set pages.</param>
public sealed record CheckedPrint(IReadOnlyList<TwinDifference> Differences, IReadOnlyList<LayoutFinding> Layout);

public sealed record PlannedService(ServiceMethod Method, ServiceFacts Facts);
