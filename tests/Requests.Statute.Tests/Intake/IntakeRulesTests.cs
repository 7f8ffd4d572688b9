using Requests.Statute.Intake;

namespace Requests.Statute.Tests.Intake;

public sealed class IntakeRulesTests
{
    private static readonly IntakeFacts Complete = new("张三", true, "13800138000", "2025年环卫作业合同", "纸质", "邮寄", ApplicantType.NaturalPerson);

    private static readonly TestCaseData[] Gaps =
    [
        Case("INT-1", IntakeField.ApplicantName, Complete with { ApplicantName = " " }),
        Case("INT-1", IntakeField.IdentityProof, Complete with { IdentityProofGiven = false }),
        Case("INT-1", IntakeField.Contact, Complete with { Contact = null }),
        Case("INT-1", IntakeField.Description, Complete with { Description = "" }),
        Case("INT-1", IntakeField.FormWanted, Complete with { FormWanted = null }),
        Case("INT-1", IntakeField.MethodWanted, Complete with { MethodWanted = null }),
        Case("INT-8", IntakeField.ApplicantType, Complete with { Type = ApplicantType.Unknown }),
    ];

    [Test]
    public void Check_CompleteRequest_Passes() => Assert.That(IntakeRules.Check(Complete), Is.Empty);

    [TestCaseSource(nameof(Gaps))]
    public void Check_NamesTheGap(string ruleId, IntakeField field, IntakeFacts facts) =>
        Assert.That(IntakeRules.Check(facts).Select(finding => (finding.RuleId, finding.Field)), Is.EqualTo(new[] { (ruleId, field) }));

    [Test, Property("Rule", "INT-2")]
    public void INT_2_NoFieldAsksForThePurpose() =>
        Assert.That(
            Enum.GetNames<IntakeField>().Concat(typeof(IntakeFacts).GetProperties().Select(property => property.Name)),
            Has.None.Contains("Purpose").And.None.Contains("Reason").And.None.Contains("Use"));

    private static TestCaseData Case(string ruleId, IntakeField field, IntakeFacts facts) =>
        new TestCaseData(ruleId, field, facts).SetArgDisplayNames(ruleId, field.ToString());
}
