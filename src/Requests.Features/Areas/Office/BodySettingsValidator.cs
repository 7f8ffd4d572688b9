using System.Globalization;
using FluentValidation;
using Requests.Features.Services.Clock;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Letters;
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
            .WithMessage(_ => Text.Of("BodySettingsValidator.MustHoldMayHold").ToString());
        RuleFor(s => s.SelfName).NotEmpty().MaximumLength(TextLimits.Code);
        RuleFor(s => s.ReconsiderationOrgan).NotEmpty().MaximumLength(TextLimits.Name);
        RuleFor(s => s.ReconsiderationUrl).Must(u => u is null || Uri.TryCreate(u, UriKind.Absolute, out _))
            .WithMessage(_ => Text.Of("BodySettingsValidator.MustWholeAddress").ToString());
        RuleFor(s => s.Court).NotEmpty().MaximumLength(TextLimits.Name);
        RuleFor(s => s.SupervisoryAuthority).NotNull().MaximumLength(TextLimits.Name);
        RuleFor(s => s.ContactUnit).NotEmpty().MaximumLength(TextLimits.Name);
        RuleFor(s => s.ContactPhone).NotNull().MaximumLength(TextLimits.Code);
        RuleFor(s => s.ContactAddress).NotNull().MaximumLength(TextLimits.Name);
        RuleFor(s => s.SupervisorPhone).NotNull().MaximumLength(TextLimits.Code);
        RuleFor(s => s.OfficeHours).NotNull().MaximumLength(TextLimits.Name);
        RuleFor(s => s.Fax).NotNull().MaximumLength(TextLimits.Code);
        RuleFor(s => s.ContactEmail).NotNull().MaximumLength(TextLimits.Name);
        RuleFor(s => s.ReportInternalDue).Must(d => DateOnly.TryParseExact($"2025-{d}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .WithMessage(_ => Text.Of("BodySettingsValidator.FormMMDd").ToString());
        RuleFor(s => s.Superior).MaximumLength(TextLimits.Code);
        RuleFor(s => s.ReplyChain).NotEmpty().Must(BeApprovers).WithMessage(Chain);
        RuleFor(s => s.NoticeChain).NotNull().Must(BeApprovers).WithMessage(Chain);
        RuleForEach(s => s.Chains).Must(c => LetterKinds.Find(c.Key) is not null && BeApprovers(c.Value)).WithMessage(Chain);
        // The statute names this approver (CLK-5).
        RuleFor(s => s.Chains).Must(chains => chains.All(c => LetterKinds.Find(c.Key) is not { Approval: ApprovalRule.Head } || c.Value.Contains(Role.Head)))
            .WithMessage(_ => Text.Of("BodySettingsValidator.ExtensionNeedsHeadDisclosureOffice").ToString());
        RuleForEach(s => s.ReminderWorkingDays).InclusiveBetween(0, LongestReminder);
        RuleFor(s => s.Escalation).NotNull().Custom(HaveDistinctDays);
        RuleForEach(s => s.Escalation).NotNull().SetValidator(new RungValidator());
        RuleFor(s => s.DigestTo).NotNull().Must(roles => roles is null || roles.All(IsStaff));
        RuleFor(s => s.SecondFactorRoles).NotNull().Must(roles => roles is null || roles.All(r => IsStaff(r) && r != Role.Operator))
            .WithMessage(_ => Text.Of("BodySettingsValidator.RolesOfTheBody").ToString());
        RuleFor(s => s.ReturnedMailAnswerDays).InclusiveBetween(1, LongestReminder);
        RuleFor(s => s.ApplicantReminderDays).InclusiveBetween(0, LongestReminder);
        RuleFor(s => s.UnopenedReplyDays).InclusiveBetween(1, LongestReminder);
        RuleFor(s => s.ComplaintWorkingDays).InclusiveBetween(1, LongestReminder);
        RuleFor(s => s.Retention).IsInEnum();
        RuleForEach(s => s.Periods).NotNull().ChildRules(change => change.RuleFor(c => c.Periods).NotNull().SetValidator(c => OwnPeriodsValidator.For(c.From)));
        RuleFor(s => s.QuietHours).NotNull().Matches("^(([01]?[0-9]|2[0-3])-([01]?[0-9]|2[0-3]))?$");
    }

    private static void HaveDistinctDays(IReadOnlyList<EscalationRung> ladder, ValidationContext<BodySettings> context)
    {
        for (var i = 1; i < ladder?.Count; i++)
            if (ladder[i] is { } rung && ladder.Take(i).Any(before => before?.WorkingDays == rung.WorkingDays))
                context.AddFailure($"{nameof(BodySettings.Escalation)}[{i}].{nameof(EscalationRung.WorkingDays)}", Text.Of("BodySettingsValidator.TwoRungsLadderSameDays").ToString());
    }

    private static bool IsStaff(Role role) => Enum.IsDefined(role) && role is not (Role.Applicant or Role.System);

    private static bool BeApprovers(IReadOnlyList<Role> chain) => chain is not null && chain.All(Permissions.Approvers.Contains);

    private static string Chain(BodySettings _) =>
        Text.Of("BodySettingsValidator.ChainConsistsReviewerHeadLeader").ToString();

    private sealed class RungValidator : AbstractValidator<EscalationRung>
    {
        public RungValidator()
        {
            RuleFor(r => r.WorkingDays).InclusiveBetween(-EscalationRung.Farthest, EscalationRung.Farthest)
                .WithMessage(_ => Text.Of("BodySettingsValidator.RungTooFar").With(EscalationRung.Farthest).ToString());
            RuleFor(r => r.Roles).Must(roles => roles is { Count: > 0 } && roles.All(IsStaff))
                .WithMessage(_ => Text.Of("BodySettingsValidator.ChooseRolesOfficeRungTells").ToString());
        }
    }
}
