using System.Text.RegularExpressions;
using Requests.Features.Areas.Portal;
using Requests.Web.Pages;
using Requests.Web.Pages.Forms;
using Requests.Web.Pages.Office;

namespace Requests.Web.Tests.Pages;

/// <summary>No word missing, none unused, none in the markup.</summary>
public sealed partial class TextsTests
{
    // Composed of codes that are strings: names of sweeps, events, scopes, folders of the navigation and the like.
    private static readonly string[] Composed =
    [
        "draft.from.", "approvals.tab.", "blankForm.", "guide.when.", "help.role.", "importColumn.", "importRule.", "portal.file.", "correct.part.", "correct.done.",
        "demo.", "turn.", "campaign.did.", "apply.step.", "work.group.", "cal.", "work.view.", "nav.", "proofField.", "section.",
        "choice.event.", "choice.health.", "choice.language.", "choice.outbox.", "choice.partFour.", "choice.reportField.", "choice.reportRow.",
        "choice.retention.", "choice.scope.", "choice.sealReason.", "choice.sweep.", "choice.things.",
    ];

    private static readonly HashSet<string> SameEverywhere = ["SHA-256", "PDF", "DOCX", "CSV", "XLSX", "Alt", "Ctrl", "Enter", "HCG-2026-0001"];

    // A key in one language alone stops the reading.
    [Test]
    public void NoText_IsEmpty() =>
        Assert.That(Text.All.Where(t => t.Value.Zh.Length == 0 || t.Value.En.Length == 0).Select(t => t.Key), Is.Empty);

    [Test]
    public void BothLanguages_FillTheSamePlaces() =>
        Assert.That(Text.All.Where(t => !SaidOnlyInOne.Contains(t.Key) && !Places(t.Value.Zh).SetEquals(Places(t.Value.En))).Select(t => t.Key), Is.Empty);

    [Test]
    public void WordsOfValues_BelongToOneType_WhichHasThem()
    {
        var kept = Text.All.Keys.Select(k => OfValue().Match(k)).Where(m => m.Success).ToList();
        using var _ = Assert.EnterMultipleScope();
        Assert.That(kept.Select(m => m.Groups["type"].Value).Distinct().Where(name => Enums[name].Count() != 1), Is.Empty, "a name of one type");
        Assert.That(kept.Where(m => !IsValue(m)).Select(m => m.Value), Is.Empty, "words of values there are");
        Assert.That(kept.Select(m => m.Groups["type"].Value).Distinct().SelectMany(name => Enum.GetValues(Enums[name].First()).Cast<Enum>().Select(Text.KeyOf))
            .Where(key => !Text.All.Keys.Any(k => k == key || k.StartsWith(key + ".", StringComparison.Ordinal))), Is.Empty, "all values of a type have words, or none");
    }

    [Test]
    public void EveryQuestionOfEveryForm_HasItsWords()
    {
        var known = Text.All;
        Type[] others = [typeof(SubmitOnline.Command), typeof(Features.Areas.Intake.RegisterRequest.Command)];
        var members = CaseActs.All.Select(a => a.Command).Concat(Requests.Web.Pages.Office.OfficeActs.All.Where(a => a.Hidden.Length == 0).Select(a => a.Command)).Concat(others).SelectMany(MembersUnder).ToList();
        Assert.That(members.Select(m => m.Name).Distinct().Where(n => !known.Keys.Any(k => k.StartsWith("field.", StringComparison.Ordinal)
            && k.EndsWith("." + n, StringComparison.Ordinal))), Is.Empty);
        Assert.That(members.Where(m => m.Type.IsEnum).Select(m => m.Type).Distinct().SelectMany(t => Options.Of(t)!), Is.Not.Empty,
            "options are worded or throw");
    }

