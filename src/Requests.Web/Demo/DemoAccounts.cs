using Requests.Features.Kernel;

namespace Requests.Web.Demo;

/// <summary>A unit (处室) of the demonstration office.</summary>
internal sealed record DemoUnit(string Code, string Name)
{
    public static readonly DemoUnit Disclosure = new("GK", "政务公开办公室");
    public static readonly DemoUnit Law = new("FG", "政策法规处");
    public static readonly DemoUnit Sanitation = new("HW", "环境卫生管理处");
    public static readonly DemoUnit Streets = new("SR", "市容管理处");

    public static readonly DemoUnit Archive = new("DA", "档案室");

    public static readonly IReadOnlyList<DemoUnit> All = [Disclosure, Law, Sanitation, Streets, Archive];

    /// <summary>Stable, as the accounts are.</summary>
    public Guid Id => new(0x2020, (short)(All.TakeWhile(u => u != this).Count() + 1), 0, new byte[8]);
}

/// <summary>One invented member of the demonstration office.</summary>
/// <param name="Colleague">0 for the one who plays the role; 1 and on for others who hold it too.</param>
internal sealed record DemoAccount(string UserName, string DisplayName, Role Role, DemoUnit? Unit, string LookAt, int Colleague = 0)
{
    /// <summary>Stable, so that a rehearsal twice gives the same.</summary>
    public Guid Id => new((int)Role + 1, 0x2020, (short)Colleague, new byte[8]);
}

internal static class DemoAccounts
{
    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("clerk", "林小满", Role.Clerk, DemoUnit.Disclosure, "登记申请 / registers requests"),
        new("officer", "周一鸣", Role.Officer, DemoUnit.Law, "办理和起草 / works on cases, drafts replies"),
        new("officer2", "秦望", Role.Officer, DemoUnit.Sanitation, "另一处室的承办人 / officer of another unit", 1),
        new("officer3", "苏禾", Role.Officer, DemoUnit.Streets, "另一处室的承办人 / officer of another unit", 2),
        new("reviewer", "郑守真", Role.Reviewer, DemoUnit.Law, "保密审查 / confidentiality review"),
        new("head", "何知远", Role.Head, DemoUnit.Disclosure, "审核、延期 / approves, extends"),
        new("leader", "沈力行", Role.Leader, null, "审批 / deputy head in charge"),
        new("chief", "高明远", Role.Chief, null, "签发 / head of the body"),
        new("supervisor", "丁严", Role.Supervisor, null, "期限总览 / deadlines overview"),
        new("admin", "石坚", Role.Administrator, null, "用户、日历、设置 / users, calendar, settings"),
    ];

    public static DemoAccount Of(Role role) => All.First(a => a.Role == role);

    public static DemoAccount Named(string userName) => All.Single(a => a.UserName == userName);
}
