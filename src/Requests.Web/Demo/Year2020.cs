using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Closing;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Service;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Intake;
using Requests.Statute.Citations;
using Requests.Statute.Clocks;
using Requests.Statute.Disputes;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;
using Requests.Statute.Service;
using static Requests.Features.Kernel.Role;

namespace Requests.Web.Demo;

/// <summary>
/// The bureau's year 2020 (SEED-4, SEED-8): 16 requests by web and post, 10 not held (all NOT_RESPONSIBLE, as the report's
/// words 不属于本行政机关公开 say), 2 prohibited, 2 duplicates of answered cases, 2 unclear after one correction; one
/// reconsideration upheld, one suit dismissed, and its appeal too. Persons and most subjects are invented.
/// </summary>
internal sealed class Year2020(DemoStage stage)
{
    private sealed record Request(string Day, bool Online, int Person, string Subject, Ending Ending, string Detail = "");

    private enum Ending
    {
        NotResponsible,
        Prohibited,
        Duplicate,
        Unclear,
    }

    private static readonly string[] People =
    [
        "关山月", "安如海", "柳成荫", "江晚舟", "石敢当", "云归处", "梅映雪", "松间明", "沙鸥飞", "谷雨生", "秋水长", "白露霜", "雷鸣远", "万里程",
    ];

    private static readonly Request[] Requests =
    [
        new("2020-01-08", false, 0, "迎宾路拓宽工程征收补偿方案", Ending.NotResponsible, "江城市住房保障局"),
        new("2020-01-20", true, 1, "东方大厦与金桥商场之间通道违法建筑的处理情况", Ending.NotResponsible, "江城市道里区城市管理综合执法局"),
        new("2020-02-24", true, 2, "友谊社区规划核实意见", Ending.NotResponsible, "江城市自然资源和规划局"),
        new("2020-03-16", false, 3, "餐饮油烟投诉案件中举报人提交的材料", Ending.Prohibited, "举报人检举揭发材料"),
        new("2020-04-07", true, 4, "地铁三号线施工围挡占道许可", Ending.NotResponsible, "江城市公安局交通警察支队"),
        new("2020-04-27", false, 5, "和平小区物业专项维修资金使用情况", Ending.NotResponsible, "江城市住房保障局"),
        new("2020-05-18", true, 6, "有关城市管理的全部文件", Ending.Unclear, "没有写明文件的名称、时间或者事项"),
        new("2020-06-08", true, 1, "东方大厦与金桥商场之间通道违法建筑的处理情况", Ending.Duplicate, "JCG-2020-0002"),
        new("2020-06-22", false, 7, "江滨公园改造工程中标合同", Ending.NotResponsible, "江城市公共资源交易中心"),
        new("2020-07-13", true, 8, "兴华街排水管网竣工图", Ending.NotResponsible, "江城市水务局"),
        new("2020-08-03", false, 9, "流动摊贩处罚相对人的信访检举材料", Ending.Prohibited, "信访人检举材料"),
        new("2020-08-24", true, 10, "学府路学校周边限高许可", Ending.NotResponsible, "江城市自然资源和规划局"),
        new("2020-09-14", true, 11, "历年会议材料", Ending.Unclear, "没有写明会议的名称和年份"),
        new("2020-09-23", false, 12, "供热企业特许经营协议", Ending.NotResponsible, "江城市供热管理办公室"),
        new("2020-10-19", true, 13, "出租汽车停靠站点设置批复", Ending.NotResponsible, "江城市交通运输局"),
        new("2020-11-09", false, 7, "江滨公园改造工程中标合同", Ending.Duplicate, "JCG-2020-0009"),
    ];

    public void Write()
    {
        for (var i = 0; i < Requests.Length; i++) WriteOne(Requests[i], $"JCG-2020-{i + 1:0000}", tracking: i + 1);
        Disputes();
    }

    private void WriteOne(Request request, string number, int tracking)
    {
        var day = DateOnly.Parse(request.Day, System.Globalization.CultureInfo.InvariantCulture);
        var applicant = new Person(People[request.Person], null, $"1380000{request.Person:0000}", $"江城市第{request.Person + 1}大街1号", null);
        var text = request.Ending == Ending.Unclear ? $"请公开{request.Subject}。" : $"请公开{request.Subject}，需要纸质复印件。";
        if (request.Online)
            stage.On(day, () => stage.AsAsync(Applicant, new SubmitOnline.Command(request.Subject, text, ApplicantType.NaturalPerson,
                applicant, WantedForm: WantedForm.Paper, WantedRoute: WantedRoute.Post)));
        else
            stage.On(day, () => stage.AsAsync(Clerk, new RegisterRequest.Command(IntakeChannel.RegisteredPost, request.Subject, text,
                ApplicantType.NaturalPerson, applicant, day, SignedOn: day, WantedForm: WantedForm.Paper, WantedRoute: WantedRoute.Post)));
        stage.On(DemoStage.After(day, 1), () => stage.DoAsync(Head, number, new AssignCase.Command(DemoAccounts.Of(Officer).Id)));
        if (request.Ending == Ending.Unclear) day = WriteCorrection(request, number, day);
        WriteReply(request, number, day, tracking);
    }

    private DateOnly WriteCorrection(Request request, string number, DateOnly day)
    {
        var asked = DemoStage.After(day, 3);
        var came = DemoStage.After(day, 9);
        stage.On(asked, () => stage.DoAsync(Officer, number, new AskForCorrection.Command(asked, [$"请说明需要哪一份文件：{request.Detail}。"], "可以写文件名称、文号、时间或者事项。", 15)));
        var delivered = DemoStage.After(day, 5);
        stage.On(delivered, () => stage.DoAsync(Clerk, number, new RecordNoticeDelivery.Command(ClockEntryKind.CorrectionNotice, delivered, "邮政签收回执")));
        stage.On(came, () => stage.DoAsync(Clerk, number, new ReceiveCorrection.Command(came, "我要的就是全部，你们自己应该知道。")));
        return came;
    }

