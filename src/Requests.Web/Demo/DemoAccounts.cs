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
        new("clerk", "林小满", Role.Clerk, "登记申请 / registers requests"),
        new("officer", "周一鸣", Role.Officer, "办理和起草 / works on cases, drafts replies"),
        new("reviewer", "郑守真", Role.Reviewer, "保密审查 / confidentiality review"),
        new("head", "何知远", Role.Head, "审核、延期 / approves, extends"),
        new("leader", "沈力行", Role.Leader, "审批 / leader in charge"),
        new("chief", "高明远", Role.Chief, "签发 / main leader"),
        new("supervisor", "丁严", Role.Supervisor, "期限总览 / deadlines overview"),
        new("admin", "石坚", Role.Administrator, "用户、日历、设置 / users, calendar, settings"),
    ];

    public static DemoAccount Of(Role role) => All.First(a => a.Role == role);
}
