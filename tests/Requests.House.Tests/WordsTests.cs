using System.Text.RegularExpressions;

namespace Requests.House.Tests;

/// <summary>Words of the product lie in its home (src/Requests.Words), none in code.</summary>
public sealed partial class WordsTests
{
    // Folders and files whose Chinese is no word of the interface, and why.
    private static readonly (string Path, string Why)[] Elsewhere =
    [
        ("src/Requests.Statute/", "text of the law and names of its tables"),
        ("src/Requests.Paper/", "what papers are made of: faces, units, rules of line breaks"),
        ("src/Requests.Web/Demo/", "invented data"),
        ("src/Requests.Web/Api/", "the description of the API, beside its addresses"),
        ("src/Requests.Web/Verbs/", "the console of whoever runs the program"),
        ("src/Requests.Web/Hosting/", "the console of whoever runs the program"),
        ("src/Requests.Features/Services/Letters/", "letters"),
        ("src/Requests.Letters/", "letters"),
        ("src/Requests.Features/Areas/Letters/", "letters"),
        ("src/Requests.Features/Services/Archive/", "names and titles that are sealed, by DA/T 46 and DA/T 48"),
        ("src/Requests.Features/Areas/Archive/", "names and titles that are sealed, by DA/T 46 and DA/T 48"),
        ("src/Requests.Features/Data/", "default names and numbers of a body, as its papers bear them"),
        ("src/Requests.Features/Areas/Disputes/EvidenceBundle.cs", "a paper for a court, in Chinese alone"),
        ("src/Requests.Features/Areas/Supervision/InspectionPack.cs", "a paper for an inspection, in Chinese alone"),
        ("src/Requests.Features/Services/Reports/", "the annual report, in Chinese alone"),
        ("src/Requests.Features/Areas/Reports/", "the annual report, in Chinese alone"),
        ("src/Requests.Features/Areas/Service/", "read from the post's lists, or kept with a proof"),
        ("src/Requests.Web/Pages/Days.cs", "how a day is written"),
        ("src/Requests.Web/Pages/NonBreakingText.cs", "how a day is written"),
        ("src/Requests.Features/Services/Notices/NoticeKinds.cs", "how a day is written"),
        ("src/Requests.Features/Areas/Portal/StatusFields.cs", "how a day is written"),
        ("src/Requests.Features/Services/Release/", "articles, and names kept with a file"),
        ("src/Requests.Features/Areas/Release/RedactAttachment.cs", "the name kept with a file"),
        ("src/Requests.Features/Services/Intake/", "articles, and names kept with a file"),
        ("src/Requests.Features/Areas/Portal/AddMaterial.cs", "the name kept with a file"),
        ("src/Requests.Features/Areas/Portal/ConfirmReceiptOfReply.cs", "kept with a proof"),
        ("src/Requests.Features/Services/Cases/CaseNumbers.cs", "read from slips that people type from"),
        ("src/Requests.Features/Services/Privacy/CanonicalForm.cs", "read from papers that people type from"),
        ("src/Requests.Features/Services/Clock/", "articles and the title of a notice of the State Council"),
        ("src/Requests.Features/Areas/Office/OfficeProblems.cs", "an article"),
        ("src/Requests.Features/Areas/Office/CommonPasswords.cs", "names of the product, which are no passwords"),
        ("src/Requests.Features/Areas/Calculators/ListOutcomes.cs", "the number of an instrument"),
        ("src/Requests.Features/Areas/Search/ReadRepeatEvidence.cs", "a sentence that the reply quotes"),
        ("src/Requests.Features/Services/Search/", "read from requests"),
        ("src/Requests.Features/Services/Calendars/", "read from notices of the State Council"),
        ("src/Requests.Features/Areas/Calendars/", "read from notices of the State Council"),
        ("src/Requests.Features/Services/Register/", "read from old registers"),
        ("src/Requests.Features/Areas/Register/", "read from old registers"),
    ];

    [Test]
    public void NoChineseWord_StandsInCode()
    {
        var found = House.Sources("src").Concat(House.Sources("src", "*.cshtml"))
            .Where(s => !Elsewhere.Any(e => s.Key.Replace('\\', '/').StartsWith(e.Path, StringComparison.Ordinal)))
            .SelectMany(s => Words(s.Value).Select(word => $"{s.Key}: {word}"));
        Assert.That(found, Is.Empty);
    }

    // Both languages of one sentence side by side, wherever it is.
    [Test]
    public void NoPairOfLanguages_StandsInTheFeatures()
    {
        var found = House.Sources("src/Requests.Features")
            .SelectMany(s => Pair().Matches(Hole().Replace(s.Value, "{}")).Select(m => $"{s.Key}: {m.Value}"));
        Assert.That(found, Is.Empty);
    }

    [Test]
    public void EveryExceptionOfTheList_Exists() =>
        Assert.That(Elsewhere.Where(e => !Path.Exists(Path.Combine(House.Root, e.Path))).Select(e => e.Path), Is.Empty);

    [TestCase("var a = \"左\";", "\"左\"")]
    [TestCase("/* 右 */ var a = $\"{b}左\"; // 右", "\"{b}左\"")]
    [TestCase("var a = @\"左\"\"右\";", "\"左\"\"右\"")]
    [TestCase("var a = '左';", "'左'")]
    [TestCase("var a = \"//\" + \"左\";", "\"左\"")]
    [TestCase("/// <summary>右</summary>\nvar a = \"left\";", null)]
    public void AWordLeftInCode_IsFound(string code, string? word) =>
        Assert.That(Words(code), Is.EqualTo(word is null ? Array.Empty<string>() : [word]));

    [TestCase("new(\"左\", \"left\")", true)]
    [TestCase("new Text(\"左\",\n   $\"left\")", true)]
    [TestCase("new(\"左\", \"右\")", false)]
    public void APairLeftInCode_IsFound(string code, bool isFound) => Assert.That(Pair().IsMatch(code), Is.EqualTo(isFound));

    // Comments and literals in turn, so that neither is taken for the other.
    private static IEnumerable<string> Words(string code) => Tokens().Matches(code).Select(m => m.Groups["literal"].Value).Where(l => Han().IsMatch(l));

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|@\*.*?\*@|(?<literal>\"{3}.*?\"{3})|@\$?(?<literal>"(?:[^"]|"")*")|(?<literal>"(?:[^"\\\n]|\\.)*")|(?<literal>'(?:[^'\\\n]|\\.)')""", RegexOptions.Singleline)]
    private static partial Regex Tokens();

    // What stands in the holes of a text is no word.
    [GeneratedRegex("\\{[^{}\"\n]*\\}")]
    private static partial Regex Hole();

    [GeneratedRegex("\\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex("""\bnew(?:\s+Text)?\s*\(\s*\$?"(?=[^"]*\p{IsCJKUnifiedIdeographs})(?:[^"\\]|\\.)*",\s*\$?"[^"\p{IsCJKUnifiedIdeographs}]*[A-Za-z]{2}[^"\p{IsCJKUnifiedIdeographs}]*"\)""")]
    private static partial Regex Pair();
}
