using System.Text.RegularExpressions;
using Requests.Statute.Citations;
using Requests.Statute.Outcomes;

namespace Requests.Letters.Checks;

/// <summary>What was asked, what is answered, and on which article.</summary>
internal static partial class AnswerChecks
{
    // Words only the letter of that leaf says.
    private static readonly (OutcomeLeaf Leaf, NotHeldKind? Kind, string Words)[] Telling =
    [
        (OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotExist, "该政府信息不存在"),
        (OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible, "不属于本机关负责公开|不属于我局负责公开|该信息不属于[^，。]{1,20}负责公开"),
        (OutcomeLeaf.NotProcessedPetition, null, "不作为政府信息公开申请处理"),
        (OutcomeLeaf.NotProcessedDuplicate, null, "不予重复处理"),
        (OutcomeLeaf.Partial, null, "决定部分公开"),
        (OutcomeLeaf.UnavailableUnclear, null, "无法确定[^，。]{1,6}所指的政府信息"),
        (OutcomeLeaf.OtherMisc, null, "终止处理该申请"),
    ];

    // Items of Art. 36 each leaf may rest on; a leaf that is not here rests on none.
    private static readonly Dictionary<OutcomeLeaf, int[]> Items = new()
    {
        [OutcomeLeaf.Granted] = [1, 2],
        [OutcomeLeaf.Partial] = [2, 3],
        [OutcomeLeaf.RefusedQueryMatter] = [7],
        [OutcomeLeaf.NotProcessedDuplicate] = [6],
        [OutcomeLeaf.NotProcessedReconfirm] = [6],
    };

    public static IEnumerable<Fault> Verbatim(CheckMaterial m)
    {
        if (!m.Letter.Kind.QuotesRequest) yield break;
        if (!Bare(m.Letter.Text).Contains($"“{Bare(m.Case.RequestText)}”", StringComparison.Ordinal))
            yield return new(Text.Of("AnswerChecks.RequestQuotedWordWord"), "requestVerbatim");
    }

    public static IEnumerable<Fault> AllMatters(CheckMaterial m) => m.Letter.Leaf is null || m.Case.Matters.Count < 2 ? []
        : m.Case.Matters.Where(no => m.Letter.Answers.All(a => a.MatterNo != no))
            .Select(no => new Fault(Text.Of("AnswerChecks.MatterAnswered").With(no), $"{no}"));

    public static IEnumerable<Fault> LeafAndPaper(CheckMaterial m)
    {
        if (m.Case.Leaf is not { } leaf || m.Letter.Leaf is null) yield break;
        if (m.Letter.Leaf != leaf || m.Letter.NotHeldKind != m.Case.NotHeldKind || Leaves.Of(leaf, m.Case.NotHeldKind).Letter != m.Letter.Kind)
            yield return new(Text.Of("AnswerChecks.KindLetterDoesAnswerOutcome"), m.Letter.Kind.Code);
        var answered = m.Letter.Answers.Select(a => a.Leaf).Append(leaf).ToHashSet();
        foreach (var (other, kind, words) in Telling)
            if ((!answered.Contains(other) || (kind is not null && m.Letter.Answers.All(a => a.Leaf != other || a.NotHeldKind != kind)))
                && Regex.Match(m.OwnText, words) is { Success: true } said)
                yield return new(Text.Of("AnswerChecks.LetterSpeaksWordsAnotherOutcome"), said.Value);
    }

    public static IEnumerable<Fault> Articles(CheckMaterial m)
    {
        foreach (var answer in m.Letter.Answers)
        {
            var info = Leaves.Of(answer.Leaf, answer.NotHeldKind);
            var items = Items.GetValueOrDefault(answer.Leaf) ?? (info.Group == OutcomeGroup.Refused ? [3] : [.. info.Basis.Where(c => c.Article == 36).Select(c => c.Item!.Value)]);
            foreach (Match cited in Item36().Matches(answer.Basis))
                if (!ChineseNumerals.TryParse(cited.Groups["item"].Value, out var item) || !items.Contains(item))
                    yield return new(Text.Of("AnswerChecks.ArticleCitedDoesFitOutcome"), cited.Value);
            if (info.Basis.Count > 0 && !info.Basis.Any(c => answer.Basis.Contains(c.Place(), StringComparison.Ordinal)))
                yield return new(Text.Of("AnswerChecks.Cited").With(info.Basis[0].Place()), answer.Basis);
        }
    }

    public static IEnumerable<Fault> CitationForms(CheckMaterial m) =>
        CitationForm.Check(m.OwnText, m.Letter.ActOn).Where(f => f.Fault != CitationFault.NotInForce).Select(f => new Fault(Text.Of(f.Fault), f.Words));

    public static IEnumerable<Fault> InForce(CheckMaterial m)
    {
        foreach (var title in Title().Matches(m.OwnText).Select(t => t.Groups["title"].Value).Distinct())
            if (Acts.All.Any(a => a.Title == title) && Acts.Find(title, m.Letter.ActOn) is null)
                yield return new(Text.Of(CitationFault.NotInForce), $"《{title}》");
        // A revised act keeps its title; only its order number tells which one is meant.
        if (Acts.Order711.InForceOn(m.Letter.ActOn) && FormerOrder().Match(m.OwnText) is { Success: true } former)
            yield return new(Text.Of("AnswerChecks.RegulationsTheyBeforeCited"), former.Value);
    }

    public static IEnumerable<Fault> Rank(CheckMaterial m)
    {
        if (m.Letter.Leaf is not (OutcomeLeaf.RefusedProhibited or OutcomeLeaf.RefusedQueryMatter)) yield break;
        if (m.Case.Law is not { Act.Kind: LegalActKind.Law or LegalActKind.AdministrativeRegulation } law)
            yield return new(Text.Of("AnswerChecks.TakesLawStateCouncilRegulation"), m.Case.Law?.Full());
        else if (!m.Letter.Text.Contains(law.Act.Title, StringComparison.Ordinal))
            yield return new(Text.Of("AnswerChecks.LetterDoesName").With(law.Act.Title));
    }

    /// <summary>A basis that no article gives in so many words: it may stand, but whoever signs it shall know (Q-L3).</summary>
    public static IEnumerable<Fault> Analogy(CheckMaterial m) => m.Letter.Answers.Where(a => a.Basis.Contains("参照", StringComparison.Ordinal))
        .Select(a => new Fault(Text.Of("AnswerChecks.RestsOnAnalogy"), a.Basis));

    internal static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex("第三十六条第(?<item>[一二三四五六七八九十]+)项|(?<=第三十六条(?:第[一二三四五六七八九十]+项、)+)第(?<item>[一二三四五六七八九十]+)项")]
    private static partial Regex Item36();

    [GeneratedRegex("《(?<title>[^《》]+)》")]
    private static partial Regex Title();

    // An order, by its name before or after: a letter and a house bear that number too.
    [GeneratedRegex("(?:国务院令第?(?:492|四百九十二|四九二)号|第?(?:492|四百九十二|四九二)号令)[^，。；]{0,12}")]
    private static partial Regex FormerOrder();
}
