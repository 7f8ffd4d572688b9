using Requests.Statute.Service;
using static Requests.Statute.Service.ServiceMethod;

namespace Requests.Statute.Tests.Service;

public sealed class ServiceTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly ServiceFacts Everything = new()
    {
        ElectronicConsent = true,
        IsDecision = true,
        OnlineReconsiderationNamed = true,
        RecipientRefused = true,
        Witnesses = 2,
        Recorded = true,
        OtherMethodsFailed = true,
    };

    [Test, Property("Rule", "SRV-1")]
    public void SRV_1_LawfulMethods_PassWithTheirConditions()
    {
        Assert.That(ServiceRules.Lawful, Is.EquivalentTo(new[] { InPerson, Entrusted, PostalRegistered, PostalExpress, Electronic,
            LeftAtAddress, PublicNotice }));
        Assert.That(ServiceRules.Lawful.SelectMany(method => ServiceRules.Check(method, Everything)), Is.Empty);
    }

    private static readonly TestCaseData[] Refused =
    [
        Case("SRV-2", PrivateCourier, Everything, ServiceRefusalKind.PrivateCourier),
        Case("SRV-3", CollectOnDelivery, Everything, ServiceRefusalKind.CollectOnDelivery),
        Case("SRV-6", Electronic, Everything with { ElectronicConsent = false }, ServiceRefusalKind.NoConsent),
        Case("SRV-7", Electronic, Everything with { OnlineReconsiderationNamed = false }, ServiceRefusalKind.NoOnlineReconsideration),
        Case("SRV-8", LeftAtAddress, Everything with { RecipientRefused = false }, ServiceRefusalKind.NotRefused),
        Case("SRV-8", LeftAtAddress, Everything with { Witnesses = 0, Recorded = false }, ServiceRefusalKind.NoWitnessOrRecording),
        Case("SRV-8", PublicNotice, Everything with { OtherMethodsFailed = false }, ServiceRefusalKind.NotLastResort),
    ];

    [TestCaseSource(nameof(Refused))]
    public void Check_NamesTheRuleThatRefuses(string ruleId, ServiceMethod method, ServiceFacts facts, ServiceRefusalKind kind) =>
        Assert.That(ServiceRules.Check(method, facts).Select(refusal => (refusal.RuleId, refusal.Kind)), Is.EqualTo(new[] { (ruleId, kind) }));

    [Test]
    public void ProcessLetterOnline_NeedsNoReconsiderationChannel() =>
        Assert.That(ServiceRules.Check(Electronic, new ServiceFacts { ElectronicConsent = true }), Is.Empty);

    [TestCase(1, false), TestCase(0, true)]
    public void SRV_8_WitnessOrRecording_OneIsEnough(int witnesses, bool recorded) =>
        Assert.That(ServiceRules.Check(LeftAtAddress, new ServiceFacts { RecipientRefused = true, Witnesses = witnesses, Recorded = recorded }), Is.Empty);

    private static readonly TestCaseData[] Dates =
    [
        Dated(InPerson, new(SignedOn: Day), Day, Day),
        Dated(InPerson, new(RefusedOn: Day), Day, Day),
        Dated(Entrusted, new(SignedOn: Day), Day, Day),
        Dated(PostalRegistered, new(PostedOn: Day, SignedOn: Day.AddDays(3)), Day, Day.AddDays(3)),
        Dated(PostalExpress, new(PostedOn: Day), Day, null),
        Dated(Electronic, new(ArrivedOn: Day), Day, Day),
        Dated(LeftAtAddress, new(RefusedOn: Day, LeftOn: Day), Day, Day),
        Dated(PublicNotice, new(PublishedOn: Day), Day, Day.AddDays(30)),
        Dated(PrivateCourier, new(PostedOn: Day, SignedOn: Day), null, null),
        Dated(CollectOnDelivery, new(PostedOn: Day, SignedOn: Day), null, null),
    ];

    [TestCaseSource(nameof(Dates)), Property("Rule", "SRV-4"), Property("Rule", "SRV-5"), Property("Rule", "REM-19")]
    public void SRV_4_Timeliness_And_REM_19_RemedyStart(ServiceMethod method, ServiceEvents events, DateOnly? timely, DateOnly? remedy)
    {
        Assert.That(ServiceDates.TimelinessDate(method, events), Is.EqualTo(timely));
        Assert.That(ServiceDates.RemedyStart(method, events), Is.EqualTo(remedy));
    }

    [Test, Property("Rule", "SRV-9")]
    public void SRV_9_ProofFields_FollowTheMethod()
    {
        Assert.That(ServiceRules.Lawful.Select(ServiceRules.ProofFields),
            Is.All.SupersetOf(new[] { "document", "number", "recipient", "place", "method", "server" }));
        Assert.That(ServiceRules.ProofFields(PostalExpress), Does.Contain("trackingNo"));
        Assert.That(ServiceRules.ProofFields(LeftAtAddress), Does.Contain("witnesses|recording"));
        Assert.That(() => ServiceRules.ProofFields(PrivateCourier), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static TestCaseData Case(string ruleId, ServiceMethod method, ServiceFacts facts, ServiceRefusalKind kind) =>
        new TestCaseData(ruleId, method, facts, kind).SetArgDisplayNames(ruleId, kind.ToString());

    private static TestCaseData Dated(ServiceMethod method, ServiceEvents events, DateOnly? timely, DateOnly? remedy) => new(method, events, timely, remedy);
}
