using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Statute.Clocks;
using Requests.Statute.Receipt;

namespace Requests.Features.Areas.Calculators;

/// <summary>The receipt date that a channel and its evidence give, with the rule, and what would follow from it; nothing is registered.</summary>
public static class PreviewReceipt
{
    [Acts(Act.UseCalculators)]
    public sealed record Query(IntakeChannel Channel, DateOnly? ArrivedOn, DateOnly? SignedOn = null, DateOnly? ConfirmedOn = null,
        bool AddressedToDisclosureOffice = true, DateOnly? OwnRuleOn = null) : IQuery<Response>;

    /// <param name="ReceivedOn">Null while the applicant must still be reached.</param>
    /// <param name="ContactDueOn">The day on which the applicant must be reached; null where nobody need be.</param>
    /// <param name="CorrectionNoticeBy">Last day for a correction notice (CLK-2).</param>
    public sealed record Response(DateOnly? ReceivedOn, string RuleId, string Article, DateOnly? ContactDueOn,
        DateOnly? DueOn, bool DueIsProvisional, DateOnly? CorrectionNoticeBy);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Channel).IsInEnum().NotEqual(IntakeChannel.Unknown);
            RuleFor(q => q.ArrivedOn).NotNull().InReach();
            RuleFor(q => q.SignedOn).InReach();
            RuleFor(q => q.ConfirmedOn).InReach();
            RuleFor(q => q.OwnRuleOn).InReach();
        }
    }

    internal sealed class Handler(CaseOpener desk, WorkCalendars calendars, LawPeriods law, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var evidence = new ReceiptEvidence(query.ArrivedOn!.Value, query.SignedOn, query.ConfirmedOn, null,
                query.AddressedToDisclosureOffice, OwnRuleOn: query.OwnRuleOn);
            var receipt = ReceiptDate.Of(query.Channel, evidence);
            if (receipt.ReceivedOn is not { } receivedOn) return new Response(null, receipt.RuleId, receipt.Article, receipt.ContactDueOn, null, false, null);
            var periods = caller.BodyId is { } body ? await desk.PeriodsAsync(body, receivedOn,
                cancellationToken) : await law.OnAsync(receivedOn, cancellationToken);
            var reading = ReplyClock.Read(receivedOn, [], await calendars.ForAsync(caller.BodyId, cancellationToken), periods);
            return new Response(receivedOn, receipt.RuleId, receipt.Article, receipt.ContactDueOn, reading.ReplyDueOn.On,
                reading.ReplyDueOn.Provisional, reading.CorrectionNoticeDueOn.On);
        }
    }
}
