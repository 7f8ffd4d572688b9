using Requests.Statute.Privacy;

namespace Requests.Statute.Tests.Privacy;

/// <summary>Numbers here have the region 000000, which does not exist.</summary>
[Property("Rule", "PII-10")]
public sealed class PrivacyTests
{
    [TestCase("000000199001011234", "000000********1234")]
    [TestCase("000000900101123", "***********1123")]
    [TestCase("12345", "*****")]
    [TestCase("", "")]
    public void IdNumber_ShowsFirstSixAndLastFourAtMost(string number, string masked) => Assert.That(Masks.IdNumber(number), Is.EqualTo(masked));

    [TestCase("13800138000", "138****8000")]
    [TestCase("0451-84500000", "*********0000")]
    [TestCase("84500000", "****0000")]
    [TestCase("110", "***")]
    public void Phone_ShowsPrefixAndLastFour(string phone, string masked) => Assert.That(Masks.Phone(phone), Is.EqualTo(masked));

    [TestCase("张三", "张*")]
    [TestCase("欧阳修文", "欧***")]
    [TestCase("\U00020BB7野家", "\U00020BB7**")]
    [TestCase("张", "*")]
    [TestCase("", "")]
    public void Name_ShowsTheFirstCharacter(string name, string masked) => Assert.That(Masks.Name(name), Is.EqualTo(masked));

    [FsCheck.NUnit.Property]
    public bool Masks_KeepTheLength_AndNeverShowTheWholeValue(FsCheck.NonEmptyString text)
    {
        var value = text.Get;
        return Masks.IdNumber(value).Length == value.Length && Masks.Phone(value).Length == value.Length
            && Masks.IdNumber(value).Contains('*', StringComparison.Ordinal) && Masks.Phone(value).Contains('*', StringComparison.Ordinal);
    }

    [Test, Property("Rule", "PII-ID")]
    public void IdNumber_WithItsCheckSign_IsValid_AndEveryOtherSignIsNot()
    {
        const string digits = "00000019900101123";
        var sign = IdNumber.CheckSign(digits);
        Assert.That("0123456789X".Where(candidate => IdNumber.IsValid(digits + candidate)), Is.EqualTo(new[] { sign }));
    }

    [Property("Rule", "PII-ID")]
    [TestCase("00000019900101123", 'X')]
    [TestCase("00000020000229001", '0')]
    public void CheckSign_IsTheStandards(string digits, char sign) => Assert.That(IdNumber.CheckSign(digits), Is.EqualTo(sign));

    [TestCase("000000199013011230"), TestCase("0000001990010112"), TestCase("00000019900101123A"), TestCase("０00000199001011234"), TestCase("")]
    public void IdNumber_WithWrongForm_IsNotValid(string text) => Assert.That(IdNumber.IsValid(text), Is.False);
}
