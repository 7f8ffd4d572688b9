namespace Requests.Features.Kernel;

/// <summary>Everything that can be done, the words of the permission table, the events and the doors.</summary>
public enum Act
{
    // On a case that does not exist yet
    RegisterRequest,
    SubmitOnline,
    KeepDraft,
    ChooseMessages,
    RateService,

    // Reading
    ViewCase,
    ViewCases,
    ViewOverview,
    RevealPersonalData,
    UseCalculators,

    // Intake
    ConfirmReceipt,
    AttachFile,
    SplitRequest,
    AssignCase,
    HandBackCase,
    TakeNextCase,
    DeclineCase,
    AddMaterial,
    NoteMailBounce,
    CorrectRequest,
    ConfirmCorrection,
    CheckIdentity,
    PassOnRequest,

    // Beside the case
    UrgeCase,
    AnswerUrge,
    AddNote,
    WatchCase,
    AnswerTogether,
    InviteAnswer,
    LinkCases,
    RestrictCase,
    FlagCase,

    // The clock
    AskForCorrection,
    ReceiveCorrection,
    NoteCorrectionLapse,
    Consult,
    RecordConsultationDelivery,
    RecordConsultationAnswer,
    ExtendReplyPeriod,
    AskForReasons,
    ReceiveReasons,
    SetLaterDate,
    SendFeeNotice,
    RecordFeePayment,
    NoteFeeLapse,
    WaiveFee,
    RecordNoticeDelivery,
    RecordPastLetter,
    ConfirmPastLetter,
    ReceiveOrder,
    UndoClockEntry,

    // The answer
    OrderSearch,
    SignSearchRecord,

    // Process letters that need a chain
    DraftNotice,
    ApproveNotice,
    IssueNotice,

    ClassifyOutcome,
    RedactFile,
    ClearSecrecyMark,
    HoldRelease,
    DraftReply,
    SubmitDraft,
    GiveOpinion,
    TakeBackVerdict,
    OverrideCheck,
    IssueReply,
    VoidDocument,
    RecordService,
    RecordReturnedMail,
    ImportTracking,

    // Ends
    Withdraw,
    ReopenCase,
    CloseCase,
    ArchiveCase,
    RegisterDispute,
    RecordDisputeResult,
    OpenNextInstance,
    SettleDisputeDuty,
    BuildEvidenceBundle,
    AllowMoreEvidence,
    ExplainLateness,
    RecordImpediment,
    PleadImpediment,
    KeepSideDuties,

    // The installation, which all bodies share
    FoundBody,
    ManageOperators,
    ProposeCalendarNotice,
    ConfirmCalendarNotice,
    RunSweeps,

    ProposeRule,
    SwitchOnRule,
    Rehearse,

    // The office itself
    ManageBody,
    ManageTemplates,
    ReadNumberSeries,
    ManageUsers,
    ManageCalendar,
    ManagePeriods,
    ManageApiKeys,
    ReadOwnAccount,
    ManageOwnAccount,
    ReadOwnInbox,
    ReadReports,
    WriteReport,
    FreezeReport,
    RecordPublicationCounts,
    ListDisclosure,
    ImportRegister,
    VerifyArchive,
    ReadAudit,
    ReadSecurityLog,
    ExportArchive,
    ImportArchive,
    AppraiseFile,
    DestroyFile,
    WatchSweeps,
    RebuildSearch,
    SetUpOffice,

    // Supervision
    ManageAbsences,
    ManageWebhooks,
}
