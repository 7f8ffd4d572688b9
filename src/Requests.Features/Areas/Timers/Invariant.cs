using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Timers;

/// <summary>What must always hold, as the nightly self-check looks at it. Codes are part of the API.</summary>
public enum Invariant
{
    /// <summary>Entries of a clock ledger are numbered without a gap.</summary>
    Ledger,

    /// <summary>Events of a case are chained by hash from the first to the last.</summary>
    EventChain,

    /// <summary>The due day kept with a case is the one its ledger gives.</summary>
    DueDay,

    /// <summary>The phase kept with a case is the one its ledger gives.</summary>
    Phase,

    /// <summary>State and phase agree.</summary>
    State,

    /// <summary>A closed case has an outcome, a case that was sent has the day of its reply.</summary>
    Outcome,

    /// <summary>What is kept beside a case for the indexes follows from the case.</summary>
    Standing,

    /// <summary>As many numbers are in use as were drawn.</summary>
    Numbers,

    /// <summary>Nobody's letter was given up.</summary>
    Outbox,

    /// <summary>Whatever ran out before the last reminders went out was reminded of.</summary>
    Reminders,
}

/// <summary>Something that must always hold and does not.</summary>
/// <param name="Subject">A case number, a series or a store.</param>
internal sealed record Fault(Guid BodyId, string Subject, Invariant Invariant, string What);
