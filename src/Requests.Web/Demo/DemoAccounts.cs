using Requests.Features.Access;

namespace Requests.Web.Demo;

/// <summary>One invented member of the demonstration office.</summary>
internal sealed record DemoAccount(string UserName, string DisplayName, Role Role, string LookAt)
{
    /// <summary>Stable, so that a rehearsal twice gives the same.</summary>
    public Guid Id => new((int)Role + 1, 0x2020, 0, new byte[8]);
}

internal static class DemoAccounts
{
    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("clerk", "收件员 林小满", Role.Clerk, "登记申请 / registers requests"),
        new("officer", "承办人 周一鸣", Role.Officer, "办理和起草 / works on cases, drafts replies"),
        new("reviewer", "保密审查 郑守真", Role.Reviewer, "保密审查 / confidentiality review"),
        new("head", "公开办主任 何知远", Role.Head, "审核、延期 / approves, extends"),
        new("leader", "分管领导 沈力行", Role.Leader, "审批 / leader in charge"),
        new("chief", "主要领导 高明远", Role.Chief, "签发 / main leader"),
        new("supervisor", "督办 丁严", Role.Supervisor, "期限总览 / deadlines overview"),
        new("admin", "管理员 石坚", Role.Administrator, "用户、日历、设置 / users, calendar, settings"),
    ];

    public static DemoAccount Of(Role role) => All.First(a => a.Role == role);
}
