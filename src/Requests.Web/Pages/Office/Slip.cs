using Requests.Features.Services.Intake;

namespace Requests.Web.Pages.Office;

/// <summary>What the receipt slip of one letter says.</summary>
/// <param name="MailNumber">Tells the envelope; null where the post has none.</param>
internal sealed record Slip(IntakeReceipt Receipt, string Applicant, string? MailNumber);
