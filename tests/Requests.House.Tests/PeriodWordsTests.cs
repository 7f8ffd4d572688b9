using System.Text.Json;
using System.Text.RegularExpressions;

namespace Requests.House.Tests;

/// <summary>Lengths of periods come from the law (or the reading), never as a figure in a text or a letter.</summary>
public sealed partial class PeriodWordsTests
{
    // Lengths that are the product's own and no law's.
    private static readonly HashSet<string> Own =
    [
        "board.soon", "board.lastDays", "work.view.soon", "StatusSentences.approved", "left.one", "rung.dayLate", "rung.dayLeft",
        "absences.none", "publications.suggestedWhy", "problem.portal.too-many-drafts",
    ];

    [Test]
    public void NoWord_TellsALengthAsAFigure() => Assert.That(Words().Where(w => !Own.Contains(w.Key) && Length().IsMatch(w.Text)).Select(w => $"{w.Key}: {w.Text}"), Is.Empty);

    [Test]
    public void NoTemplate_TellsALengthAsAFigure()
    {
        var templates = Directory.EnumerateFiles(Path.Combine(House.Root, "src/Requests.Letters/Templates"), "*.txt").ToList();
        Assert.That(templates, Is.Not.Empty);
        Assert.That(templates.SelectMany(file => Length().Matches(File.ReadAllText(file)).Select(m => $"{Path.GetFileName(file)}: {m.Value}")), Is.Empty);
    }

    [Test]
    public void EveryOwnLength_Exists()
    {
        var words = Words().Where(w => Length().IsMatch(w.Text)).Select(w => w.Key).ToHashSet();
        Assert.That(Own.Where(key => !words.Contains(key)), Is.Empty);
    }

    [TestCase("收到之日起 7 个工作日内", true)]
    [TestCase("十五个工作日内提出意见", true)]
    [TestCase("60日内申请复议", true)]
    [TestCase("within twenty working days", true)]
    [TestCase("6 months", true)]
    [TestCase("收到之日起 {days:reply} 个工作日内", false)]
    [TestCase("还剩 {2} 个工作日", false)]
    [TestCase("第三十条", false)]
    public void ALengthAsAFigure_IsFound(string text, bool isFound) => Assert.That(Length().IsMatch(text), Is.EqualTo(isFound));

    private static IEnumerable<(string Key, string Text)> Words() =>
        from file in Directory.EnumerateFiles(Path.Combine(House.Root, "src/Requests.Words"), "*.json")
        where Path.GetFileName(file) is var name && (name.StartsWith("en.", StringComparison.Ordinal) || name.StartsWith("zh-CN.", StringComparison.Ordinal))
        from word in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!
        select (word.Key, word.Value);

    [GeneratedRegex(@"(?<![0-9{第])(?:\d+|[一二三四五六七八九十两]+) ?(?:个工作日|日内|天内|个月|年内)|\b(?:\d+|one|two|three|four|five|six|seven|ten|fifteen|twenty|forty|sixty) (?:(?:working|calendar) days?|months?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Length();
}
