using System.Collections.Frozen;
using Requests.Features.Cases;
using Requests.Features.Pipeline;

namespace Requests.Features.Access;

/// <summary>What acts, roles and states are called, in both languages; the glossary in code.</summary>
public static class Words
{
    public static Text Of(Act act) => Acts[act];

    public static Text Of(Role role) => Roles[role];

    public static Text Of(CaseState state) => States[state];

    private static readonly FrozenDictionary<Role, Text> Roles = new Dictionary<Role, Text>
    {
        [Role.Applicant] = new("申请人", "Applicant"),
        [Role.Clerk] = new("收件员", "Intake clerk"),
        [Role.Officer] = new("承办人", "Case officer"),
        [Role.Reviewer] = new("保密审查", "Confidentiality reviewer"),
        [Role.Head] = new("公开机构负责人", "Head of the disclosure office"),
        [Role.Leader] = new("分管领导", "Leader in charge"),
        [Role.Chief] = new("主要领导", "Main leader"),
        [Role.Supervisor] = new("督办", "Supervisor"),
        [Role.Administrator] = new("管理员", "Administrator"),
        [Role.System] = new("系统", "System"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<CaseState, Text> States = new Dictionary<CaseState, Text>
    {
        [CaseState.AwaitingContact] = new("待确认", "Awaiting contact"),
        [CaseState.Received] = new("已收到", "Received"),
        [CaseState.InProgress] = new("办理中", "In progress"),
        [CaseState.AwaitingCorrection] = new("待补正", "Awaiting correction"),
        [CaseState.Consulting] = new("征求意见中", "Consulting"),
        [CaseState.AwaitingFee] = new("待缴费", "Awaiting fee"),
        [CaseState.InApproval] = new("审批中", "In approval"),
        [CaseState.Approved] = new("已批准", "Approved"),
        [CaseState.Issued] = new("已印发", "Issued"),
        [CaseState.Dispatched] = new("已发出", "Dispatched"),
        [CaseState.Served] = new("已送达", "Served"),
        [CaseState.Closed] = new("已办结", "Closed"),
        [CaseState.Archived] = new("已归档", "Archived"),
        [CaseState.Destroyed] = new("案卷已销毁", "File destroyed"),
        [CaseState.Split] = new("已拆分", "Split"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Act, Text> Acts = new Dictionary<Act, Text>
    {
        [Act.RegisterRequest] = new("登记申请", "Register a request"),
        [Act.SubmitOnline] = new("网上提交", "Submit online"),
        [Act.KeepDraft] = new("暂存未提交的申请", "Keep a request not yet sent"),
        [Act.ViewCase] = new("查看案件", "View a case"),
        [Act.ViewCases] = new("查看案件列表", "List cases"),
        [Act.ViewOverview] = new("查看总览", "View the overview"),
        [Act.RevealPersonalData] = new("查看完整个人信息", "Reveal personal data"),
        [Act.UseCalculators] = new("使用期限和费用计算", "Use the calculators"),
        [Act.ConfirmReceipt] = new("确认收到", "Confirm receipt"),
        [Act.AttachFile] = new("添加附件", "Attach a file"),
        [Act.SplitRequest] = new("拆分申请", "Split the request"),
        [Act.AssignCase] = new("分办", "Assign"),
        [Act.AddMaterial] = new("补充材料", "Add material"),
        [Act.AskForCorrection] = new("发补正告知", "Ask for correction"),
        [Act.ReceiveCorrection] = new("登记补正", "Receive the correction"),
        [Act.NoteCorrectionLapse] = new("记录逾期不补正", "Note that no correction came"),
        [Act.Consult] = new("征求意见", "Consult"),
        [Act.RecordConsultationDelivery] = new("登记征求意见函送达", "Record delivery of the consultation"),
        [Act.RecordConsultationAnswer] = new("登记意见", "Record the answer"),
        [Act.ExtendReplyPeriod] = new("延期", "Extend the reply period"),
        [Act.AskForReasons] = new("请申请人说明理由", "Ask for reasons"),
        [Act.ReceiveReasons] = new("登记理由", "Receive the reasons"),
        [Act.SetLaterDate] = new("确定延迟答复的期限", "Set a later date"),
        [Act.SendFeeNotice] = new("发收费通知", "Send a fee notice"),
        [Act.RecordFeePayment] = new("登记缴费", "Record the payment"),
        [Act.NoteFeeLapse] = new("记录逾期不缴费", "Note that no fee was paid"),
        [Act.RecordNoticeDelivery] = new("登记告知书送达", "Record delivery of a notice"),
        [Act.ReceiveOrder] = new("登记责令答复的决定", "Receive an order to reply"),
        [Act.UndoClockEntry] = new("撤销期限记录", "Undo a clock entry"),
        [Act.OrderSearch] = new("交办检索", "Order a search"),
        [Act.SignSearchRecord] = new("签署检索记录", "Sign the search record"),
        [Act.DraftNotice] = new("起草过程文书", "Draft a notice"),
        [Act.ApproveNotice] = new("审批过程文书", "Approve or return a notice"),
        [Act.IssueNotice] = new("印发过程文书", "Issue a notice"),
        [Act.ClassifyOutcome] = new("认定办理结果", "Classify the outcome"),
        [Act.ClearSecrecyMark] = new("核准密级标志", "Clear a secrecy mark"),
        [Act.RedactFile] = new("遮盖、清理附件", "Redact or clean a file"),
        [Act.HoldRelease] = new("暂停或者恢复公开", "Hold release or lift the hold"),
        [Act.DraftReply] = new("起草答复", "Draft the reply"),
        [Act.SubmitDraft] = new("送审", "Submit the draft"),
        [Act.GiveOpinion] = new("审批", "Approve or return"),
        [Act.OverrideCheck] = new("准予通过发文检查", "Waive a check before sending"),
        [Act.IssueReply] = new("印发答复", "Issue the reply"),
        [Act.VoidDocument] = new("作废文书", "Void a document"),
        [Act.RecordService] = new("登记送达", "Record service"),
        [Act.RecordReturnedMail] = new("登记退信", "Record returned mail"),
        [Act.ImportTracking] = new("导入邮件投递结果", "Import the post's delivery list"),
        [Act.Withdraw] = new("撤回申请", "Withdraw"),
        [Act.ReopenCase] = new("重新办理", "Reopen"),
        [Act.CloseCase] = new("办结", "Close"),
        [Act.ArchiveCase] = new("归档", "Archive"),
        [Act.RegisterDispute] = new("登记复议或诉讼", "Register a dispute"),
        [Act.RecordDisputeResult] = new("登记复议或诉讼结果", "Record the dispute's result"),
        [Act.OpenNextInstance] = new("登记上诉或再审", "Register an appeal or retrial"),
        [Act.SettleDisputeDuty] = new("登记应诉事项完成", "Record a dispute's duty as done"),
        [Act.BuildEvidenceBundle] = new("生成证据卷", "Build the evidence bundle"),
        [Act.ExplainLateness] = new("说明迟延原因", "Explain lateness"),
        [Act.ManageBody] = new("管理机关设置", "Manage the body"),
        [Act.ManageTemplates] = new("管理文书模板", "Manage letter templates"),
        [Act.ReadNumberSeries] = new("查阅文号使用情况", "Read the number series of letters"),
        [Act.ManageUsers] = new("管理用户", "Manage users"),
        [Act.ManageCalendar] = new("管理工作日历", "Manage the calendar"),
        [Act.ManagePeriods] = new("设定办理期限", "Set the body's own periods"),
        [Act.ManageApiKeys] = new("管理接口密钥", "Manage API keys"),
        [Act.ManageOwnAccount] = new("管理本人账号", "Manage the own account"),
        [Act.ReadOwnInbox] = new("查看通知", "Read own notices"),
        [Act.ReadReports] = new("查看报表", "Read reports"),
        [Act.WriteReport] = new("编写年度报告", "Write the annual report"),
        [Act.FreezeReport] = new("年度报告定稿", "Freeze the annual report"),
        [Act.ListDisclosure] = new("登记答复公示", "List an answer for the public"),
        [Act.RecordPublicationCounts] = new("登记主动公开数量", "Record publication counts"),
        [Act.ImportRegister] = new("导入原有台账", "Take over an old register"),
        [Act.ReadAudit] = new("查阅操作记录", "Read the audit trail"),
        [Act.VerifyArchive] = new("核验档案", "Verify the archive"),
        [Act.ExportArchive] = new("导出档案", "Export sealed files"),
        [Act.ImportArchive] = new("导入档案", "Import sealed files"),
        [Act.AppraiseFile] = new("鉴定到期案卷", "Appraise files whose retention has ended"),
        [Act.DestroyFile] = new("销毁案卷", "Destroy an appraised file"),
        [Act.RunSweeps] = new("运行定时检查", "Run sweeps"),
        [Act.SetUpOffice] = new("初始设置", "Set up the office"),
        [Act.ManageAbsences] = new("登记外出", "Enter absences"),
        [Act.ManageWebhooks] = new("管理事件推送", "Manage webhooks"),
    }.ToFrozenDictionary();
}
