using System.Globalization;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Letters;

/// <summary>A third party as a letter addresses it.</summary>
public sealed record ThirdPerson(string Name, bool IsOrganisation);

/// <summary>What the terms of a process letter say, field by field, as printed.</summary>
public static class NoticeFacts
{
    /// <param name="ahead">The clock with the letter entered; null where it enters nothing.</param>
    /// <param name="thirdParty">Where it goes to one.</param>
    public static Dictionary<string, string> Of(NoticeTerms terms, ClockReading? ahead, ClockPeriods periods, ThirdPerson? thirdParty, DateOnly on)
    {
        var facts = new Dictionary<string, string>();
        void Say(string field, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) facts[field] = value.Trim();
        }

        Say("correctionPoints", string.Join('\n', terms.Points.Select((p, i) => terms.Points.Count == 1 ? p : $"{i + 1}. {p}")));
        Say("guidance", terms.Guidance);
        Say("replyDays", (terms.WorkingDays ?? DefaultDays(terms, periods))?.ToString(CultureInfo.InvariantCulture));
        Say("passages", terms.Passages);
        Say("coAgency", terms.Agency);
        Say("unitName", terms.Unit);
        Say("keywords", terms.Keywords);
        Say("replyDeadline", terms.AnswerBy is { } by ? LetterDays.Print(by) : null);
        if (terms.Kind.Question(LetterTerm.Reason)?.Field is { } reasonIn) Say(reasonIn, terms.Reason);
        if (terms.Kind.Question(LetterTerm.Passages)?.Field is { } passagesIn) Say(passagesIn, terms.Passages);
        if (terms.Enters == ClockEntryKind.Extended && ahead is not null) Say("extendedDueDate", LetterDays.Print(ahead.ReplyDueOn));
        if (terms.Kind.Addressee == LetterAddressee.ThirdParty)
        {
            // The third party learns nothing of who asked.
            Say("thirdPartyName", thirdParty?.Name);
            Say("you", thirdParty is null ? null : thirdParty.IsOrganisation ? "你单位" : "您");
        }
        if (terms.Kind == LetterKinds.ConsultationNotice)
        {
            Say("consultDate", LetterDays.Print(on));
            Say("consulteeKind", CaseFacts.Consultee(terms.Consultation ?? ConsultationKind.ThirdParty));
        }
        if (terms.Charge is { } charge) Fee(Say, terms, charge);
        return facts;
    }

    // What the law gives, where the letter sets nothing else.
    private static int? DefaultDays(NoticeTerms terms, ClockPeriods periods) => AskedBy(terms.Enters) is { } asked ? LastDays.Of(asked).Length!(periods) : null;

    private static LastDayKind? AskedBy(ClockEntryKind? entry) => entry switch
    {
        ClockEntryKind.CorrectionNotice => LastDayKind.Correction,
        ClockEntryKind.ReasonsRequested => LastDayKind.Reasons,
        ClockEntryKind.ThirdPartyConsulted => LastDayKind.ThirdPartyAnswer,
        ClockEntryKind.CoMakerConsulted => LastDayKind.CoMakerAnswer,
        ClockEntryKind.AgencyConsulted => LastDayKind.AgencyAnswer,
        ClockEntryKind.FeeNotice => LastDayKind.FeePayment,
        _ => null,
    };

    private static void Fee(Action<string, string?> say, NoticeTerms terms, FeeQuoteResult charge)
    {
        var byItem = charge.Tariff == FeeTariff.ByItem;
        var unit = byItem ? "件" : "页";
        var month = terms.Month is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月") : "当月";
        say("feeExcess", terms.Reason?.Trim().TrimEnd('。', '；'));
        say("feeArticle", FeeRules.ArticleOf(charge.Tariff));
        say("feeScope", byItem ? $"{month}（自然月）内的申请，本件为其中的{Place(charge)}" : "本件申请所需信息");
        say("feeTariff", byItem ? "按件计收" : "按量计收");
        say("feeCount", string.Create(CultureInfo.InvariantCulture, $"{charge.Count}{unit}"));
        say("feeSteps", string.Join('；', FeeLine.Of(charge).Select(l => Step(l, unit))));
        say("feeAmount", FeeLine.Yuan(charge.AmountFen).ToString("0.##", CultureInfo.InvariantCulture));
        say("feeAmountUpper", FeeUpper.Of(charge.AmountFen));
        say("paySlip", terms.PaySlip);
        say("payWay", terms.PayWay);
    }

    private static string Place(FeeQuoteResult charge) => string.Create(CultureInfo.InvariantCulture,
        $"第{charge.Earlier + 1}{(charge.Count > 1 ? $"～{charge.Earlier + charge.Count}" : "")}件");

    private static string Step(FeeLine l, string unit)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"第{l.From}{(l.To is { } to && to > l.From ? $"～{to}" : "")}{unit}{(l.To is null ? "起" : "")}");
        return l.Rate == 0 ? $"{range}免费" : string.Create(CultureInfo.InvariantCulture, $"{range}，{l.Count}{unit}，每{unit}{l.Rate:0.##}元，计{l.Amount:0.##}元");
    }
}
