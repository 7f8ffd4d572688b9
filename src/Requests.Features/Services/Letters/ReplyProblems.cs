using Requests.Features.Kernel;

namespace Requests.Features.Services.Letters;

public static class ReplyProblems
{
    public static readonly Problem NotClassified = new("reply.not-classified", ProblemKind.State, "OUT-1");

    public static readonly Problem NoDraft = new("reply.no-draft", ProblemKind.State);

    public static readonly Problem NoReply = new("reply.no-reply", ProblemKind.State);

    public static readonly Problem NoOnlineChannel = new("reply.no-online-channel", ProblemKind.Law, "SRV-7");

    public static readonly Problem OtherLeaf = new("reply.other-leaf", ProblemKind.Law, "LEAF-DOC");

    public static readonly Problem AlreadyLeft = new("reply.already-left", ProblemKind.State);

    public static readonly Problem NoSuchDocument = new("reply.no-such-document", ProblemKind.NotFound);

    /// <summary>Argument: the role whose turn it is.</summary>
    public static readonly Problem NotYourStep = new("reply.not-your-step", ProblemKind.Forbidden, "REV-5");

    public static Problem NotYourStepFor(Role step)
    {
        var whose = Text.Of(step);
        return NotYourStep with { Text = new(NotYourStep.Text.With(whose.Zh).Zh, NotYourStep.Text.With(whose.En).En) };
    }

    public static readonly Problem OwnDraft = new("reply.own-draft", ProblemKind.Forbidden, "REV-6");

    public static readonly Problem SecondStep = new("reply.second-step", ProblemKind.Forbidden, "REV-6");

    /// <summary>The last thing said on the letter is not the caller's, or something came of it.</summary>
    public static readonly Problem NoVerdict = new("reply.no-verdict", ProblemKind.State, "REV-5");

    public static readonly Problem VerdictStands = new("reply.verdict-stands", ProblemKind.State, "REV-5");

    public static readonly Problem VerdictFinal = new("reply.verdict-final", ProblemKind.State, "REV-5");

    public static readonly Problem ClauseOutdated = new("reply.clause-outdated", ProblemKind.Law, "REM-4");

    /// <summary>Argument: the due day.</summary>
    public static readonly Problem LateUnconfirmed = new("reply.late-unconfirmed", ProblemKind.Law, "CLK-1", "《政府信息公开条例》第三十三条");
}
