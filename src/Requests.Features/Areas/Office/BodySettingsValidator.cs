using System.Globalization;
using FluentValidation;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Numbering;

namespace Requests.Features.Areas.Office;

/// <summary>What a body may decide for itself, and within which bounds.</summary>
internal sealed class BodySettingsValidator : AbstractValidator<BodySettings>
{
    private const int LongestReminder = 60;

    public BodySettingsValidator()
    {
        RuleFor(s => s.NumberCode).NotEmpty().MaximumLength(TextLimits.Code);
        RuleFor(s => s.FondsCode).NotEmpty().MaximumLength(TextLimits.Code);
        RuleFor(s => s.FileClass).NotEmpty().MaximumLength(TextLimits.Code);
        RuleFor(s => s.FileTopic).NotEmpty().MaximumLength(TextLimits.Code);
        RuleFor(s => s.FileCodePattern).MaximumLength(TextLimits.Name).Must(ArchiveCode.IsPattern)
            .WithMessage(_ => new Text("须含 {fonds}、{year}、{term}、{item}，可含 {class}、{unit}。", "It must hold {fonds}, {year}, {term} and {item}, and may hold {class} and {unit}.").ToString());
        RuleFor(s => s.SelfName).NotEmpty().MaximumLength(TextLimits.Code);
        RuleFor(s => s.ReconsiderationOrgan).NotEmpty().MaximumLength(TextLimits.Name);
        RuleFor(s => s.ReconsiderationUrl).Must(u => u is null || Uri.TryCreate(u, UriKind.Absolute, out _))
            .WithMessage(_ => new Text("须为完整网址。", "This must be a whole address.").ToString());
        RuleFor(s => s.Court).NotEmpty().MaximumLength(TextLimits.Name);
        RuleFor(s => s.ContactUnit).NotEmpty().MaximumLength(TextLimits.Name);
        RuleFor(s => s.ContactPhone).NotNull().MaximumLength(TextLimits.Code);
        RuleFor(s => s.ContactAddress).NotNull().MaximumLength(TextLimits.Name);
        RuleFor(s => s.SupervisorPhone).NotNull().MaximumLength(TextLimits.Code);
        RuleFor(s => s.OfficeHours).NotNull().MaximumLength(TextLimits.Name);
        RuleFor(s => s.Fax).NotNull().MaximumLength(TextLimits.Code);
        RuleFor(s => s.ContactEmail).NotNull().MaximumLength(TextLimits.Name);
        RuleFor(s => s.ReportInternalDue).Must(d => DateOnly.TryParseExact($"2025-{d}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .WithMessage(_ => new Text("格式为 MM-dd。", "The form is MM-dd.").ToString());
        RuleFor(s => s.Superior).MaximumLength(TextLimits.Code);
        RuleFor(s => s.ReplyChain).NotEmpty().Must(BeApprovers).WithMessage(Chain);
        RuleFor(s => s.NoticeChain).NotNull().Must(BeApprovers).WithMessage(Chain);
        RuleForEach(s => s.Chains).Must(c => Documents.Knows(c.Key) && BeApprovers(c.Value)).WithMessage(Chain);
        // The statute names this approver (CLK-5).
        RuleFor(s => s.Chains).Must(c => !c.TryGetValue("DOC-5", out var chain) || chain.Contains(Role.Head))
            .WithMessage(_ => new Text("延期须经公开机构负责人同意（第三十三条）。", "An extension needs the head of the disclosure office (Art. 33).").ToString());
        RuleForEach(s => s.ReminderWorkingDays).InclusiveBetween(0, LongestReminder);
        RuleFor(s => s.Escalation).NotNull().Custom(HaveDistinctDays);
        RuleForEach(s => s.Escalation).NotNull().SetValidator(new RungValidator());
        RuleFor(s => s.DigestTo).NotNull().Must(roles => roles is null || roles.All(IsStaff));
        RuleFor(s => s.ReturnedMailAnswerDays).InclusiveBetween(1, LongestReminder);
        RuleFor(s => s.Retention).IsInEnum();
        RuleFor(s => s.QuietHours).NotNull().Matches("^(([01]?[0-9]|2[0-3])-([01]?[0-9]|2[0-3]))?$");
    }

    private static void HaveDistinctDays(IReadOnlyList<EscalationRung> ladder, ValidationContext<BodySettings> context)
    {
        for (var i = 1; i < ladder?.Count; i++)
            if (ladder[i] is { } rung && ladder.Take(i).Any(before => before?.WorkingDays == rung.WorkingDays))
                context.AddFailure($"{nameof(BodySettings.Escalation)}[{i}].{nameof(EscalationRung.WorkingDays)}", new Text("督办阶梯的每一级天数不能相同。", "Two rungs of the ladder have the same days.").ToString());
    }

    private static bool IsStaff(Role role) => Enum.IsDefined(role) && role is not (Role.Applicant or Role.System);

    private static bool BeApprovers(IReadOnlyList<Role> chain) => chain is not null && chain.All(Permissions.Approvers.Contains);

    private static string Chain(BodySettings _) =>
        new Text($"审批环节只能是{string.Join('、', Permissions.Approvers.Select(r => Words.Of(r).Zh))}。",
            $"A chain consists of: {string.Join(", ", Permissions.Approvers.Select(r => Words.Of(r).En))}.").ToString();

    private sealed class RungValidator : AbstractValidator<EscalationRung>
    {
        public RungValidator()
        {
            RuleFor(r => r.WorkingDays).InclusiveBetween(-EscalationRung.Farthest, EscalationRung.Farthest)
                .WithMessage(_ => new Text($"督办的每一级须在到期前后 {EscalationRung.Farthest} 个工作日以内。", $"A rung lies within {EscalationRung.Farthest} working days of the due day.").ToString());
            RuleFor(r => r.Roles).Must(roles => roles is { Count: > 0 } && roles.All(IsStaff))
                .WithMessage(_ => new Text("请选择本级告知的角色。", "Choose the roles of the office that this rung tells.").ToString());
        }
    }
}
