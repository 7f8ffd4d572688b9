using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;

namespace Requests.Features.Data;

/// <summary>
/// The rows that carry a keyed seal: whoever writes the database file without the key can change none of them unseen, nor add
/// one, nor move a sealed value to another row or column (src/decisions/0015-threats.md).
/// </summary>
public static class RowSeals
{
    /// <summary>The column the seal lies in; no property of the entities, which know nothing of it.</summary>
    public const string Column = "RowSeal";

    public static readonly IReadOnlyList<Type> Guarded =
    [
        typeof(Case), typeof(ClockLedgerRow), typeof(Party), typeof(Matter), typeof(Attachment), typeof(Consultation), typeof(SearchRecord),
        typeof(Document), typeof(DocumentText), typeof(ApprovalStep), typeof(ServiceRecord), typeof(CheckWaiver), typeof(SecrecyClearance), typeof(DerivedFile),
        typeof(Dispute), typeof(DisputeStage), typeof(DisputeDeadline), typeof(FileAppraisal), typeof(FrozenReport),
        typeof(OfficeEvent), typeof(PersonalReading), typeof(RecordChain), typeof(ArchiveSeal), typeof(ArchiveHead),
        typeof(Body), typeof(Membership), typeof(User), typeof(IdentityUserToken<Guid>), typeof(IdentityUserLogin<Guid>), typeof(ApiKey), typeof(Invitation),
        typeof(CalendarChange), typeof(CalendarProposal),
    ];
}
