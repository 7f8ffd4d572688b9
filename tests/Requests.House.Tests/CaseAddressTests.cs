using System.Text.RegularExpressions;
using Requests.Features.Kernel;

namespace Requests.House.Tests;

/// <summary>Every address of a case is written by one helper, so that any number of an old register opens.</summary>
public sealed partial class CaseAddressTests
{
    [Test]
    public void EveryLinkToACase_IsWrittenByTheHelper()
    {
        var found = House.Sources("src").Concat(House.Sources("src", "*.cshtml"))
            .SelectMany(s => Bare().Matches(s.Value).Select(m => $"{s.Key}: {m.Value}"));
        Assert.That(found, Is.Empty);
    }

    [TestCase("$\"/cases/{number}/draft\"", true)]
    [TestCase("<a href=\"/cases/@one.CaseNumber\">", true)]
    [TestCase("$\"/cases/{CaseAddress.Of(number)}/draft\"", false)]
    [TestCase("<a href=\"/cases/@At(one.CaseNumber)\">", false)]
    [TestCase("api.MapGet(\"/cases/{number}\", x)", false)]
    public void ABareLink_IsFound(string code, bool isBare) => Assert.That(Bare().IsMatch(code), Is.EqualTo(isBare));

    [TestCase("2019/001")]
    [TestCase("..")]
    [TestCase(".")]
    [TestCase("a~2Fb")]
    [TestCase("100%")]
    [TestCase("a%2Fb")]
    [TestCase("城建〔2019〕第 12 号")]
    [TestCase("x\\y?z#w&v+u")]
    [TestCase("~")]
    public void ANumber_ComesBackFromItsAddress(string number)
    {
        var segment = CaseAddress.Of(number);
        Assert.That(segment, Does.Not.Contain("/").And.Not.Contain("\\"));
        Assert.That(segment.All(c => c == '.'), Is.False);
        // The server unescapes all but a stroke.
        Assert.That(CaseAddress.Read(Uri.UnescapeDataString(segment)), Is.EqualTo(number));
    }

    [TestCase("2019%2F001")]
    [TestCase("2019%2f001")]
    [TestCase("2019~2f001")]
    public void AStrokeAsClientsEscapeIt_IsRead(string segment) => Assert.That(CaseAddress.Read(segment), Is.EqualTo("2019/001"));

    // An interpolated hole that is no call of the helper, or a Razor expression that is none.
    [GeneratedRegex(@"\$""[^""]*/cases/\{(?!CaseAddress\.Of\(|At\(|\{)|/cases/@(?!At\()")]
    private static partial Regex Bare();
}
