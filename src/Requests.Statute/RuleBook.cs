using Requests.Statute.Citations;

namespace Requests.Statute;

/// <summary>What must be known before the six months to sue begin (REM-2).</summary>
public enum SuitStart
{
    /// <summary>The act is known.</summary>
    ContentKnown,

    /// <summary>From 2026-05-01: its content and the acting body are known (法释〔2026〕3号 Art. 2).</summary>
    ContentAndBodyKnown,
}

/// <summary>The law of one span of days. The day an act happened picks the set, never today. Lengths of periods: <see cref="Clocks.ClockPeriods.For"/>.</summary>
/// <param name="From">First day of the span.</param>
/// <param name="Regulations">The disclosure regulations in force.</param>
/// <param name="FeeRegime">The processing fee may be charged at all (SEED-11: not before 2021-01-01).</param>
/// <param name="ReconsiderationFirst">Refusals go to reconsideration first (REM-4; SEED-11: not before 2024-01-01).</param>
/// <param name="SuitStart">Start of the period to sue (REM-2).</param>
/// <param name="SecretsLaw">State secrets law in force: its article numbers moved in 2024.</param>
public sealed record RuleSet(
    DateOnly From,
    LegalAct Regulations,
    bool FeeRegime,
    bool ReconsiderationFirst,
    SuitStart SuitStart,
    LegalAct? SecretsLaw);

/// <summary>Which law on which day: the version table of dossier section 0, as far as it moves a rule held here.</summary>
public static class RuleBook
{
    private static readonly RuleSet Old =
        new(new(2008, 5, 1), Acts.Order492, false, false, SuitStart.ContentKnown, null);

    private static readonly RuleSet[] Sets = Build();

    /// <summary>Every span, oldest first.</summary>
    public static IReadOnlyList<RuleSet> All => Sets;

    /// <summary>False before 2008-05-01, when there was no right to request.</summary>
    public static bool Covers(DateOnly day) => day >= Sets[0].From;

    /// <summary>The rules in force on the day of the act.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is before 2008-05-01; ask <see cref="Covers"/> first.</exception>
    public static RuleSet On(DateOnly day) =>
        Array.FindLast(Sets, set => set.From <= day)
        ?? throw new ArgumentOutOfRangeException(nameof(day), day, "No disclosure law before 2008-05-01.");

    private static RuleSet[] Build()
    {
        var secrets2010 = Old with { From = new(2010, 10, 1), SecretsLaw = Acts.SecretsLaw2010 };
        var order711 = secrets2010 with { From = new(2019, 5, 15), Regulations = Acts.Order711 };
        var fees = order711 with { From = new(2021, 1, 1), FeeRegime = true };
        var reconsideration = fees with { From = new(2024, 1, 1), ReconsiderationFirst = true };
        var secrets2024 = reconsideration with { From = new(2024, 5, 1), SecretsLaw = Acts.SecretsLaw2024 };
        var suits = secrets2024 with { From = new(2026, 5, 1), SuitStart = SuitStart.ContentAndBodyKnown };
        return [Old, secrets2010, order711, fees, reconsideration, secrets2024, suits];
    }
}
