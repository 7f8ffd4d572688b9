using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Letters;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Clocks;

/// <summary>
/// 收费通知: charges the processing fee by one of the two tariffs, inside the reply period (CLK-10). The applicant has 20
/// working days to pay; the reply period starts afresh after payment (CLK-9).
/// </summary>
public static class SendFeeNotice
{
    /// <param name="On">The day the notice left.</param>
    /// <param name="Tariff">One per case, never both (FEE-2).</param>
    /// <param name="Count">By page: the pages of this request. By item it may stay empty: the register counts the place of this request in
    /// the applicant's month (FEE-3).</param>
    /// <param name="Excess">Why number or frequency clearly exceeds a reasonable range (FEE-1).</param>
    /// <param name="PaySlip">Number of the payment slip that goes with the notice (FEE-6).</param>
    /// <param name="PayWay">The channel through which it is paid into the treasury (FEE-6, FEE-7).</param>
    /// <param name="OnlyPointsToPublic">The reply will only say where to find public information (FEE-5).</param>
    [LetsLetterGo]
    [Acts(Act.SendFeeNotice)]
    public sealed record Command(DateOnly On, FeeTariff Tariff, int? Count, string Excess, string PaySlip, string PayWay,
        bool OnlyPointsToPublic = false, DateOnly? DeliveredOn = null)
        : CaseCommand<Response>;

    /// <param name="Amount">Yuan.</param>
    /// <param name="AmountUpper">The amount in Chinese capitals, as printed.</param>
    /// <param name="Count">Items or pages charged.</param>
    /// <param name="Place">By item: the place of the first of them in the applicant's month.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
        decimal Amount, string AmountUpper, IReadOnlyList<FeeLine> Steps, DateOnly PayByOn, int Count, int? Place)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Tariff).IsInEnum();
            RuleFor(c => c.Count).InclusiveBetween(1, FeeQuote.MaxCount);
            RuleFor(c => c.Excess).MaximumLength(TextLimits.Reason);
            RuleFor(c => c.PaySlip).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(c => c.PayWay).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(CaseOpener desk, FeeRegister fees, LetterLifecycle letters) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.DueOn is not { } replyDueOn) return ClockProblems.NotReceived;

            var asked = new NoticeTerms(LetterKinds.FeeNotice)
            {
                Tariff = command.Tariff,
                Count = command.Count,
                Reason = command.Excess,
                PaySlip = command.PaySlip.Trim(),
                PayWay = command.PayWay.Trim(),
            };
            var completed = await fees.CompleteAsync(found, asked, command.On, replyDueOn, command.OnlyPointsToPublic, cancellationToken);
            if (completed.Problem is { } unlawful) return unlawful;
            var (terms, quote) = (completed.Value, completed.Value.Charge!);

            var problem = await letters.SendAsync(Act.SendFeeNotice, found, terms, new NoticeDays(command.On, command.DeliveredOn),
                new
                {
                    command.On,
                    command.DeliveredOn,
                    command.Tariff,
                    quote.Count,
                    quote.Earlier,
                    quote.AmountFen,
                    terms.PaySlip
                }, ["CLK-10", "CLK-9", "FEE-2", "FEE-3", "FEE-6"], cancellationToken);
            if (problem is not null) return problem;
            var payBy = (await desk.ReadClockAsync(found, cancellationToken))!.Deadlines
                .Single(d => d is { Rule: ClockRules.Fee, Owner: DeadlineOwner.Applicant }).Due.On;
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, FeeLine.Yuan(quote.AmountFen),
                FeeUpper.Of(quote.AmountFen), FeeLine.Of(quote), payBy, quote.Count, quote.Tariff == FeeTariff.ByItem ? quote.Earlier + 1 : null);
        }
    }
}
