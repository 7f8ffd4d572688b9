using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>Under which heading each setting of a body is asked.</summary>
internal static class SettingSections
{
    public static readonly IReadOnlyList<FormSection> All =
    [
        new("body", "name", "settings.selfName", "settings.isGovernment", "settings.superior"),
        new("contact", "settings.contactUnit", "settings.contactPhone", "settings.contactAddress", "settings.officeHours",
            "settings.contactEmail", "settings.fax", "settings.supervisorPhone"),
        new("remedies", "settings.reconsiderationOrgan", "settings.reconsiderationUrl", "settings.court", "settings.supervisoryAuthority",
            "settings.formerReconsiderationOrgans"),
        new("archive", "settings.numberCode", "settings.fondsCode", "settings.fileClass", "settings.fileTopic", "settings.fileCodePattern",
            "settings.retention"),
        new("reminders", "settings.reminderWorkingDays", "settings.quietHours", "settings.digestTo", "settings.escalation"),
        new("signIn", "settings.secondFactorRoles"),
        new("periods", "settings.returnedMailAnswerDays", "settings.applicantReminderDays", "settings.unopenedReplyDays", "settings.complaintWorkingDays", "settings.reportInternalDue"),
    ];
}
