using Requests.Statute.Service;

namespace Requests.Statute.Tests.Service;

[Property("Rule", "SRV-10")]
public sealed class SupplyRulesTests
{
    [TestCase(SupplyForm.Paper, SupplyForm.Paper, null, true)]
    [TestCase(SupplyForm.Electronic, SupplyForm.Paper, null, false)]
    [TestCase(SupplyForm.Electronic, SupplyForm.Inspection, FormChangeReason.CarrierAtRisk, true)]
    public void SRV_10_AnotherForm_TakesAReason(SupplyForm wanted, SupplyForm supplied, FormChangeReason? reason, bool allowed) =>
        Assert.That(SupplyRules.MaySupply(wanted, supplied, reason), Is.EqualTo(allowed));
}
