namespace Requests.Features.Kernel;

/// <summary>Refusals of the front door.</summary>
public static class AccessProblems
{
    public static readonly Problem WrongCredentials = new("access.wrong-credentials", ProblemKind.Unauthenticated);

    public static readonly Problem Locked = new("access.locked", ProblemKind.Unauthenticated);

    public static readonly Problem OneTimeCodeNeeded = new("access.one-time-code-needed", ProblemKind.Unauthenticated);

    public static readonly Problem WrongOneTimeCode = new("access.wrong-one-time-code", ProblemKind.Unauthenticated);

    public static readonly Problem RefreshTokenInvalid = new("access.refresh-token-invalid", ProblemKind.Unauthenticated);

    public static readonly Problem KeyInvalid = new("access.key-invalid", ProblemKind.Unauthenticated);

    /// <summary>The password was given too long ago for an act on the own account.</summary>
    public static readonly Problem PasswordNeeded = new("access.password-needed", ProblemKind.Unauthenticated);

    /// <summary>A role of the caller works only with a second factor, and there is none yet.</summary>
    public static readonly Problem SecondFactorNeeded = new("access.second-factor-needed", ProblemKind.Forbidden);

    public static readonly Problem NotAMember = new("access.not-a-member", ProblemKind.Forbidden);

    public static readonly Problem UnknownToUs = new("access.unknown-to-us", ProblemKind.Forbidden);

    /// <summary>A page of another site sent it with our cookie.</summary>
    public static readonly Problem FromElsewhere = new("access.from-elsewhere", ProblemKind.Forbidden);

    public static readonly Problem TooManyRequests = new("access.too-many-requests", ProblemKind.TooMany);
}
