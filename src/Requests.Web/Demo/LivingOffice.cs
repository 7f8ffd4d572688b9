using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Closing;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Files;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Register;
using Requests.Features.Areas.Service;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Paper;
using Requests.Statute.Clocks;
using Requests.Statute.Disputes;
using Requests.Statute.Fees;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;
using Requests.Statute.Service;
using static Requests.Features.Kernel.Role;

namespace Requests.Web.Demo;

/// <summary>Open cases around today, one in every state, some near due, one overdue, one whose date is provisional.</summary>
internal sealed class LivingOffice(DemoStage stage, DateOnly today)
{
    private int _people;

    public void Write()
    {
        Posted(-24, "环卫作业外包合同", Assigned);                                    // overdue by some days
        Posted(-20, "垃圾分类考核办法", Assigned);                                    // due today
        Posted(-18, "广告牌匾设置审批档案", Assigned);                                // near due
        Posted(-8, "道路挖掘许可台账", Assigned, Extended);                           // late in the year its day lies beyond the published calendar
        Posted(-12, "建筑垃圾运输企业名录", Assigned, Correcting);
        Posted(-11, "户外广告承包方报价", Assigned, Consulting);
        Posted(-10, "路灯节能改造全部影像资料", Assigned, FeeAsked);
        Posted(-13, "冬季清雪费用决算", Assigned, Drafted, Submitted);
        Posted(-15, "共享单车停放区规划", Assigned, Drafted, Submitted, ApprovedByAll);
        Posted(-16, "公厕改造项目验收报告", Assigned, Drafted, Submitted, ApprovedByAll, Issued);
        Posted(-17, "早夜市设置批复", Assigned, Drafted, Submitted, ApprovedByAll, Issued, Sent);
        Posted(-19, "停车泊位收费依据", Assigned, Drafted, Submitted, ApprovedByAll, Issued, Sent, Arrived);
        Posted(-21, "违法建设拆除公告", Assigned, Drafted, Submitted, ApprovedByAll, Issued, Sent, Arrived, Closed, Listed, Reconsidered);
        Posted(-16, "河道清淤工程合同", Assigned, Drafted, Submitted, ApprovedByAll, Issued, Sent, CameBack);
        Posted(-110, "夜市摊位抽签结果", Assigned, Drafted, Submitted, ApprovedByAll, Issued, Sent, Arrived, Closed, Upheld, Sued);
        Posted(-9, "绿化养护标准和执法队伍编制两项", Assigned, DividedInTwo);
        Posted(-7, "停车场经营权出让方案", Assigned, Partly);
        Posted(-14, "环卫车辆更新计划", (number, day) => AssignedTo("officer2", number, day));
        Posted(-6, "垃圾转运站环境监测记录", (number, day) => AssignedTo("officer2", number, day));
        Posted(-5, "店铺招牌备案台账", (number, day) => AssignedTo("officer3", number, day));
        Posted(-2, "供暖投诉处理流程", []);
        Online(-1, "餐厨垃圾收运单位名单");
        AwaitingContact();
        Published();
        stage.On(Day(-2), () => stage.AsAsync(Officer, new EnterAbsence.Command(Day(12), Day(14), DeputyUserId: DemoAccounts.Of(Clerk).Id, Reason: "年休假")));
    }

    private delegate void Step(string number, DateOnly received);

    private DateOnly Day(int fromToday) => DemoStage.After(today, fromToday);

    private Person NextPerson() => new($"演示人{++_people}", null, $"139000{_people:00000}", $"江城市演示路{_people}号", null);

    // Numbers are drawn in the order of the days, so the number of a case is known only once it is registered.
    private void Posted(int fromToday, string subject, params Step[] steps)
    {
        var day = Day(fromToday);
        var person = NextPerson();
        stage.On(day, async () =>
        {
            var receipt = await stage.AsAsync(Clerk, new RegisterRequest.Command(IntakeChannel.ExpressPost, subject, $"请公开{subject}。",
                ApplicantType.NaturalPerson, person, day, SignedOn: day, ElectronicServiceConsent: true));
            foreach (var step in steps) step(receipt.CaseNumber, day);
        });
    }

