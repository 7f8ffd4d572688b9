using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Statute.Citations;
using Requests.Statute.Numbering;
using Requests.Statute.Outcomes;

namespace Requests.Letters;

/// <summary>One fact of a letter in English, for a reader of the screen; no letter is ever written in English.</summary>
/// <param name="Field">As in <see cref="LetterFields"/>, or kind, outcome, remedies.</param>
/// <param name="Value">Words of people stay as they were written.</param>
public sealed record EnglishFact(string Field, string Label, string Value);

/// <summary>Says in English what a letter says: its kind and outcome, every field that is printed in it, and its remedies.</summary>
public static partial class EnglishFacts
{
    private static readonly string[] ToldOtherwise = ["you", "self", "docTitle", "remedyClause", "reconsiderationOrgan", "court"];

    private static readonly FrozenDictionary<string, string> Choices = new Dictionary<string, string>
    {
        ["现场窗口"] = "at the counter",
        ["邮寄"] = "by post",
        ["传真"] = "by fax",
        ["电子邮件"] = "by e-mail",
        ["网络"] = "online",
        ["当面口述"] = "orally, in person",
        ["其他渠道"] = "another way",
        ["纸质"] = "paper",
        ["电子"] = "electronic",
        ["查阅"] = "inspection",
        ["第三方"] = "a third party",
        ["共同制作机关"] = "the co-making body",
        ["其他机关"] = "another body",
        ["国家安全"] = "State security",
        ["公共安全"] = "public security",
        ["经济安全"] = "economic security",
        ["社会稳定"] = "social stability",
        ["人事管理"] = "personnel",
        ["后勤管理"] = "logistics",
        ["内部工作流程"] = "internal workflow",
        ["讨论记录"] = "record of a discussion",
        ["过程稿"] = "draft",
        ["磋商信函"] = "letter of consultation",
        ["请示报告"] = "request for instructions, or report",
        ["书面表示不同意公开并说明了理由"] = "objects in writing, with reasons",
        ["书面表示部分同意公开"] = "agrees in part, in writing",
        ["书面表示同意公开"] = "agrees in writing",
        ["逾期没有提出意见"] = "gave no opinion in time",
        ["信访"] = "petition",
        ["投诉"] = "complaint",
        ["举报"] = "report of wrongdoing",
        ["本月"] = "this month",
        ["本件"] = "this request",
        ["按件计收"] = "charged by request",
        ["按量计收"] = "charged by page",
        [Letter.Unnumbered] = "drawn at final approval",
    }.ToFrozenDictionary();

    public static IReadOnlyList<EnglishFact> Of(Letter letter)
    {
        var text = letter.Text;
        var printed = LetterFields.All.Where(f => !ToldOtherwise.Contains(f.Name))
            .Select(f => (Field: f, Value: letter[f.Name])).Where(x => x.Value is { } value && IsPrinted(text, value))
            .Select(x => new EnglishFact(x.Field.Name, x.Field.Label.En, Say(x.Field, x.Value!)));
        return [new("kind", "Document", letter.Kind.English), .. Outcomes(letter), .. printed, .. Remedies(letter.Remedies)];
    }

    // Only what stands in the letter; the file knows more than a letter says.
    private static bool IsPrinted(string text, string value) => Paper.PaperText.Clean(value).Split('\n')
        .All(line => text.Contains(line.Trim().TrimEnd('。'), StringComparison.Ordinal));

    private static IEnumerable<EnglishFact> Outcomes(Letter letter)
    {
        if (letter.Leaf is { } leaf) yield return new("outcome", "Outcome", NameOf(leaf, letter.NotHeldKind));
        foreach (var answer in letter.Answers.Where(a => a.MatterNo is not null))
            yield return new("outcome", string.Create(CultureInfo.InvariantCulture, $"Matter {answer.MatterNo}"), NameOf(answer.Leaf, answer.NotHeldKind));
    }

    private static string NameOf(OutcomeLeaf leaf, NotHeldKind? kind) => Leaves.Of(leaf).English + kind switch
    {
        NotHeldKind.NotExist => ": does not exist",
        NotHeldKind.NotResponsible => ": another body is responsible",
        _ => "",
    };

    private static string Say(LetterField field, string value) => field.Type switch
    {
        FieldType.Date => DateOnly.TryParseExact(value, "yyyy年M月d日", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            ? on.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : value,
        FieldType.Money => $"{value} yuan",
        FieldType.Citation => Place().Replace(value, SayPlace).Replace("《条例》", "Regulations ", StringComparison.Ordinal).Replace("、", ", ",
            StringComparison.Ordinal).Replace("和", " and ", StringComparison.Ordinal),
        _ => Choices.GetValueOrDefault(value, value),
    };

    private static string SayPlace(Match match)
    {
        string Part(string group, string word) => match.Groups[group].Success && ChineseNumerals.TryParse(match.Groups[group].Value, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"{word}{number}") : "";
        return Part("article", "Art. ") + Part("paragraph", " para. ") + Part("item", " item ");
    }

    // The clause is the selector's, word for word, so that its shape tells which it is (REM-KIND).
    private static IEnumerable<EnglishFact> Remedies(string clause)
    {
        if (clause.Length == 0) yield break;
        var days = Days().Match(clause).Groups["days"].Value;
        var organ = Organ().Match(clause).Groups["name"].Value;
        var free = $"reconsideration within {days} days at {organ}, or suit within {Months().Match(clause).Groups["months"].Value} months at {Court().Match(clause).Groups["name"].Value}";
        var first = $"reconsideration first, within {days} days at {organ}; then suit within {AfterDecision().Match(clause).Groups["days"].Value} days of its decision";
        var says = clause.Contains("不同部分", StringComparison.Ordinal) ? $"refused parts: {first}; all else: {free}" : clause.Contains("应当先", StringComparison.Ordinal) ? first : free;
        yield return new("remedies", "Remedies", says + (Online().Match(clause) is { Success: true } online ? $"; online at {online.Groups["url"].Value}" : ""));
    }

    [GeneratedRegex("第(?<article>[零一二三四五六七八九十百千]+)条(?:第(?<paragraph>[一二三四五六七八九十]+)款)?(?:第(?<item>[一二三四五六七八九十]+)项)?")]
    private static partial Regex Place();

    [GeneratedRegex(@"起(?<days>\d+)日内")]
    private static partial Regex Days();

    [GeneratedRegex(@"(?<months>\d+)个月内")]
    private static partial Regex Months();

    [GeneratedRegex(@"决定书之日起(?<days>\d+)日内")]
    private static partial Regex AfterDecision();

    [GeneratedRegex("向(?<name>[^，。；向]{1,60}?)申请行政复议")]
    private static partial Regex Organ();

    [GeneratedRegex("向(?<name>[^，。；向]{1,60}?)提起行政诉讼")]
    private static partial Regex Court();

    [GeneratedRegex("可以在(?<url>[^，。]+)在线提交")]
    private static partial Regex Online();
}
