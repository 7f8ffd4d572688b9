namespace Requests.Statute.Fees;

public enum FeeTariff
{
    /// <summary>按件: requests of one applicant in one calendar month, cumulative (FEE-3).</summary>
    ByItem,

    /// <summary>按量: A4 sides of one request (FEE-4, FEE-5).</summary>
    ByPage,
}

/// <summary>One rate of a tariff applied: from this unit to that, inclusive, at that rate.</summary>
/// <param name="From">First unit of the step.</param>
/// <param name="To">Last unit of the step; null where the step is open.</param>
/// <param name="Count">Units charged in the step.</param>
/// <param name="RateFen">Fen a unit.</param>
/// <param name="AmountFen">Count times rate.</param>
public sealed record FeeStep(int From, int? To, int Count, long RateFen, long AmountFen);

/// <summary>The amount and how it came about, free step included.</summary>
/// <param name="Earlier">Units of the month before these: by item the first of these stands at the place after them.</param>
public sealed record FeeQuoteResult(FeeTariff Tariff, int Count, long AmountFen, IReadOnlyList<FeeStep> Steps, int Earlier = 0);

/// <summary>Processing fee by the tariffs of 国办函〔2020〕109号 Arts. 3-5, as in force since 2021-01-01.</summary>
public static class FeeQuote
{
    /// <summary>Beyond this the count is a slip of the pen, not a request.</summary>
    public const int MaxCount = 1_000_000;

    private sealed record Band(int From, int? To, long RateFen);

    private static readonly Band[] Pages = [new(1, 30, 0), new(31, 100, 10_00), new(101, 200, 20_00), new(201, null, 40_00)];

    private static readonly Band[] FirstItems = [new(1, 10, 0), new(11, 30, 100_00)];

    /// <summary>FEE-3, FEE-4: progressive, each step charged on the excess only, each unit at the rate of its own place.</summary>
    /// <param name="count">Units charged.</param>
    /// <param name="earlier">Units before them that are charged elsewhere or not at all; they only set the place.</param>
    /// <exception cref="ArgumentOutOfRangeException">One below 0, or both together above <see cref="MaxCount"/>.</exception>
    public static FeeQuoteResult Of(FeeTariff tariff, int count, int earlier = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(earlier);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)count + earlier, MaxCount);
        var last = earlier + count;
        FeeStep[] steps =
        [
            .. Bands(tariff).TakeWhile(band => band.From <= last).Where(band => (band.To ?? last) > earlier).Select(band =>
            {
                var from = Math.Max(band.From, earlier + 1);
                var units = Math.Min(last, band.To ?? last) - from + 1;
                // What lies before is no part of this sum; without it the step is printed as the tariff has it.
                return new FeeStep(from, earlier == 0 ? band.To : Math.Min(last, band.To ?? last), units, band.RateFen, units * band.RateFen);
            }),
        ];
        return new(tariff, count, steps.Sum(step => step.AmountFen), steps, earlier);
    }

    private static IEnumerable<Band> Bands(FeeTariff tariff) => tariff == FeeTariff.ByPage ? Pages : ItemBands();

    // From the 31st item each ten cost CNY 100 more a piece than the ten before.
    private static IEnumerable<Band> ItemBands()
    {
        foreach (var band in FirstItems)
        {
            yield return band;
        }

        for (var (from, rate) = (31, 200_00L); ; from += 10, rate += 100_00)
        {
            yield return new(from, from + 9, rate);
        }
    }
}
