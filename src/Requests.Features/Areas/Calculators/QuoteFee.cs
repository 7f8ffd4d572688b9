using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Statute.Fees;

namespace Requests.Features.Areas.Calculators;

/// <summary>The processing fee by one of the two tariffs, with its steps (FEE-2..4, 国办函〔2020〕109号).</summary>
public static class QuoteFee
{
    /// <param name="Tariff">byItem: requests of one applicant in one calendar month; byPage: A4 sides of one request.</param>
    [Acts(Act.UseCalculators)]
    public sealed record Query(FeeTariff? Tariff, int? Count) : IQuery<Response>;

    /// <param name="Amount">Yuan.</param>
    /// <param name="AmountUpper">The same in Chinese capitals, as printed.</param>
    /// <param name="RevenueItem">Item under which the treasury takes it in (FEE-7).</param>
    public sealed record Response(FeeTariff Tariff, int Count, decimal Amount, string AmountUpper, IReadOnlyList<FeeLine> Steps, string RevenueItem);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Tariff).NotNull().IsInEnum();
            RuleFor(q => q.Count).NotNull().InclusiveBetween(0, FeeQuote.MaxCount);
        }
    }

    internal sealed class Handler : IRequestHandler<Query, Result<Response>>
    {
        public Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var quote = FeeQuote.Of(query.Tariff!.Value, query.Count!.Value);
            return Task.FromResult<Result<Response>>(
                new Response(quote.Tariff, quote.Count, FeeLine.Yuan(quote.AmountFen), FeeUpper.Of(quote.AmountFen), FeeLine.Of(quote), FeeRules.RevenueItem));
        }
    }
}