    private void WriteReply(Request request, string number, DateOnly day, int tracking)
    {
        var decided = DemoStage.After(day, 6);
        stage.On(decided, () => stage.DoAsync(Officer, number, Outcome(request)));
        stage.On(decided, () => stage.DoAsync(Officer, number, new DraftLetter.Command()));
        stage.On(decided, () => stage.DoAsync(Officer, number, new SubmitLetter.Command()));
        Approve(stage, number, decided, 1, 2, 3, 4);
        var issued = DemoStage.After(decided, 4);
        var received = DemoStage.After(decided, 7);
        stage.On(issued, () => stage.DoAsync(Officer, number, new IssueLetter.Command()));
        stage.On(issued, () => stage.DoAsync(Clerk, number, new RecordService.Command(ServiceMethod.PostalExpress, issued, null, $"EM2020{tracking:0000000}CN", "邮政特快专递邮件详情单")));
        stage.On(received, () => stage.DoAsync(Clerk, number, new RecordReceived.Command(received, "邮政签收回执，本人签收")));
        stage.On(DemoStage.After(received, 1), () => stage.DoAsync(Officer, number, new CloseCase.Command()));
        stage.On(DemoStage.After(received, 5), () => stage.DoAsync(Clerk, number, new ArchiveCase.Command()));
    }

    /// <summary>The chain of four, each on its working day after the submission.</summary>
    internal static void Approve(DemoStage stage, string number, DateOnly submitted, params int[] days)
    {
        (Features.Kernel.Role Role, string Words)[] chain =
            [(Reviewer, "不涉及国家秘密，同意。"), (Head, "事实清楚，依据正确，同意。"), (Leader, "同意。"), (Chief, "同意印发。")];
        foreach (var (step, day) in chain.Zip(days))
            stage.On(DemoStage.After(submitted, day), () => stage.DoAsync(step.Role, number, new JudgeLetter.Command(Verdict.Agree, step.Words)));
    }

    private static ClassifyOutcome.Command Outcome(Request request) => request.Ending switch
    {
        Ending.NotResponsible => new(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible, "该事项的职责不由我局承担", new OutcomeBasis
        {
            ResponsibleAgency = request.Detail,
            ResponsibleContact = "0450-00000002",
            EffortsMade = "查对三定规定",
        }),
        Ending.Prohibited => new(OutcomeLeaf.RefusedProhibited, null, "公开将使检举人可以被识别", new OutcomeBasis
        {
            Law = new CitedLaw("信访条例", 23, Kind: LegalActKind.AdministrativeRegulation),
            SeparationReason = $"{request.Detail}逐页涉及检举人身份和检举内容，不能区分",
        }),
        Ending.Duplicate => new(OutcomeLeaf.NotProcessedDuplicate, null, "与已经答复的申请相同", new OutcomeBasis
        {
            EarlierCaseNumber = request.Detail,
            Sameness = "两次申请的内容逐字相同",
            UnchangedFacts = "该事项的职责分工没有变化",
        }),
        Ending.Unclear => new(OutcomeLeaf.UnavailableUnclear, null, "补正后仍然不能确定所指的信息", new OutcomeBasis
        {
            RemainingUnclear = request.Detail,
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };

    // SEED-8: one reconsideration upheld by the city government; one suit, dismissed as brought against the wrong defendant, and the
    // plaintiff's appeal, dismissed too: the ruling was affirmed. Suit and appeal are one count.
    private void Disputes()
    {
        const string Upheld = "JCG-2020-0004", Sued = "JCG-2020-0002";
        DateOnly asked = new(2020, 5, 25), decided = new(2020, 7, 22);
        DateOnly sued = new(2020, 6, 1), ruled = new(2020, 9, 11), appealed = new(2020, 9, 25), affirmed = new(2020, 11, 20);
        var (reconsideration, suit) = (Guid.Empty, Guid.Empty);
        stage.On(asked, async () => reconsideration = await RegisterAsync(Upheld, DisputeForum.Reconsideration, "江城市人民政府", asked, null));
        stage.On(decided, () => stage.DoAsync(Officer, Upheld,
            new RecordDisputeResult.Command(reconsideration, DisputeResult.DecisionUpheld, decided, "维持", Final: true)));
        stage.On(sued, async () => suit = await RegisterAsync(Sued, DisputeForum.DirectSuit, "江城市道里区人民法院", sued, "（2020）江0102行初57号"));
        stage.On(ruled, () => stage.DoAsync(Officer, Sued,
            new RecordDisputeResult.Command(suit, DisputeResult.SuitDismissed, ruled, "被告不适格，裁定驳回起诉")));
        stage.On(appealed, () => stage.DoAsync(Officer, Sued,
            new OpenNextInstance.Command(suit, DisputeInstance.Appeal, "江城市中级人民法院", appealed, ByUs: false, "（2020）江01行终112号")));
        stage.On(affirmed, () => stage.DoAsync(Officer, Sued,
            new RecordDisputeResult.Command(suit, DisputeResult.SuitDismissed, affirmed, "驳回上诉，维持原裁定", Final: true)));
    }

    private async Task<Guid> RegisterAsync(string number, DisputeForum forum, string organ, DateOnly came, string? reference) =>
        (await stage.AsAsync(Officer, new RegisterDispute.Command(forum, organ, came, reference) { CaseNumber = number })).DisputeId;
}
