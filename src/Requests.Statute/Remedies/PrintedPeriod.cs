namespace Requests.Statute.Remedies;

/// <summary>What follows from a period as printed in a letter that went out (REM-18).</summary>
public enum PrintedPeriodEffect
{
    Right,

    /// <summary>Longer than the law: the agency is held to it.</summary>
    LongerBinds,

    /// <summary>Shorter than the law: the law's period runs.</summary>
    ShorterIsVoid,
}

/// <summary>REM-18: 法释〔2026〕3号 Art. 5.</summary>
public static class PrintedPeriod
{
    public static PrintedPeriodEffect Check(int printed, int legal) =>
        printed > legal ? PrintedPeriodEffect.LongerBinds
        : printed < legal ? PrintedPeriodEffect.ShorterIsVoid
        : PrintedPeriodEffect.Right;
}
