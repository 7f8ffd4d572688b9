using System.Globalization;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;

namespace Requests.Features.Services.Letters;

/// <summary>A third party as a letter addresses it.</summary>
internal sealed record ThirdPerson(string Name, bool IsOrganisation);

/// <summary>What the terms of a process letter say, field by field, as printed.</summary>
internal static class NoticeFacts
{
    /// <param name="ahead">The clock with the letter entered; null where it enters nothing.</param>
    /// <param name="thirdParty">Where it goes to one.</param>
    public static Dictionary<string, string> Of(NoticeTerms terms, Case @case, ClockReading? ahead, ClockPeriods periods, ThirdPerson? thirdParty, DateOnly on)
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
        switch (terms.Kind)
        {
            case "DOC-4": Say("lookCounts", terms.Reason); break;
            case "DOC-5":
                Say("extendReason", terms.Reason);
                Say("extendedDueDate", ahead is null ? null : LetterDays.Print(ahead.ReplyDueOn.On));
                break;
            case "DOC-6" or "DOC-8":
                Say("thirdPartyName", thirdParty?.Name);
                Say("you", thirdParty is null ? null : thirdParty.IsOrganisation ? "你单位" : "您");
                // The third party learns nothing of who asked (DOC-6).
                break;
            case "DOC-7":
                Say("consultDate", LetterDays.Print(on));
                Say("consulteeKind", NoticeComposer.Consultee(terms.Consultation ?? ConsultationKind.ThirdParty));
                break;
            case "DOC-9":
                Say("infoTitle", terms.Passages);
                break;
            case "DOC-10": Say("searchScope", terms.Reason); break;
            case "DOC-11" when terms is { Tariff: { } tariff, Count: { } count }: Fee(Say, tariff, count); break;
        }
        return facts;
    }

    private static int? DefaultDays(NoticeTerms terms, ClockPeriods periods) => terms.Kind switch
    {
        "DOC-3" => periods.CorrectionWorkingDays,
        "DOC-4" => periods.ReasonsWorkingDays,
        "DOC-9" when terms.Consultation == ConsultationKind.Agency => periods.AgencyWorkingDays,
        _ => null,
    };

    private static void Fee(Action<string, string?> say, FeeTariff tariff, int count)
    {
        var quote = FeeQuote.Of(tariff, count);
        var unit = tariff == FeeTariff.ByItem ? "件" : "页";
        say("feeScope", tariff == FeeTariff.ByItem ? "本月" : "本件");
        say("feeTariff", tariff == FeeTariff.ByItem ? "按件计收" : "按量计收");
        say("feeCount", count.ToString(CultureInfo.InvariantCulture) + unit);
        say("feeSteps", string.Join('；', FeeLine.Of(quote).Select(l => string.Create(CultureInfo.InvariantCulture,
            $"第{l.From}{(l.To is { } to && to > l.From ? "～" + to.ToString(CultureInfo.InvariantCulture) : "")}{unit}{(l.To is null ? "起" : "")}，{l.Count}{unit}，每{unit}{l.Rate:0.##}元，计{l.Amount:0.##}元"))));
        say("feeAmount", FeeLine.Yuan(quote.AmountFen).ToString("0.##", CultureInfo.InvariantCulture));
        say("feeAmountUpper", FeeUpper.Of(quote.AmountFen));
    }
}
