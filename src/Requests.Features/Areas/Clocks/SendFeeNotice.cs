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
    /// <param name="Count">Requests of this applicant in the calendar month, or pages of this request.</param>
    /// <param name="Excess">Why number or frequency clearly exceeds a reasonable range (FEE-1).</param>
    /// <param name="OnlyPointsToPublic">The reply will only say where to find public information (FEE-5).</param>
    [Acts(Act.SendFeeNotice)]
    public sealed record Command(DateOnly On, FeeTariff Tariff, int Count, string Excess, bool OnlyPointsToPublic = false, DateOnly? DeliveredOn = null)
        : CaseCommand<Response>;

    /// <param name="Amount">Yuan.</param>
    /// <param name="AmountUpper">The amount in Chinese capitals, as printed.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
        decimal Amount, string AmountUpper, IReadOnlyList<FeeLine> Steps, DateOnly PayByOn)
        : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Tariff).IsInEnum();
            RuleFor(c => c.Count).InclusiveBetween(1, FeeQuote.MaxCount);
            RuleFor(c => c.Excess).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(CaseOpener desk, LetterLifecycle letters) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.DueOn is not { } replyDueOn) return ClockProblems.NotReceived;

            var facts = new FeeFacts(command.On, replyDueOn, ChargeKind.Processing, command.Tariff, command.Count,
                ClearlyExcessive: !string.IsNullOrWhiteSpace(command.Excess), OnlyPointsToPublic: command.OnlyPointsToPublic);
            if (FeeRules.Check(facts) is [var refusal, ..]) return FeeProblems.For(refusal);

            var quote = FeeQuote.Of(command.Tariff, command.Count);
            var terms = new NoticeTerms(LetterKinds.FeeNotice) { Tariff = command.Tariff, Count = command.Count, Reason = command.Excess };
            var problem = await letters.SendAsync(Act.SendFeeNotice, found, terms, new NoticeDays(command.On, command.DeliveredOn),
                new { command.On, command.DeliveredOn, command.Tariff, command.Count, quote.AmountFen }, ["CLK-10", "CLK-9", "FEE-2"], cancellationToken);
            if (problem is not null) return problem;
            var payBy = (await desk.ReadClockAsync(found, cancellationToken))!.Deadlines
                .Single(d => d is { Rule: ClockRules.Fee, Owner: DeadlineOwner.Applicant }).Due.On;
            return new Response(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version,
                FeeLine.Yuan(quote.AmountFen), FeeUpper.Of(quote.AmountFen), FeeLine.Of(quote), payBy);
        }
    }
}
