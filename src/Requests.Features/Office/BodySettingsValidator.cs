using System.Globalization;
using FluentValidation;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Statute.Numbering;

namespace Requests.Features.Office;

/// <summary>What a body may decide for itself, and within which bounds.</summary>
internal sealed class BodySettingsValidator : AbstractValidator<BodySettings>
{
    private const int LongestReminder = 60;
    private static readonly Role[] Approvers = [Role.Reviewer, Role.Head, Role.Leader, Role.Chief];
    private static readonly string[] Retentions = ["Permanent", "Years30", "Years10"];

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
        RuleFor(s => s.ReportInternalDue).Must(d => DateOnly.TryParseExact($"2025-{d}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .WithMessage(_ => new Text("格式为 MM-dd。", "The form is MM-dd.").ToString());
        RuleFor(s => s.ReplyChain).NotEmpty().Must(BeApprovers).WithMessage(Chain);
        RuleFor(s => s.NoticeChain).NotNull().Must(BeApprovers).WithMessage(Chain);
        RuleForEach(s => s.ReminderWorkingDays).InclusiveBetween(0, LongestReminder);
        RuleFor(s => s.ReturnedMailAnswerDays).InclusiveBetween(1, LongestReminder);
        RuleFor(s => s.Retention).Must(Retentions.Contains)
            .WithMessage(_ => new Text("保管期限为 Permanent、Years30 或者 Years10。", "Retention is Permanent, Years30 or Years10.").ToString());
        RuleFor(s => s.QuietHours).NotNull().Matches("^(([01]?[0-9]|2[0-3])-([01]?[0-9]|2[0-3]))?$");
    }

    private static bool BeApprovers(IReadOnlyList<Role> chain) => chain is not null && chain.All(Approvers.Contains);

    private static string Chain(BodySettings _) =>
        new Text("审批环节只能是保密审查、公开机构负责人、分管领导、主要领导。", "A chain consists of reviewer, head, leader and chief.").ToString();
}
