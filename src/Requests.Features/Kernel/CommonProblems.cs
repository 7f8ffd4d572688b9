namespace Requests.Features.Kernel;

public static class CommonProblems
{
    public static readonly Problem Invalid = new("input.invalid", ProblemKind.Invalid,
        new("提交的内容有误，请按提示修改。", "Some of the input is not valid; see the fields."));

    public static readonly Problem NotSignedIn = new("access.not-signed-in", ProblemKind.Unauthenticated,
        new("请先登录。", "Sign in first."));

    public static readonly Problem NotAllowed = new("access.not-allowed", ProblemKind.Forbidden,
        new("您的角色不能进行此操作。", "Your role may not do this."));

    public static readonly Problem ChangedMeanwhile = new("case.changed-meanwhile", ProblemKind.ChangedMeanwhile,
        new("有人先一步修改了此案件，请查看最新内容后再试。", "Somebody changed this case meanwhile; look at it again and retry."));

    public static readonly Problem KeyReused = new("idempotency.key-reused", ProblemKind.Law,
        new("同一 Idempotency-Key 已用于内容不同的请求。", "This Idempotency-Key was already used for a different request."));
}
