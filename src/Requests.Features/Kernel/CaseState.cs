namespace Requests.Features.Kernel;

/// <summary>Where a case stands in the office. The clock's own phase is apart (see <see cref="Statute.Clocks.ClockPhase"/>).</summary>
public enum CaseState
{
    /// <summary>Arrived, but receipt is not fixed before contact is made (REC-3, REC-4).</summary>
    AwaitingContact,

    /// <summary>Registered with a receipt date, nobody assigned.</summary>
    Received,

    /// <summary>An officer works on it.</summary>
    InProgress,

    /// <summary>补正 asked for; the applicant's turn.</summary>
    AwaitingCorrection,

    /// <summary>A third party, co-maker or other body is being asked; the clock is paused.</summary>
    Consulting,

    /// <summary>Fee notice sent; the applicant's turn.</summary>
    AwaitingFee,

    /// <summary>A draft reply is on its way up the chain.</summary>
    InApproval,

    /// <summary>Approved and numbered, not yet issued.</summary>
    Approved,

    /// <summary>Fixed and archived, waiting to be dispatched.</summary>
    Issued,

    /// <summary>Sent, proof of arrival open.</summary>
    Dispatched,

    /// <summary>Arrived, with proof.</summary>
    Served,

    Closed,

    /// <summary>The file is complete and handed to the archive.</summary>
    Archived,

    /// <summary>The sealed file was destroyed when its retention had ended; the register and the tombstone stay.</summary>
    Destroyed,

    /// <summary>Divided into child cases, each with its own number (INT-10).</summary>
    Split,
}
