namespace Requests.Statute.Citations;

/// <summary>Rank of an act. Only the first two may carry a prohibition on disclosure (OUT-6, Art. 14).</summary>
public enum LegalActKind
{
    /// <summary>法律.</summary>
    Law,

    /// <summary>行政法规, made by the State Council.</summary>
    AdministrativeRegulation,

    /// <summary>Everything below: ministry rules, judicial interpretations, notices, local rules.</summary>
    Other,
}

/// <summary>One version of an act. A revised act is a new value, because its article numbers move.</summary>
/// <param name="Title">Full Chinese name without the book-title marks.</param>
/// <param name="ShortTitle">Name used after the first mention; null when the act is always cited in full.</param>
/// <param name="Kind">Rank.</param>
/// <param name="From">First day in force.</param>
/// <param name="Until">Last day in force; null while it lives.</param>
public sealed record LegalAct(string Title, string? ShortTitle, LegalActKind Kind, DateOnly From, DateOnly? Until = null)
{
    public bool InForceOn(DateOnly day) => day >= From && (Until is null || day <= Until);
}
