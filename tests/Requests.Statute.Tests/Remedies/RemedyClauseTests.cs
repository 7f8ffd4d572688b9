using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;

namespace Requests.Statute.Tests.Remedies;

[Property("Rule", "REM-KIND")]
public sealed class RemedyClauseTests
{
    private static readonly DateOnly Now = new(2026, 9, 1);
    private static readonly RemedyParties Parties = new("您", "哈尔滨市人民政府", "哈尔滨铁路运输法院", "https://example.gov.cn/fy", "第1处", "第2处和已提供的内容");

    private static readonly TestCaseData[] Texts =
    [
        Case("R-FREE", RemedySelector.For(OutcomeLeaf.UnavailableNotHeld, Now, [], false),
            "如不服本答复，您可以自知道或者应当知道本答复之日（一般为收到之日）起60日内，向哈尔滨市人民政府申请行政复议；也可以自该日起6个月内，直接向哈尔滨铁路运输法院提起行政诉讼。"),
        Case("R-FIRST", RemedySelector.For(OutcomeLeaf.RefusedProcess, Now, [], false),
            "本决定属于不予公开政府信息的决定。依照《中华人民共和国行政复议法》第二十三条第一款第四项，如不服本决定，您应当先自知道或者应当知道本决定之日（一般为收到之日）起60日内，向哈尔滨市人民政府申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内，依法向人民法院提起行政诉讼。"),
        Case("R-MIXED", RemedySelector.For(OutcomeLeaf.Partial, Now, [PartGround.RefusedThirdParty], false),
            "对本答复的不同部分，救济途径如下：（一）对不予公开的部分（第1处）不服的，应当先自知道或者应当知道本答复之日（一般为收到之日）起60日内向哈尔滨市人民政府申请行政复议，对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向人民法院提起行政诉讼；（二）对其余部分（第2处和已提供的内容）不服的，可以自上述之日起60日内向哈尔滨市人民政府申请行政复议，也可以自上述之日起6个月内直接向哈尔滨铁路运输法院提起行政诉讼。"),
        Case("R-PRE2024", RemedySelector.For(OutcomeLeaf.RefusedProcess, new(2023, 12, 31), [], false),
            "如不服本答复，您可以自收到本答复之日起60日内，向哈尔滨市人民政府申请行政复议，或者自收到之日起6个月内，向哈尔滨铁路运输法院提起行政诉讼。"),
        Case("R-THIRD", RemedySelector.ForLetter(LetterKinds.ReleaseNotice, Now, false),
            "如不服本决定，您可以自知道或者应当知道本决定之日起60日内向哈尔滨市人民政府申请行政复议，也可以自该日起6个月内向哈尔滨铁路运输法院提起行政诉讼。"),
        Case("R-NONE", RemedySelector.ForLetter(LetterKinds.ExtensionNotice, Now, true), ""),
    ];

    [TestCaseSource(nameof(Texts))]
    public void Text_IsTheClauseToTheLetter(RemedyChoice choice, string text) => Assert.That(RemedyClause.Text(choice, Parties), Is.EqualTo(text));

    [Test]
    public void Online_AddsOneSentence()
    {
        var paper = RemedyClause.Text(RemedySelector.For(OutcomeLeaf.RefusedProcess, Now, [], false), Parties);
        var online = RemedyClause.Text(RemedySelector.For(OutcomeLeaf.RefusedProcess, Now, [], true), Parties);
        Assert.That(online, Is.EqualTo(paper + "本答复通过互联网送达，您可以在https://example.gov.cn/fy在线提交行政复议申请书。"));
    }

    [Test]
    public void MissingName_IsAnError()
    {
        var free = RemedySelector.For(OutcomeLeaf.Granted, Now, [], true);
        var mixed = RemedySelector.For(OutcomeLeaf.Partial, Now, [PartGround.RefusedInternal], false);
        Assert.Multiple(() =>
        {
            Assert.That(() => RemedyClause.Text(free, Parties with { Organ = " " }), Throws.ArgumentException);
            Assert.That(() => RemedyClause.Text(free, Parties with { Court = null }), Throws.ArgumentException);
            Assert.That(() => RemedyClause.Text(free, Parties with { Url = null }), Throws.ArgumentException);
            Assert.That(() => RemedyClause.Text(mixed, Parties with { RefusedParts = null }), Throws.ArgumentException);
            Assert.That(() => RemedyClause.Text(mixed, Parties with { OtherParts = "" }), Throws.ArgumentException);
        });
    }

    [Test]
    public void First_NamesNoCourtAndNeedsNone() =>
        Assert.That(
            RemedyClause.Text(RemedySelector.For(OutcomeLeaf.RefusedProcess, Now, [], false), Parties with { Court = null }),
            Does.Not.Contain("法院提起行政诉讼，").And.Contain("依法向人民法院"));

    private static TestCaseData Case(string id, RemedyChoice choice, string text) => new TestCaseData(choice, text).SetArgDisplayNames(id);
}
