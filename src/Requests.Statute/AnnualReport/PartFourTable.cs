using Requests.Statute.Disputes;

namespace Requests.Statute.AnnualReport;

/// <summary>One dispute as the report counts it: once, by its last result in the year (dossier 6.3).</summary>
/// <param name="Forum">Block.</param>
/// <param name="Result">Last result in the year.</param>
/// <param name="OriginalActIsOurs">False for a suit where this body is only the reconsideration organ beside the defendant (REP-6).</param>
public sealed record CountedDispute(DisputeForum Forum, DisputeResult Result, bool OriginalActIsOurs = true);

/// <summary>One block: four results and their total; a cell is null when left blank in an imported form.</summary>
public sealed record PartFourBlock(DisputeForum Forum, int? Upheld, int? Corrected, int? OtherResult, int? Open, int? Total)
{
    /// <summary>The four results in form order.</summary>
    public IReadOnlyList<int?> Results => [Upheld, Corrected, OtherResult, Open];
}

/// <summary>Part four: reconsideration, direct suits, suits after reconsideration.</summary>
public sealed record PartFourTable(IReadOnlyList<PartFourBlock> Blocks)
{
    /// <summary>The table rebuilt from the disputes.</summary>
    public static PartFourTable Build(IEnumerable<CountedDispute> disputes)
    {
        var counted = disputes.Where(one => one.OriginalActIsOurs).ToLookup(one => one.Forum, one => DisputeResults.Of(one.Result).Column);
        return new([.. Enum.GetValues<DisputeForum>().Select(forum => new PartFourBlock(
            forum,
            Count(forum, PartFourColumn.Upheld),
            Count(forum, PartFourColumn.Corrected),
            Count(forum, PartFourColumn.OtherResult),
            Count(forum, PartFourColumn.Open),
            counted[forum].Count()))]);

        int Count(DisputeForum forum, PartFourColumn column) => counted[forum].Count(candidate => candidate == column);
    }
}
