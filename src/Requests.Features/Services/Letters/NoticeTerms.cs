using Requests.Features.Data.Entities;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;

namespace Requests.Features.Services.Letters;

/// <summary>What a process letter is about: enough to word it, and to enter it in the clock once it leaves.</summary>
/// <param name="Kind">DOC-3 to DOC-11 or DOC-19.</param>
public sealed record NoticeTerms(string Kind)
{
    /// <summary>Kinds an officer drafts; DOC-10 goes out with the order to search.</summary>
    internal static readonly string[] Drafted = ["DOC-3", "DOC-4", "DOC-5", "DOC-6", "DOC-7", "DOC-8", "DOC-9", "DOC-11", "DOC-19"];

    /// <summary>DOC-3: every point to be clarified.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];

    public string? Guidance { get; init; }

    /// <summary>The period given to the addressee, or added to the reply period (DOC-5).</summary>
    public int? WorkingDays { get; init; }

    /// <summary>DOC-4: the counts. DOC-5: why more time is needed. DOC-11: what is excessive.</summary>
    public string? Reason { get; init; }

    public ConsultationKind? Consultation { get; init; }

    /// <summary>DOC-6, DOC-9: what the opinion is asked on.</summary>
    public string? Passages { get; init; }

    public string? Agency { get; init; }

    /// <summary>DOC-6, DOC-8: the third party of the case.</summary>
    public Guid? PartyId { get; init; }

    public FeeTariff? Tariff { get; init; }
    public int? Count { get; init; }

    /// <summary>DOC-10.</summary>
    public string? Unit { get; init; }

    public string? Keywords { get; init; }
    public DateOnly? AnswerBy { get; init; }

    internal string Template => Consultation == ConsultationKind.Agency && Kind == "DOC-9" ? "DOC-9.AGENCY" : Kind;

    /// <summary>What it enters in the clock the day it leaves; null where it starts no period.</summary>
    internal ClockEntry? EntryOn(DateOnly on, DateOnly? deliveredOn, DateOnly approvedOn) => Kind switch
    {
        "DOC-3" => new(0, ClockEntryKind.CorrectionNotice, on, deliveredOn, WorkingDays),
        "DOC-4" => new(0, ClockEntryKind.ReasonsRequested, on, deliveredOn, WorkingDays),
        "DOC-5" => new(0, ClockEntryKind.Extended, on, WorkingDays: WorkingDays, ApprovedOn: approvedOn, ToldOn: on),
        "DOC-6" or "DOC-9" => new(0, Consultations.LetterKind(Consultation!.Value), on, deliveredOn, WorkingDays),
        "DOC-11" => new(0, ClockEntryKind.FeeNotice, on, deliveredOn),
        _ => null,
    };

    internal string? Note => Kind switch
    {
        "DOC-3" => string.Join('；', Points),
        "DOC-6" or "DOC-9" => Agency,
        _ => Reason,
    };
}
