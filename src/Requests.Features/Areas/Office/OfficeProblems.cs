using Microsoft.AspNetCore.Identity;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

public static class OfficeProblems
{
    public static readonly Problem NoBody = new("office.no-body", ProblemKind.NotFound);

    public static readonly Problem BodyCodeTaken = new("office.body-code-taken", ProblemKind.State);

    public static readonly Problem UnitCodeTaken = new("office.unit-code-taken", ProblemKind.State);

    public static readonly Problem NoSuchUnit = new("office.no-such-unit", ProblemKind.NotFound);

    public static readonly Problem NoSuchUser = new("office.no-such-user", ProblemKind.NotFound);

    public static readonly Problem NoSuchInvitation = new("office.no-such-invitation", ProblemKind.NotFound);

    public static readonly Problem NotAService = new("office.not-a-service", ProblemKind.Invalid);

    public static readonly Problem IsAService = new("office.is-a-service", ProblemKind.State);

    public static readonly Problem LastOperator = new("office.last-operator", ProblemKind.State);

    public static readonly Problem NotSubordinate = new("office.not-subordinate", ProblemKind.State);

    public static readonly Problem NoSuchKey = new("office.no-such-key", ProblemKind.NotFound);

    public static readonly Problem LastAdministrator = new("office.last-administrator", ProblemKind.State);

    public static readonly Problem UserOfOtherBodies = new("office.user-of-other-bodies", ProblemKind.State);

    public static readonly Problem UserClosed = new("office.user-closed", ProblemKind.State);

    public static readonly Problem EmailTaken = new("office.email-taken", ProblemKind.Invalid);

    public static readonly Problem NoProvider = new("office.no-provider", ProblemKind.State);

    public static readonly Problem SubjectTaken = new("office.subject-taken", ProblemKind.Invalid);

    public static readonly Problem WrongPassword = new("office.wrong-password", ProblemKind.Invalid);

    public static readonly Problem SignInLinkInvalid = new("office.sign-in-link-invalid", ProblemKind.Forbidden);

    public static readonly Problem WrongOneTimeCode = new("office.wrong-one-time-code", ProblemKind.Invalid);

    public static readonly Problem SecondFactorOn = new("office.second-factor-on", ProblemKind.State);

    public static readonly Problem SecondFactorOff = new("office.second-factor-off", ProblemKind.State);

    public static readonly Problem SetUpTokenInvalid = new("office.set-up-token-invalid", ProblemKind.Forbidden);

    public static readonly Problem PeriodsHaveTheirOwnAct = new("office.periods-have-their-own-act", ProblemKind.State);

    /// <summary>Argument: the first day from which the change can hold.</summary>
    public static readonly Problem PeriodsOfAnsweredCases = new("office.periods-of-answered-cases", ProblemKind.Law, "CLK-1", "《政府信息公开条例》第三十三条");

    /// <summary>Identity's refusals, bound to the field they are about.</summary>
    public static Problem Of(IdentityResult refused, string passwordField = "password") => CommonProblems.Invalid with
    {
        Fields = refused.Errors.GroupBy(e => e.Code.StartsWith("Password", StringComparison.Ordinal) ? passwordField : "userName")
            .ToDictionary(g => g.Key, g => g.Select(e => e.Description).ToArray()),
    };
}
