using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Cases;

/// <summary>How far a case has come: the facts that decide which step it needs next.</summary>
public sealed record CaseProgress(CaseState State)
{
    public bool Withdrawn { get; init; }

    public bool Classified { get; init; }

    /// <summary>Some of it is another body's to disclose.</summary>
    public bool IsOthers { get; init; }

    /// <summary>The notice on a record (DOC-19) has arrived, and nothing else was asked for (Art. 41).</summary>
    public bool RecordAnswered { get; init; }

    /// <summary>The reply period ran out without an answer.</summary>
    public bool Overdue { get; init; }

    /// <summary>A search was ordered and its record is not signed.</summary>
    public bool SearchUnsigned { get; init; }

    public bool ConsultationUndelivered { get; init; }

    public bool ConsultationUnanswered { get; init; }

    /// <summary>A notice that runs the applicant's period left, and its arrival is not recorded.</summary>
    public bool NoticeUndelivered { get; init; }

    /// <summary>The reply left electronically, and nobody has opened it within the body's days.</summary>
    public bool ReplyUnopened { get; init; }

    /// <summary>The ledger has entries that stand.</summary>
    public bool HasEntries { get; init; }

    /// <summary>Work was impossible on some days of it.</summary>
    public bool Hindered { get; init; }

    public bool Disputed { get; init; }

    /// <summary>Letters that are not void, in order.</summary>
    public IReadOnlyList<LetterProgress> Letters { get; init; } = [];

    /// <summary>What the law refuses today, of the acts that enter the clock.</summary>
    public IReadOnlyDictionary<Act, ClockRefusal> Refusals { get; init; } = new Dictionary<Act, ClockRefusal>();

    /// <summary>The reply that was written last.</summary>
    public LetterProgress? Reply => Letters.LastOrDefault(l => l.IsReply);

    /// <summary>The letter that can be taken back: first one that cannot leave any more, then the last that has a number and never left.</summary>
    public LetterProgress? Voidable => Letters.FirstOrDefault(l => l.Refused is not null)
        ?? Letters.LastOrDefault(l => l.State is DocumentState.Approved or DocumentState.Issued && !l.CameBack)
        ?? Letters.LastOrDefault(l => l.State is DocumentState.Draft or DocumentState.Returned);

    /// <summary>The letter that waits in this state, whose turn is the caller's before all others.</summary>
    public LetterProgress? Waiting(bool reply, params ReadOnlySpan<DocumentState> states)
    {
        LetterProgress? first = null;
        foreach (var letter in Letters)
        {
            if (letter.IsReply != reply || !states.Contains(letter.State)) continue;
            if (letter.Turn is null || letter.NotTheirs is null) return letter;
            first ??= letter;
        }
        return first;
    }
}

/// <summary>How far one letter has come.</summary>
/// <param name="Turn">Whose opinion is due; null where none is.</param>
/// <param name="NotTheirs">Why the opinion is not the caller's to give; null where it is.</param>
public sealed record LetterProgress(int No, bool IsReply, DocumentState State, Role? Turn = null, Text? NotTheirs = null)
{
    /// <summary>Approved, and the law refuses the clock entry it would make today.</summary>
    public ClockRefusal? Refused { get; init; }

    /// <summary>The caller's verdict on it may still be taken back.</summary>
    public bool MayTakeBack { get; init; }

    /// <summary>It left and was returned, and waits to be served anew (SRV-8).</summary>
    public bool CameBack { get; init; }
}
