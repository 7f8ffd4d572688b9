using MediatR;
using Requests.Features.Areas.Clocks;
using Requests.Features.Services.Cases;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to the clock of a case.</summary>
internal static class ClockEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Clock");

        cases.MapGet("/{number}/clock", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ExplainClock.Query(number), ct)).ToAnswer())
            .WithName(nameof(ExplainClock)).WithSummary("期限的记录、各项期限和逐日计算 / The clock's entries, deadlines and day-by-day trail")
            .Produces<ExplainClock.Response>().ProducesProblems(401, 403, 404, 409);

        cases.MapPost("/{number}/clock/what-if", async (string number, WhatIf.Query query, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(query with { CaseNumber = number }, ct)).ToAnswer())
            .WithName(nameof(WhatIf)).WithSummary("假如再记一条，期限会怎样；不保存 / What the dates would be with one more entry; nothing is saved")
            .Produces<WhatIf.Response>().ProducesProblems(400, 401, 403, 404, 409, 422);

        cases.MapCaseAct<UndoClockEntry.Command, CaseStanding>("clock/undo", "撤销一条期限记录 / Undo an entry of the clock");

        cases.MapCaseAct<AskForCorrection.Command, CaseStanding>("correction-notices", "发补正告知 / Ask the applicant for a correction");
        cases.MapCaseAct<ReceiveCorrection.Command, CaseStanding>("corrections", "登记补正 / Receive the correction");
        cases.MapCaseAct<NoteCorrectionLapse.Command, CaseStanding>("correction-lapse", "记录逾期不补正 / Note that no correction came");
        cases.MapCaseAct<RecordNoticeDelivery.Command, CaseStanding>("notice-deliveries", "登记告知书送达 / Record delivery of a notice to the applicant");

        cases.MapCaseAct<Consult.Command, Consult.Response>("consultations", "征求第三方、共同制作机关或者其他机关意见 / Consult a third party, a co-maker or another body");
        cases.MapCaseAct<RecordConsultationDelivery.Command, CaseStanding>("consultation-deliveries", "登记征求意见函送达 / Record delivery of a consultation");
        cases.MapCaseAct<RecordConsultationAnswer.Command, CaseStanding>("consultation-answers", "登记意见或者未答复 / Record the answer or the silence");

        cases.MapCaseAct<ExtendReplyPeriod.Command, CaseStanding>("extension", "延长答复期限 / Extend the reply period");
        cases.MapCaseAct<AskForReasons.Command, CaseStanding>("reason-requests", "要求说明理由 / Ask the applicant for reasons");
        cases.MapCaseAct<ReceiveReasons.Command, CaseStanding>("reasons", "登记理由 / Receive the reasons");
        cases.MapCaseAct<SetLaterDate.Command, CaseStanding>("later-date", "确定延迟答复的期限 / Set a later date");

        cases.MapCaseAct<SendFeeNotice.Command, SendFeeNotice.Response>("fee-notices", "发收费通知 / Send a fee notice");
        cases.MapCaseAct<RecordFeePayment.Command, CaseStanding>("fee-payments", "登记缴费 / Record the payment");
        cases.MapCaseAct<PleadImpediment.Command, CaseStanding>("impediment-pleas", "决定是否主张不能办理的期间 / Decide whether an impediment is pleaded");
        cases.MapCaseAct<WaiveFee.Command, CaseStanding>("fee-waiver", "免收信息处理费 / Waive the fee");
        cases.MapCaseAct<NoteFeeLapse.Command, CaseStanding>("fee-lapse", "记录逾期不缴费 / Note that no fee was paid");

        cases.MapCaseAct<RecordPastLetter.Command, RecordPastLetter.Response>("past-letters", "补录以前发出的文书 / Record a letter that left on an earlier day");
        cases.MapCaseAct<ConfirmPastLetter.Command, CaseStanding>("past-letters/confirm", "复核补录的文书 / Agree or not to a letter recorded afterwards");

        cases.MapCaseAct<ReceiveOrder.Command, CaseStanding>("orders", "登记责令答复的决定 / Receive a decision that orders an answer");
    }
}
