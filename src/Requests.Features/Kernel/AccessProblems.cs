namespace Requests.Features.Kernel;

/// <summary>Refusals of the front door.</summary>
public static class AccessProblems
{
    public static readonly Problem WrongCredentials = new("access.wrong-credentials", ProblemKind.Unauthenticated,
        new("用户名或者密码不正确。", "The user name or the password is wrong."));

    public static readonly Problem Locked = new("access.locked", ProblemKind.Unauthenticated,
        new("多次登录失败，账号已暂时锁定，请稍后再试。", "Too many failed attempts; the account is locked for a while."));

    public static readonly Problem OneTimeCodeNeeded = new("access.one-time-code-needed", ProblemKind.Unauthenticated,
        new("请同时提供一次性验证码。", "A one-time code is needed as well."));

    public static readonly Problem WrongOneTimeCode = new("access.wrong-one-time-code", ProblemKind.Unauthenticated,
        new("一次性验证码不正确。", "The one-time code is wrong."));

    public static readonly Problem RefreshTokenInvalid = new("access.refresh-token-invalid", ProblemKind.Unauthenticated,
        new("刷新令牌无效或者已过期，请重新登录。", "The refresh token is not valid any more; sign in again."));

    public static readonly Problem KeyInvalid = new("access.key-invalid", ProblemKind.Unauthenticated,
        new("接口密钥无效或者已被撤销。", "The API key is unknown or was revoked."));

    public static readonly Problem NotAMember = new("access.not-a-member", ProblemKind.Forbidden,
        new("您不是该机关的成员。", "You are no member of that body."));

    public static readonly Problem UnknownToUs = new("access.unknown-to-us", ProblemKind.Forbidden,
        new("统一认证的账号未与本系统账号对应，请联系管理员。", "No account here belongs to this sign-in; ask an administrator."));

    public static readonly Problem TooManyRequests = new("access.too-many-requests", ProblemKind.TooMany,
        new("请求过于频繁，请稍后再试。", "Too many requests; try again later."));
}
