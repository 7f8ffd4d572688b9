using System.Collections.Frozen;

namespace Requests.Features.Data;

/// <summary>
/// The rows that carry a keyed seal: whoever writes the database file without the key can change none of them unseen, nor add
/// one, nor move a sealed value to another row or column (src/decisions/0015-threats.md).
/// </summary>
public static class RowSeals
{
    /// <summary>The column the seal lies in; no property of the entities, which know nothing of it.</summary>
    public const string Column = "RowSeal";

    /// <summary>Tables, by name.</summary>
    public static readonly FrozenSet<string> Guarded =
    [
        "Cases", "ClockLedger", "Parties", "Matters", "Attachments", "Consultations", "SearchRecords", "Documents", "DocumentTexts", "ApprovalSteps",
            "ServiceRecords",
        "CheckWaivers", "SecrecyClearances", "DerivedFiles", "Disputes", "DisputeStages", "DisputeDeadlines", "FileAppraisals", "FrozenReports",
        "Events", "PersonalReadings", "RecordChains", "ArchiveSeals", "ArchiveHeads",
        "Bodies", "Memberships", "Users", "IdentityUserToken<Guid>", "IdentityUserLogin<Guid>", "ApiKeys", "Invitations", "CalendarChanges",
            "CalendarProposals",
    ];
}
