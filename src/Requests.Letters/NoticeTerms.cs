using System.Text.Json.Serialization;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Letters;

/// <summary>What a process letter is about: enough to word it, and to enter it in the clock once it leaves.</summary>
public sealed record NoticeTerms(LetterKind Kind)
{
    /// <summary>Every point to be clarified.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];

    public string? Guidance { get; init; }

    /// <summary>The period given to the addressee, or added to the reply period.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>The counts that look excessive, why more time is needed, or what is to be searched for: the kind tells.</summary>
    public string? Reason { get; init; }

    public ConsultationKind? Consultation { get; init; }

    /// <summary>What the opinion is asked on.</summary>
    public string? Passages { get; init; }

    public string? Agency { get; init; }

    /// <summary>The third party of the case.</summary>
    public Guid? PartyId { get; init; }

    public FeeTariff? Tariff { get; init; }

    /// <summary>Requests charged, or pages; by item the register counts it, nobody types it (FEE-3).</summary>
    public int? Count { get; init; }

    /// <summary>By item: the applicant's requests of the month before these.</summary>
    public int Earlier { get; init; }

    /// <summary>By item: the calendar month the places are counted in.</summary>
    public DateOnly? Month { get; init; }

    public string? PaySlip { get; init; }
    public string? PayWay { get; init; }

    /// <summary>Who searches.</summary>
    public string? Unit { get; init; }

    public string? Keywords { get; init; }
    public DateOnly? AnswerBy { get; init; }

    /// <summary>What the notice charges; null for one that charges nothing.</summary>
    [JsonIgnore]
    public FeeQuoteResult? Charge => this is { Tariff: { } tariff, Count: { } count } ? FeeQuote.Of(tariff, count, Earlier) : null;

    [JsonIgnore]
    public string Template => LetterTemplates.Of(Kind, Consultation);

    /// <summary>What it enters in the clock the day it leaves; null where it starts no period.</summary>
    public ClockEntry? EntryOn(DateOnly on, DateOnly? deliveredOn, DateOnly approvedOn) => Enters is not { } entry ? null
        : Kind.Clock!.RunsFromArrival ? new(0, entry, on, deliveredOn, WorkingDays)
        : new(0, entry, on, WorkingDays: WorkingDays, ApprovedOn: approvedOn, ToldOn: on);

    [JsonIgnore]
    public ClockEntryKind? Enters => Kind.Clock switch
    {
        null => null,
        { Entries: [var only] } => only,
        _ => Consultation!.Value.Entry(),
    };

    /// <summary>What is written beside the clock entry.</summary>
    [JsonIgnore]
    public string? Note => Kind.Question(LetterTerm.Points) is not null ? string.Join('；', Points) : Kind.Consults ? Agency : Reason;
}
