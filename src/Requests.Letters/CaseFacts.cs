using Requests.Statute;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;

namespace Requests.Letters;

/// <summary>What a case can say of itself, field by field, as printed.</summary>
public static class CaseFacts
{
    public static Dictionary<string, string> Of(LetterMaterial m)
    {
        var facts = new Dictionary<string, string>();
        void Say(string field, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) facts[field] = value.Trim();
        }
        void On(string field, DateOnly? day) => Say(field, day is { } on ? LetterDays.Print(on) : null);

        Common(m, Say, On);
        History(m, Say, On);
        if (m.Counted is { } counted) Grounds(m, counted, (field, value) => Say(field, value is null ? null : Closed(field, value)));
        ThirdParty(m.Consultations, Say, On);
        Searches(m, Say, On);
        Notices(m, Say, On);
        if (m.Earlier is { } earlier)
        {
            On("earlierDate", earlier.AskedOn);
            Say("earlierRequest", earlier.RequestText);
            Say("earlierNo", Cite(earlier.Title, earlier.Number));
            On("earlierReplyDate", earlier.LetterOn);
            On("earlierServedDate", earlier.ServedOn);
        }
        return facts;
    }

    /// <summary>What is on record for one of several matters alone.</summary>
    public static Dictionary<string, string> Of(LetterMaterial m, Ruling ruling)
    {
        var facts = new Dictionary<string, string>();
        void Say(string field, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) facts[field] = Closed(field, value);
        }
        Grounds(m, ruling, Say);
        ThirdParty(m.Consultations.Where(c => ruling.TurnsOn(c.No, m.Rulings)), Say,
            (field, day) => Say(field, day is { } on ? LetterDays.Print(on) : null));
        return facts;
    }

    // The template ends the sentence; only what is quoted keeps its own end.
    private static string Closed(string field, string value) => field == "quotedClaim" ? value.Trim() : value.Trim().TrimEnd('。', '；');

    private static void Common(LetterMaterial m, Action<string, string?> say, Action<string, DateOnly?> on)
    {
        var body = m.Body;
        say("agency", body.Name);
        say("applicantName", string.Join('、', m.Names));
        say("you", m.You);
        say("self", m.Self);
        on("receivedDate", m.ReceivedOn);
        say("channelZh", Channel(m.Channel));
        say("caseNo", m.CaseNumber);
        say("requestVerbatim", m.RequestText);
        say("contactUnit", body.ContactUnit);
        say("contactPhone", body.ContactPhone);
        say("contactAddress", body.ContactAddress);
        say("court", body.Court);
        say("reconsiderationUrl", body.ReconsiderationUrl);
        say("requestedForm", m.FormAsWanted);
        say("enclosures", string.Join('、', m.Enclosures.Select(e => e.Title)));
    }

    private static void History(LetterMaterial m, Action<string, string?> say, Action<string, DateOnly?> on)
    {
        if (Last(m, ClockEntryKind.CorrectionNotice) is { } asked)
        {
            on("correctionDate", asked.On);
            on("correctionServedDate", asked.DeliveredOn);
            on("correctionDeadline", asked.DeliveredOn is null ? null : m.DeadlineOf(asked));
            say("correctionNo", m.Notices.GetValueOrDefault(LetterKinds.CorrectionNotice)?.Cited ?? Cite(LetterKinds.CorrectionNotice.Chinese, m.Counted?.Basis.NoticeNumber));
            if (m.Rulings.Any(r => r.Leaf == OutcomeLeaf.OtherCorrectionLapsed)) say("servedProof", m.ProofOf(asked));
        }
        if (Last(m, ClockEntryKind.CorrectionReceived) is { } came)
        {
            on("correctionReceivedDate", came.On);
            say("correctionVerbatim", m.Correction);
        }
        if (Last(m, ClockEntryKind.Extended) is { } extended)
        {
            on("extensionNoticeDate", extended.ToldOn ?? extended.On);
            say("extensionNo", m.Notices.GetValueOrDefault(LetterKinds.ExtensionNotice)?.Cited);
            on("extendedDueDate", m.Reading?.Deadlines.LastOrDefault(d => d.Rule == ClockRules.Extension && !d.IsOption)?.Due.On);
        }
        if (Last(m, ClockEntryKind.OrderReceived) is { } order) say("orderBody", m.NoteOf(order));
        if (Last(m, ClockEntryKind.ReasonsRequested) is { } reasons)
        {
            on("reasonsAskedDate", reasons.On);
            on("reasonsDeadline", reasons.DeliveredOn is null ? null : m.DeadlineOf(reasons));
        }
        if (Last(m, ClockEntryKind.ReasonsReceived) is { } given) say("reasonsVerbatim", m.Explanation ?? m.NoteOf(given));
        if (Last(m, ClockEntryKind.ReasonsRequested) is not null)
            say("reasonsStanding", Last(m, ClockEntryKind.ReasonsReceived) is null ? $"{m.You}在上述期限内没有说明理由" : "所述理由不合理");
    }

    private static void Grounds(LetterMaterial m, Ruling ruling, Action<string, string?> say)
    {
        var basis = ruling.Basis;
        // The letter speaks to whom the note speaks of.
        say("endReason", ruling.Reason?.Replace("申请人", m.You, StringComparison.Ordinal));
        // What is no request for information rests on what information is; else the request ends as it began, by the applicant's right to ask.
        say("endBasis", basis.End is EndKind.Question or EndKind.NotGovernmentInformation ? $"依据《{RuleBook.On(m.ActOn).Regulations.ShortTitle}》第二条"
            : ruling.Leaf == OutcomeLeaf.OtherMisc && basis.End is not null ? $"根据上述情况，依据《{RuleBook.On(m.ActOn).Regulations.ShortTitle}》第二十七条" : null);
        say("sepReason", basis.SeparationReason);
        say("harmKind", basis.Harm switch
        {
            HarmKind.StateSecurity => "国家安全",
            HarmKind.PublicSecurity => "公共安全",
            HarmKind.EconomicSecurity => "经济安全",
            HarmKind.SocialStability => "社会稳定",
            _ => null,
        });
        say("harmPath", basis.HarmEvidence);
        say("internalKind", basis.Internal switch
        {
            InternalKind.Personnel => "人事管理",
            InternalKind.Logistics => "后勤管理",
            InternalKind.Workflow => "内部工作流程",
            _ => null,
        });
        say("processKind", basis.Process switch
        {
            ProcessKind.DiscussionRecord => "讨论记录",
            ProcessKind.Draft => "过程稿",
            ProcessKind.ConsultationLetter => "磋商信函",
            ProcessKind.RequestOrReport => "请示报告",
            _ => null,
        });
        say("applyReason", basis.DiscretionReason ?? ruling.Reason);
        say("deliberationHarm", basis.DiscretionReason);
        say("fileReason", basis.DiscretionReason);
        say("opinionAssessment", basis.OpinionAssessment);
        say("expectedHarm", basis.ExpectedHarm);
        say("publicInterestView", basis.PublicInterestView);
        say("responsibleAgency", basis.ResponsibleAgency);
        say("responsibleContact", basis.ResponsibleContact);
        // Efforts explain why no body is named; with a name they would say the opposite.
        say("effortsMade", basis.ResponsibleAgency is null ? basis.EffortsMade : null);
        say("remainingUnclear", basis.RemainingUnclear);
        say("quotedClaim", basis.QuotedClaim);
        say("sameness", basis.Sameness);
        say("unchangedFacts", basis.UnchangedFacts);
        say("excessAssessment", basis.ExcessAssessment);
        var lawOn = m.DecidedOn ?? m.RegisteredOn;
        if (basis.Law?.On(lawOn) is not { } law) return;
        var secrets = law.Act.Title == RuleBook.On(lawOn).SecretsLaw?.Title;
        say(secrets && ruling.Leaf == OutcomeLeaf.RefusedStateSecret ? "secrecyArticle" : "lawArticle", law.Place());
        say("lawName", $"《{law.Act.Title}》");
        say("specialLaw", $"《{law.Act.Title}》");
        say("specialArticle", law.Place());
    }

    private static void ThirdParty(IEnumerable<AskedOpinion> letters, Action<string, string?> say, Action<string, DateOnly?> on)
    {
        if (letters.LastOrDefault(c => c.Kind == ConsultationKind.ThirdParty) is not { } letter) return;
        on("consultDate", letter.SentOn);
        on("opinionDate", letter.AnsweredOn);
        say("opinionKind", OpinionOf(letter.Opinion));
    }

    /// <summary>Who was asked, without a name: the applicant learns no more.</summary>
    public static string Consultee(ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdParty => "第三方",
        ConsultationKind.CoMaker => "共同制作机关",
        _ => "其他机关",
    };

    /// <summary>Null while nothing came.</summary>
    public static string? OpinionOf(ConsultationOpinion? opinion) => opinion switch
    {
        ConsultationOpinion.Objects => "书面表示不同意公开并说明了理由",
        ConsultationOpinion.AgreesInPart => "书面表示部分同意公开",
        ConsultationOpinion.Agrees => "书面表示同意公开",
        ConsultationOpinion.Silent => "逾期没有提出意见",
        _ => null,
    };

    private static void Searches(LetterMaterial m, Action<string, string?> say, Action<string, DateOnly?> on)
    {
        var steps = m.Searches.SelectMany(s => s.Steps).ToList();
        if (steps.Count == 0) return;
        string Places(params SearchPlaceKind[] kinds) => string.Join('、', steps.Where(s => kinds.Contains(s.PlaceKind)).Select(s => s.Place).Distinct());
        var (first, last) = (steps.Min(s => s.On), steps.Max(s => s.On));
        on("searchFrom", first);
        on("searchTo", last);
        say("searchDays", first == last ? LetterDays.Print(first) : $"{LetterDays.Print(first)}至{LetterDays.Print(last)}");
        // Whoever is asked is asked, not searched by words.
        var words = steps.Where(s => s.PlaceKind is SearchPlaceKind.System or SearchPlaceKind.PaperRoom).Select(s => s.Words).Distinct().ToList();
        say("keywords", words.Count == 0 ? null : $"“{string.Join("”“", words)}”");
        say("systems", Places(SearchPlaceKind.System));
        say("paperPlaces", Places(SearchPlaceKind.PaperRoom));
        say("unitsAsked", Places(SearchPlaceKind.Unit, SearchPlaceKind.Person));
        say("whyNone", m.Searches.Select(s => s.WhyNone).LastOrDefault(s => s is not null));
    }

    private static void Notices(LetterMaterial m, Action<string, string?> say, Action<string, DateOnly?> on)
    {
        if (Last(m, ClockEntryKind.FeeNotice) is not { } fee) return;
        var notice = m.Notices.GetValueOrDefault(LetterKinds.FeeNotice);
        say("feeNo", notice?.Cited ?? Cite(LetterKinds.FeeNotice.Chinese, m.Counted?.Basis.NoticeNumber));
        say("feeAmount", notice?.Facts.FirstOrDefault(f => f.Field == "feeAmount")?.Value);
        on("feeServedDate", fee.DeliveredOn);
        on("feeDeadline", fee.DeliveredOn is null ? null : m.DeadlineOf(fee));
        if (m.Rulings.Any(r => r.Leaf == OutcomeLeaf.OtherFeeLapsed)) say("servedProof", m.ProofOf(fee));
    }

    private static ClockEntry? Last(LetterMaterial m, ClockEntryKind kind) => m.Standing.LastOrDefault(e => e.Kind == kind);

    private static string? Cite(string title, string? number) => string.IsNullOrWhiteSpace(number) ? null : $"《{title}》（{number.Trim()}）";

    /// <summary>How a request came, as a letter says it.</summary>
    public static string Channel(IntakeChannel channel) => Text.Of(channel, "letter").Zh;

    /// <summary>What a withheld part belongs to, in a sentence that says 属于.</summary>
    public static string GroundName(PartGround ground) => ground switch
    {
        PartGround.RefusedStateSecret => "国家秘密",
        PartGround.RefusedProhibited => "法律、行政法规禁止公开的信息",
        PartGround.RefusedSecurityStability => "公开后可能危及国家安全、公共安全、经济安全、社会稳定的信息",
        PartGround.RefusedThirdParty => "公开会损害第三方合法权益的信息",
        PartGround.RefusedInternal => "内部事务信息",
        PartGround.RefusedProcess => "过程性信息",
        PartGround.RefusedEnforcementFile => "行政执法案卷信息",
        PartGround.RefusedQueryMatter => "法律、行政法规对查询另有规定的资料",
        _ => "政府信息以外的内容",
    };
}