    private void Online(int fromToday, string subject) => stage.On(Day(fromToday), () => stage.AsAsync(Applicant,
        new SubmitOnline.Command(subject, $"请公开{subject}。", ApplicantType.Business, NextPerson())));

    private void AwaitingContact() => stage.On(Day(-1), () => stage.AsAsync(Clerk, new RegisterRequest.Command(IntakeChannel.OrdinaryPost,
        "河道保洁责任划分", "请公开河道保洁责任划分文件。", ApplicantType.NaturalPerson, NextPerson(), Day(-1), AddressedToDisclosureOffice: false)));

    private void Assigned(string number, DateOnly day) => AssignedTo("officer", number, day);

    private void AssignedTo(string userName, string number, DateOnly day) =>
        Then(day, 1, Head, number, _ => new AssignCase.Command(DemoAccounts.Named(userName).Id));

    private void Extended(string number, DateOnly day) =>
        Then(day, 5, Head, number, on => new ExtendReplyPeriod.Command(20, "需要汇总各区台账", on, on));

    private void Correcting(string number, DateOnly day)
    {
        Then(day, 4, Officer, number, on => new AskForCorrection.Command(on, ["请说明需要哪个区、哪一年的名录。"], null, 15));
        Then(day, 6, Clerk, number, on => new RecordNoticeDelivery.Command(ClockEntryKind.CorrectionNotice, on, "邮政签收回执"));
    }

    private void Consulting(string number, DateOnly day)
    {
        Then(day, 5, Officer, number, on => new Consult.Command(ConsultationKind.ThirdParty, on, "承包方报价表第2页",
            new Person("江城演示广告有限公司", null, "045000000003"), ThirdPartyIsOrganisation: true));
        Then(day, 7, Clerk, number, on => new RecordConsultationDelivery.Command(1, on, "邮政签收回执"));
    }

    private void FeeAsked(string number, DateOnly day)
    {
        Then(day, 5, Officer, number, on => new SendFeeNotice.Command(on, FeeTariff.ByPage, 260, "本件申请所需信息共260页，远多于一般申请", "示例2026-0001",
            "市财政非税收入收缴系统，各代收银行网点"));
        Then(day, 7, Clerk, number, on => new RecordNoticeDelivery.Command(ClockEntryKind.FeeNotice, on, "邮政签收回执"));
    }

    private void Drafted(string number, DateOnly day)
    {
        Then(day, 4, Officer, number, on => new OrderSearch.Command(DemoUnit.Archive.Name, "业务系统和档案室", "关键词同申请", DemoStage.After(on, 3)));
        Then(day, 6, Officer, number, _ => Search(day));
        Then(day, 6, Officer, number, _ => new ClassifyOutcome.Command(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotExist, "经检索没有找到"));
        Then(day, 6, Officer, number, _ => new DraftLetter.Command());
    }

    // Something is given and something withheld: a file to mark and to redact.
    private void Partly(string number, DateOnly day)
    {
        Then(day, 3, Officer, number, _ => new ClassifyOutcome.Command(OutcomeLeaf.Partial, Basis: new OutcomeBasis
        {
            Separated = true,
            Withheld = [new("第1页第2段", PartGround.RefusedProcess, "记载了三个处室未定稿的底价测算")],
            Process = ProcessKind.Draft,
            DisclosureDutyChecked = true,
        }));
        stage.On(DemoStage.After(day, 3), async () =>
        {
            var taken = await stage.AsAsync(Officer, new TakeInFile.Command(number, "出让方案.pdf", new MemoryStream(PdfWriter.Write(Plan))));
            await stage.DoAsync(Officer, number, new AttachFile.Command(FilePurpose.Enclosure, taken));
        });
    }

    private static readonly PaperDocument Plan = new(PaperProfile.Notice, "停车场经营权出让方案",
    [
        new TitleLines(["停车场经营权出让方案"]), new Paragraph("出让范围为三处公共停车场，期限五年，以公开招标方式确定经营者。"),
        new Paragraph("底价测算结果为每年一百二十万元，尚未定稿。"), new Paragraph("招标公告在市公共资源交易平台发布。"),
    ]);

