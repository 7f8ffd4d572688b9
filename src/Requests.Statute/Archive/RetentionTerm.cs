namespace Requests.Statute.Archive;

/// <summary>保管期限 (ARC-3). The names are stored in settings of bodies.</summary>
public enum RetentionTerm
{
    Permanent,
    Years30,
    Years10,
}

/// <summary>One term of retention.</summary>
/// <param name="Term">Its name in settings.</param>
/// <param name="Code">Its mark in a file code (DA/T 22-2015, ARC-5).</param>
/// <param name="Years">How many years a file is kept; null where it is kept for good.</param>
/// <param name="Name">What the description of an archived file calls it (DA/T 46-2009).</param>
public sealed record RetentionRow(RetentionTerm Term, string Code, int? Years, string Name)
{
    /// <summary>First day on which a file may be appraised: whole years are counted from the year after its filing. Null where it is kept for good.</summary>
    public DateOnly? EndsOn(DateOnly archivedOn) => Years is { } years ? new DateOnly(archivedOn.Year + 1 + years, 1, 1) : null;
}

/// <summary>Every term of retention (ARC-3; 国家档案局令第8号 Art. 12). A new term is one row here and one name for the office.</summary>
public static class RetentionTerms
{
    public static IReadOnlyList<RetentionRow> All { get; } =
    [
        new(RetentionTerm.Permanent, "Y", null, "永久"),
        new(RetentionTerm.Years30, "D30", 30, "30年"),
        new(RetentionTerm.Years10, "D10", 10, "10年"),
    ];

    public static RetentionRow Of(RetentionTerm term) => All.Single(row => row.Term == term);

    /// <summary>The term a mark in a file code stands for; null for no such mark.</summary>
    public static RetentionTerm? Find(string code) => All.SingleOrDefault(row => row.Code == code)?.Term;
}
