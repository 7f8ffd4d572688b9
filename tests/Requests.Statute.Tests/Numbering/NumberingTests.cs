using Requests.Statute.Archive;
using Requests.Statute.Numbering;

namespace Requests.Statute.Tests.Numbering;

public sealed class NumberingTests
{
    [Test, Property("Rule", "NUM-FORM")]
    public void Format_IsTheHouseForm() => Assert.That(DocumentNumber.Format("哈城管公复", 2026, 12), Is.EqualTo("哈城管公复〔2026〕12号"));

    [Test]
    public void TryParse_ReadsBackWhatFormatWrote()
    {
        Assert.That(DocumentNumber.TryParse("哈城管公复〔2026〕12号", out var number), Is.True);
        Assert.That(number, Is.EqualTo(new DocumentNumber("哈城管公复", 2026, 12)));
        Assert.That(number!.ToString(), Is.EqualTo("哈城管公复〔2026〕12号"));
    }

    [Property("Rule", "NUM-FORM")]
    [TestCase("哈城管公复[2026]12号", DocumentNumberFault.WrongBrackets)]
    [TestCase("哈城管公复（2026）12号", DocumentNumberFault.WrongBrackets)]
    [TestCase("哈城管公复【2026】12号", DocumentNumberFault.WrongBrackets)]
    [TestCase("哈城管公复﹝2026﹞12号", DocumentNumberFault.WrongBrackets)]
    [TestCase("哈城管公复〔2026〕〔2026〕12号", DocumentNumberFault.WrongBrackets)]
    [TestCase("哈城管公复2026年12号", DocumentNumberFault.WrongBrackets)]
    [TestCase("哈城管公复〔2026〕第012号", DocumentNumberFault.OrdinalSign)]
    [TestCase("哈城管公复〔2026〕第12号", DocumentNumberFault.OrdinalSign)]
    [TestCase("哈城管公复〔2026〕012号", DocumentNumberFault.LeadingZero)]
    [TestCase("哈城管公复〔2026〕0号", DocumentNumberFault.LeadingZero)]
    [TestCase("哈城管公复〔2026〕12", DocumentNumberFault.SignMissing)]
    [TestCase("哈城管公复〔2026〕12号。", DocumentNumberFault.SignMissing)]
    [TestCase("哈城管公复〔26〕12号", DocumentNumberFault.YearForm)]
    [TestCase("哈城管公复〔２０２６〕12号", DocumentNumberFault.YearForm)]
    [TestCase("哈城管公复〔2026〕十二号", DocumentNumberFault.NumberForm)]
    [TestCase("哈城管公复〔2026〕１２号", DocumentNumberFault.NumberForm)]
    [TestCase("哈城管公复〔2026〕号", DocumentNumberFault.NumberForm)]
    [TestCase("〔2026〕12号", DocumentNumberFault.CodeMissing)]
    [TestCase("哈城管公复 〔2026〕12号", DocumentNumberFault.Blank)]
    [TestCase("哈城管公复〔2026〕12号\n", DocumentNumberFault.Blank)]
    [TestCase("", DocumentNumberFault.Empty)]
    public void Check_NamesTheFault_AndTryParseRefuses(string text, DocumentNumberFault fault)
    {
        Assert.That(DocumentNumber.Check(text), Is.EqualTo(fault));
        Assert.That(DocumentNumber.TryParse(text, out _), Is.False);
    }

    [Test]
    public void Check_OfAGoodNumber_IsNull() => Assert.That(DocumentNumber.Check("哈城管公补〔2026〕3号"), Is.Null);

    [TestCase("", 2026, 1), TestCase("A", 2026, 1), TestCase("哈城管公复", 26, 1), TestCase("哈城管公复", 2026, 0)]
    public void Format_OfPartsThatCannotBeReadBack_Throws(string code, int year, int number) =>
        Assert.That(() => DocumentNumber.Format(code, year, number), Throws.ArgumentException);

    [Property("Rule", "ARC-5"), Property("Rule", "ARC-3")]
    [TestCase("J001-WS·2026-D30-BGS-0007", RetentionTerm.Years30)]
    [TestCase("J001-WS·2026-Y-BGS-0001", RetentionTerm.Permanent)]
    [TestCase("0123-WS·2020-D10-FGC-9999", RetentionTerm.Years10)]
    public void ARC_5_ArchiveCode_ReadsAndWritesTheSame(string text, RetentionTerm term)
    {
        Assert.That(ArchiveCode.TryParse(text, out var code), Is.True);
        Assert.That(code!.Term, Is.EqualTo(term));
        Assert.That(code.ToString(), Is.EqualTo(text));
    }

    [TestCase("J001-WS·2026-D30-BGS-007"), TestCase("J001-WS·2026-D30-BGS-0000"), TestCase("J001-WS.2026-D30-BGS-0007")]
    [TestCase("J001-WS·2026-D20-BGS-0007"), TestCase("j001-WS·2026-D30-BGS-0007"), TestCase("J001-WS·2026-D30-0007")]
    public void ARC_5_ArchiveCode_RefusesOtherForms(string text) => Assert.That(ArchiveCode.TryParse(text, out _), Is.False);

    [Test]
    public void ARC_5_ArchiveCode_IsWrittenInTheAgencysOwnPattern() => Assert.That(
        new ArchiveCode("J001", "WS", 2026, RetentionTerm.Years30, "BGS", 7).ToString("{fonds}·{year}·{class}·{term}·{unit}·{item}"), Is.EqualTo("J001·2026·WS·D30·BGS·0007"));

    [TestCase(ArchiveCode.StandardPattern, true)]
    [TestCase("{fonds}/{year}/{term}/{item}", true)]
    [TestCase("{fonds}-{year}-{term}", false)]
    [TestCase("{fonds}-{year}-{term}-{item}-{box}", false)]
    [TestCase("{fonds}-{year}-{term}-{item}\n", false)]
    [TestCase(null, false)]
    public void ARC_5_ArchiveCode_KnowsWhichPatternsTellFilesApart(string? pattern,
        bool isOne) => Assert.That(ArchiveCode.IsPattern(pattern), Is.EqualTo(isOne));
}
