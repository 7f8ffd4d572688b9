using Requests.Statute.Fees;

namespace Requests.Letters;

/// <summary>One step of a fee in yuan: so many units from one number to another, at one rate.</summary>
/// <param name="To">Null where the step is open.</param>
public sealed record FeeLine(int From, int? To, int Count, decimal Rate, decimal Amount)
{
    public static IReadOnlyList<FeeLine> Of(FeeQuoteResult quote) =>
        [.. quote.Steps.Select(s => new FeeLine(s.From, s.To, s.Count, Yuan(s.RateFen), Yuan(s.AmountFen)))];

    public static decimal Yuan(long fen) => fen / 100m;
}
