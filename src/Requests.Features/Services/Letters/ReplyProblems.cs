using Requests.Features.Kernel;

namespace Requests.Features.Services.Letters;

public static class ReplyProblems
{
    public static readonly Problem NotClassified = new("reply.not-classified", ProblemKind.State,
        new("先认定办理结果。", "Classify the outcome first."), "OUT-1");

    public static readonly Problem NoDraft = new("reply.no-draft", ProblemKind.State,
        new("没有可以送审的答复稿。", "There is no draft to submit."));

    public static readonly Problem NoReply = new("reply.no-reply", ProblemKind.State,
        new("案件没有处于这一步的答复。", "The case has no reply at this step."));

    public static readonly Problem NoOnlineChannel = new("reply.no-online-channel", ProblemKind.Law,
        new("本机关没有设置网上申请行政复议的地址，不能按网上送达拟稿。", "No online address for reconsideration is set, so the letter cannot be meant for online service."), "SRV-7");

    public static readonly Problem OtherLeaf = new("reply.other-leaf", ProblemKind.Law,
        new("答复稿与办理结论不一致，请重新起草。", "The draft answers another outcome; draft it anew."), "LEAF-DOC");

    public static readonly Problem AlreadyLeft = new("reply.already-left", ProblemKind.State,
        new("答复已经交寄过，不能作废。", "The letter has left once; it cannot be voided."));

    public static readonly Problem NoSuchDocument = new("reply.no-such-document", ProblemKind.NotFound,
        new("没有找到这份文书。", "There is no such document."));

    /// <summary>Argument: the role whose turn it is.</summary>
    public static readonly Problem NotYourStep = new("reply.not-your-step", ProblemKind.Forbidden,
        new("现在轮到“{0}”签署意见。", "It is the turn of {0}."), "REV-5");

    public static Problem NotYourStepFor(Role step)
    {
        var whose = Words.Of(step);
        return NotYourStep with { Text = new(NotYourStep.Text.With(whose.Zh).Zh, NotYourStep.Text.With(whose.En).En) };
    }

    public static readonly Problem OwnDraft = new("reply.own-draft", ProblemKind.Forbidden,
        new("承办人不能审批自己的稿件。", "The handler does not approve the own draft."), "REV-6");

    public static readonly Problem SecondStep = new("reply.second-step", ProblemKind.Forbidden,
        new("同一人不能在一轮审批中签署两次。", "One person takes one step of a round only."), "REV-6");

    public static readonly Problem ClauseOutdated = new("reply.clause-outdated", ProblemKind.Law,
        new("起草后法律或者设置有变，救济条款不再适用，请退回重拟。", "The remedies clause no longer fits the day; return the draft."), "REM-4");

    /// <summary>Argument: the due day.</summary>
    public static readonly Problem LateUnconfirmed = new("reply.late-unconfirmed", ProblemKind.Law,
        new("答复期限{0:yyyy-MM-dd}已过，确认逾期后才能发出。", "The reply was due on {0:yyyy-MM-dd}; confirm that it leaves late."), "CLK-1", "第三十三条");
}