    private static SignSearchRecord.Command Search(DateOnly day) => new(1,
    [
        new(SearchPlaceKind.System, "城市管理业务系统", "申请事项名称及同义词", "2015-2026", 0, "演示检索员", DemoStage.After(day, 5)),
        new(SearchPlaceKind.PaperRoom, "局档案室", "申请事项名称", "2015-2026", 0, "演示检索员", DemoStage.After(day, 5)),
        new(SearchPlaceKind.Unit, "市容管理处", "口头核实", null, 0, "演示检索员", DemoStage.After(day, 6)),
    ], SearchConclusion.NotFound, "没有法律规定要求制作该材料，历年也没有制作");

    private void Submitted(string number, DateOnly day) => Then(day, 7, Officer, number, _ => new SubmitLetter.Command());

    private void ApprovedByAll(string number, DateOnly day) => Year2020.Approve(stage, number, DemoStage.After(day, 7), 1, 2, 3, 4);

    private void Issued(string number, DateOnly day) => Then(day, 12, Officer, number, _ => new IssueLetter.Command());

    private void Sent(string number, DateOnly day) => Then(day, 13, Clerk, number, on => new RecordService.Command(ServiceMethod.PostalRegistered, on, null, $"XA{number[^4..]}00000CN", "挂号信收据"));

    private void Arrived(string number, DateOnly day) => Then(day, 16, Clerk, number, on => new RecordReceived.Command(on, "挂号信签收回执"));

    private void Closed(string number, DateOnly day) => Then(day, 17, Officer, number, _ => new CloseCase.Command());

    private void Listed(string number, DateOnly day) => Then(day, 18, Officer, number, _ => new ListDisclosure.Command("违法建设拆除公告的检索结果"));

    private void CameBack(string number, DateOnly day) => Then(day, 15, Clerk, number, on => new RecordReturnedMail.Command(on, "原址查无此人"));

    private void Reconsidered(string number, DateOnly day) =>
        Then(day, 20, Officer, number, on => new RegisterDispute.Command(DisputeForum.Reconsideration, "江城市人民政府", on, $"江府复〔{on.Year}〕18号"));

    // A reconsideration that upheld the reply, after which the applicant went to court.
    private void Upheld(string number, DateOnly day)
    {
        var (came, ended) = (DemoStage.After(day, 20), DemoStage.After(day, 65));
        stage.On(came, async () =>
        {
            var dispute = await stage.AsAsync(Officer, new RegisterDispute.Command(DisputeForum.Reconsideration, "江城市人民政府", came, $"江府复〔{came.Year}〕7号") { CaseNumber = number });
            stage.On(ended, () => stage.DoAsync(Officer, number,
                new RecordDisputeResult.Command(dispute.DisputeId, DisputeResult.DecisionUpheld, ended, "维持原答复", Final: true)));
        });
    }

    private void Sued(string number, DateOnly day) =>
        Then(day, 106, Officer, number, on => new RegisterDispute.Command(DisputeForum.SuitAfterReconsideration, "江城市道里区人民法院", on, $"（{on.Year}）江0102行初31号"));

    private void Published() => stage.On(Day(-14), () => stage.AsAsync(Officer, new RegisterPublications.Command(
    [
        new(Day(-40), "门户网站", Category: 8, Title: "城市道路停车泊位收费标准"),
        new(Day(-30), "门户网站", Category: 6, Title: "市容环境行政处罚决定（第一批）", Count: 12),
        new(Day(-16), "门户网站", Category: 1, Title: "生活垃圾分类管理办法"),
        new(Day(-15), "微信", Count: 38),
    ])));

    private void DividedInTwo(string number, DateOnly day) =>
        Then(day, 3, Officer, number, _ => new SplitRequest.Command([new("绿化养护标准", "请公开绿化养护标准。"), new("执法队伍编制", "请公开执法队伍编制。")]));

    private void Then<T>(DateOnly received, int workingDays, Role role, string number, Func<DateOnly, Features.Services.Cases.CaseCommand<T>> command)
    {
        var on = DemoStage.After(received, workingDays);
        stage.On(on, () => stage.DoAsync(role, number, command(on)));
    }
}