    [Test]
    public void EveryKey_Exists_AndIsUsed()
    {
        var sources = Sources("src").Where(s => !s.Path.Contains("Requests.Words", StringComparison.Ordinal)).ToList();
        var named = sources.SelectMany(s => Keys().Matches(s.Text).Select(m => m.Groups[1].Value)).ToHashSet();
        var literals = sources.SelectMany(s => Literals().Matches(s.Text).Select(m => m.Groups[1].Value)).ToHashSet();
        var asked = CaseActs.All.Select(a => a.Command).Concat(Requests.Web.Pages.Office.OfficeActs.All.Select(a => a.Command)).ToList();
        var members = asked.Concat([typeof(SubmitOnline.Command), typeof(Features.Areas.Intake.RegisterRequest.Command), typeof(NoticeTerms)])
            .SelectMany(MembersUnder).Select(m => m.Name).ToHashSet();
        using var _ = Assert.EnterMultipleScope();
        Assert.That(named.Where(k => !k.EndsWith('.') && Text.Find(k) is null), Is.Empty, "missing");
        Assert.That(Text.All.Keys.Where(k => !IsUsed(k)), Is.Empty, "unused");

        bool IsUsed(string key) => literals.Contains(key)
            || Composed.Any(c => key.StartsWith(c, StringComparison.Ordinal))
            || OfValue().IsMatch(key)
            || (key.StartsWith("problem.", StringComparison.Ordinal)
                && (literals.Contains(key["problem.".Length..]) || literals.Contains(key.Replace(".what", "", StringComparison.Ordinal))))
            || (key.Split('.') is ["field" or "hint", .. var field] && (members.Contains(field[^1]) || literals.Contains(field[^1])))
            || (key.Split('.') is ["act" or "portalAct", var act, ..]
                && sources.Any(s => Path.GetFileNameWithoutExtension(s.Path).Split('.')[0] == act || literals.Contains(act)));
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

    private static IEnumerable<(string Path, string Text)> PageSources() => Sources("src/Requests.Web/Pages");

    // Given one argument a language: the name of a duty or a field; or braces that are shown.
    private static readonly HashSet<string> SaidOnlyInOne =
    [
        "choice.NoticeKind.disputeDue.title", "choice.NoticeKind.disputeDue.body", "choice.NoticeKind.disputeOverdue.title", "choice.NoticeKind.disputeOverdue.body",
        "choice.NoticeKind.judgmentFinal.body", "choice.NoticeKind.importFailed.body", "choice.NoticeKind.sideDutyDue.title", "choice.NoticeKind.sideDutyDue.body", "choice.NoticeKind.sideDutyOverdue.title",
        "choice.NoticeKind.sideDutyOverdue.body", "problem.letters.computed-field", "problem.letters.organs-unnamed", "problem.letters.incomplete", "problem.letters.wrong-form", "templates.hint",
        "choice.NoticeKind.lastDayMissed.title", "choice.NoticeKind.lastDayMissed.body", "choice.NoticeKind.lastDayDue.title", "choice.NoticeKind.lastDayDue.body",
        "choice.NoticeKind.watchedMoved.title", "choice.NoticeKind.watchedMoved.body", "choice.NoticeKind.turnCame.body", "problem.campaigns.other-outcome",
    ];

    private static readonly ILookup<string, Type> Enums =
        new[] { typeof(Statute.RuleBook).Assembly, typeof(LetterMaterial).Assembly, typeof(Features.Data.RequestsDb).Assembly, typeof(Texts).Assembly }
            .SelectMany(a => a.GetTypes()).Concat(typeof(Paper.PaperDocument).Assembly.GetExportedTypes()).Where(t => t.IsEnum).ToLookup(t => t.Name);

    private static bool IsValue(Match key) => Enums[key.Groups["type"].Value].Any(type => Enum.GetValues(type).Cast<Enum>()
        .Any(value => key.Value == Text.KeyOf(value) || key.Value.StartsWith(Text.KeyOf(value) + ".", StringComparison.Ordinal)));

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Groups[1].Value)];

    private static IEnumerable<(string Path, string Text)> Sources(string under)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Requests.sln"))) folder = folder.Parent!;
        return Directory.EnumerateFiles(Path.Combine(folder.FullName, under), "*.cs*", SearchOption.AllDirectories)
            .Where(p => !p.Contains("/obj/", StringComparison.Ordinal) && !p.Contains("/bin/", StringComparison.Ordinal)
                && !p.EndsWith(".csproj", StringComparison.Ordinal)).Select(p => (p, File.ReadAllText(p)));
    }

    [GeneratedRegex("\\b(?:T|Marked|Text\\.Of)\\((?:[^\"()]*\\? )?\"([\\w.-]+)\"")]
    private static partial Regex Keys();

    [GeneratedRegex("\"([\\w.-]+)\"")]
    private static partial Regex Literals();

    [GeneratedRegex("^choice\\.(?<type>[A-Z]\\w*)\\..+$")]
    private static partial Regex OfValue();

    [GeneratedRegex("\\{(\\w+)[^}]*\\}")]
    private static partial Regex Place();

    [GeneratedRegex("@\\*.*?\\*@", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex("(?<word>[\\p{IsCJKUnifiedIdeographs}\\p{IsCJKSymbolsandPunctuation}]+)")]
    private static partial Regex Chinese();

    // From the end of a tag or of an expression to the next one, on one line.
    [GeneratedRegex("(?<=[>)])(?<!=>)(?![./])(?<word>[^<>@{}()=;\"&|?\\n]*[A-Za-z]{2,}[^<>@{}()=;\"&|?\\n]*)(?=</|<[a-z]|@)")]
    private static partial Regex English();

    [GeneratedRegex("\\b(?:aria-label|alt|title|placeholder|data-label)=\"(?<word>[^\"@]*[A-Za-z]{2,}[^\"@]*)\"")]
    private static partial Regex Spoken();
}
