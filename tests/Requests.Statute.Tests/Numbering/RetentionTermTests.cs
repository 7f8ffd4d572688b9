using Requests.Statute.Archive;

namespace Requests.Statute.Tests.Numbering;

public sealed class RetentionTermTests
{
    [Test]
    public void ARC_3_EveryTerm_HasOneRow()
    {
        Assert.That(RetentionTerms.All.Select(row => row.Term), Is.EqualTo(Enum.GetValues<RetentionTerm>()));
        Assert.That(RetentionTerms.All.Select(row => row.Code), Is.Unique);
        Assert.That(RetentionTerms.All.Select(row => RetentionTerms.Find(row.Code)), Is.EqualTo(Enum.GetValues<RetentionTerm>()));
    }

    [TestCase(RetentionTerm.Years30, "2057-01-01"), TestCase(RetentionTerm.Years10, "2037-01-01"), TestCase(RetentionTerm.Permanent, null)]
    public void ARC_3_AFile_IsKeptForWholeYearsAfterItsFiling(RetentionTerm term, string? endsOn) =>
        Assert.That(RetentionTerms.Of(term).EndsOn(new DateOnly(2026, 3, 2)),
            Is.EqualTo(endsOn is null ? (DateOnly?)null : DateOnly.Parse(endsOn, System.Globalization.CultureInfo.InvariantCulture)));
}
