using System.Text.RegularExpressions;
using Requests.Features.Areas.Portal;
using Requests.Web.Pages;
using Requests.Web.Pages.Forms;
using Requests.Web.Pages.Office;

namespace Requests.Web.Tests.Pages;

/// <summary>No word missing, none unused, none in the markup.</summary>
public sealed partial class TextsTests
{
    private static readonly string[] Composed = ["field.", "hint.", "choice.", "act.", "portalAct.", "demo.", "turn.", "problem.", "apply.step.", "work.group.", "cal.", "work.view.", "nav.", "proofField.", "section."];

    private static readonly HashSet<string> SameEverywhere = ["SHA-256", "PDF", "DOCX", "CSV", "XLSX", "Alt", "Ctrl", "Enter", "HCG-2026-0001"];

    [Test]
    public void BothLanguages_HaveTheSameKeys_AndNoEmptyText()
    {
        Assert.That(Texts.All("en").Keys, Is.EquivalentTo(Texts.All("zh-CN").Keys));
        Assert.That(Texts.Languages.SelectMany(l => Texts.All(l)).Where(t => t.Value.Length == 0), Is.Empty);
    }

    [Test]
    public void EveryQuestionOfEveryForm_HasItsWords()
    {
        var known = Texts.All("en");
        Type[] others = [typeof(SubmitOnline.Command), typeof(Features.Areas.Intake.RegisterRequest.Command)];
        var members = CaseActs.All.Select(a => a.Command).Concat(Requests.Web.Pages.Office.OfficeActs.All.Where(a => a.Hidden.Length == 0).Select(a => a.Command)).Concat(others).SelectMany(MembersUnder).ToList();
        Assert.That(members.Select(m => m.Name).Distinct().Where(n => !known.Keys.Any(k => k.StartsWith("field.", StringComparison.Ordinal) && k.EndsWith("." + n, StringComparison.Ordinal))), Is.Empty);
        Assert.That(members.Where(m => m.Type.IsEnum).Select(m => m.Type).Distinct().SelectMany(t => Options.Of(t)!), Is.Not.Empty, "options are worded or throw");
    }

    [Test]
    public void EveryKeyInThePages_Exists_AndEveryKeyIsUsed()
    {
        var sources = PageSources().ToList();
        var used = sources.SelectMany(s => Keys().Matches(s.Text).Select(m => m.Groups[1].Value)).ToHashSet();
        var known = Texts.All("en").Keys.ToHashSet();
        Assert.That(used.Where(k => !k.EndsWith('.') && !known.Contains(k)), Is.Empty);
        Assert.That(known.Where(k => !Composed.Any(c => k.StartsWith(c, StringComparison.Ordinal)) && !sources.Any(s => s.Text.Contains($"\"{k}\"", StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void Markup_HoldsNoWordsOfItsOwn()
    {
        var offenders = PageSources().Where(s => s.Path.EndsWith(".cshtml", StringComparison.Ordinal))
            .SelectMany(s => Words(s.Text).Select(word => $"{Path.GetFileName(s.Path)}: {word}"));
        Assert.That(offenders, Is.Empty);
    }

    [TestCase("<p>Left behind</p>", "Left behind")]
    [TestCase("<p>@T(\"a.key\") left <b>x</b></p>", "left")]
    [TestCase("<a href=\"/x\" title=\"Left behind\">@T(\"a.key\")</a>", "Left behind")]
    [TestCase("<p>留下的字</p>", "留下的字")]
    public void AWordLeftInMarkup_IsFound(string markup, string word) => Assert.That(Words(markup), Is.EqualTo(new[] { word }));

    // Names of formats and keys are the same in every language.
    private static IEnumerable<string> Words(string markup)
    {
        var bare = Comments().Replace(markup, "");
        return Chinese().Matches(bare).Concat(English().Matches(bare)).Concat(Spoken().Matches(bare)).Select(m => m.Groups["word"].Value.Trim())
            .Where(word => !SameEverywhere.Contains(word));
    }

    private static IEnumerable<Member> MembersUnder(Type record) =>
        Shape.Of(record).SelectMany(m => m.Row is { } row ? MembersUnder(row).Prepend(m) : m.IsRecord ? MembersUnder(m.Type).Prepend(m) : [m]);

    private static IEnumerable<(string Path, string Text)> PageSources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Requests.sln"))) folder = folder.Parent!;
        return Directory.EnumerateFiles(Path.Combine(folder.FullName, "src/Requests.Web/Pages"), "*.cs*", SearchOption.AllDirectories).Select(p => (p, File.ReadAllText(p)));
    }

    [GeneratedRegex("\\bT\\((?:[^\"()]*\\? )?\"([a-zA-Z.]+)\"")]
    private static partial Regex Keys();

    [GeneratedRegex("@\\*.*?\\*@", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex("(?<word>[\\p{IsCJKUnifiedIdeographs}\\p{IsCJKSymbolsandPunctuation}]+)")]
    private static partial Regex Chinese();

    // From the end of a tag or of an expression to the next one, on one line.
    [GeneratedRegex("(?<=[>)])(?<!=>)(?!\\.)(?<word>[^<>@{}()=;\"&|?\\n]*[A-Za-z]{2,}[^<>@{}()=;\"&|?\\n]*)(?=</|<[a-z]|@)")]
    private static partial Regex English();

    [GeneratedRegex("\\b(?:aria-label|alt|title|placeholder|data-label)=\"(?<word>[^\"@]*[A-Za-z]{2,}[^\"@]*)\"")]
    private static partial Regex Spoken();
}
