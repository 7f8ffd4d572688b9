using Microsoft.AspNetCore.Identity;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

public static class OfficeProblems
{
    public static readonly Problem NoBody = new("office.no-body", ProblemKind.NotFound,
        new("请指明机关（X-Body）。", "Name the body (X-Body)."));

    public static readonly Problem BodyCodeTaken = new("office.body-code-taken", ProblemKind.State,
        new("该机关代码已被使用。", "This body code is taken."));

    public static readonly Problem UnitCodeTaken = new("office.unit-code-taken", ProblemKind.State,
        new("该处室代码已被使用。", "This unit code is taken."));

    public static readonly Problem NoSuchUnit = new("office.no-such-unit", ProblemKind.NotFound,
        new("没有找到该处室。", "There is no such unit."));

    public static readonly Problem NoSuchUser = new("office.no-such-user", ProblemKind.NotFound,
        new("本机关没有该用户。", "This body has no such user."));

    public static readonly Problem NoSuchKey = new("office.no-such-key", ProblemKind.NotFound,
        new("没有找到该接口密钥。", "There is no such API key."));

    public static readonly Problem LastAdministrator = new("office.last-administrator", ProblemKind.State,
        new("机关至少需要保留一名有效的管理员。", "A body keeps at least one active administrator."));

    public static readonly Problem UserOfOtherBodies = new("office.user-of-other-bodies", ProblemKind.State,
        new("该用户同时属于您不管理的机关，只能调整其在本机关的角色。", "This user also works in a body you do not administer; only the roles here can be changed."));

    public static readonly Problem UserClosed = new("office.user-closed", ProblemKind.State,
        new("该账号已停用。", "This account is closed."));

    public static readonly Problem EmailTaken = new("office.email-taken", ProblemKind.Invalid,
        new("该电子邮箱已登记在另一个账号上。", "This e-mail address is registered with another account."));

    public static readonly Problem WrongPassword = new("office.wrong-password", ProblemKind.Invalid,
        new("密码不正确。", "The password is wrong."));

    public static readonly Problem SignInLinkInvalid = new("office.sign-in-link-invalid", ProblemKind.Forbidden,
        new("链接已经用过、过期或者不完整。请在登录页选择“忘记密码”重新申请，或者请管理员另给一个。",
            "The link was used before, is too old or not complete. Choose “Forgotten password” on the sign-in page for a new one, or ask your administrator."));

    public static readonly Problem WrongOneTimeCode = new("office.wrong-one-time-code", ProblemKind.Invalid,
        new("一次性验证码不正确，请核对手机时间后重试。", "The one-time code is wrong; check the time of your phone and retry."));

    public static readonly Problem SecondFactorOn = new("office.second-factor-on", ProblemKind.State,
        new("该账号已启用第二验证因素。", "This account has a second factor already."));

    public static readonly Problem SecondFactorOff = new("office.second-factor-off", ProblemKind.State,
        new("该账号尚未启用第二验证因素，没有恢复码。", "This account has no second factor yet, so there are no recovery codes."));

    public static readonly Problem SetUpTokenInvalid = new("office.set-up-token-invalid", ProblemKind.Forbidden,
        new("初始设置链接无效或者已过期。请重新启动程序以获得新的链接。", "The set-up link is not valid any more; restart the program for a new one."));

    public static readonly Problem PeriodsHaveTheirOwnAct = new("office.periods-have-their-own-act", ProblemKind.State,
        new("办理期限须在“办理期限”页设定：要写明自哪一天起，并先看哪些案件会变动。", "Periods are changed on a page of their own: with the day from which they hold, after a look at the cases that move."));

    /// <summary>Argument: the first day from which the change can hold.</summary>
    public static readonly Problem PeriodsOfAnsweredCases = new("office.periods-of-answered-cases", ProblemKind.Law,
        new("这一天以后收到的申请已有办结的，不能改变其办理期限；最早可以自 {0} 起。", "Requests received since then are answered already, under the periods of their day; the change can hold from {0} at the earliest."), "CLK-1", "第三十三条");

    /// <summary>Identity's refusals, bound to the field they are about.</summary>
    public static Problem Of(IdentityResult refused, string passwordField = "password") => CommonProblems.Invalid with
    {
        Fields = refused.Errors.GroupBy(e => e.Code.StartsWith("Password", StringComparison.Ordinal) ? passwordField : "userName")
            .ToDictionary(g => g.Key, g => g.Select(e => e.Description).ToArray()),
    };
}
