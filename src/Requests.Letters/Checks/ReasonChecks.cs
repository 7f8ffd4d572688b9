using System.Text.RegularExpressions;
using Requests.Statute.Outcomes;

namespace Requests.Letters.Checks;

/// <summary>Whether a reason is one, and names what the article asks for.</summary>
internal static partial class ReasonChecks
{
    private const int OwnWords = 12;

    // What the articles themselves say; a reason made of these says nothing of the case.
    private const string ArticleWords =
        "依法确定为国家秘密的政府信息法律行政法规禁止公开的政府信息以及公开后可能危及国家安全公共安全经济安全社会稳定的政府信息不予公开" +
        "涉及商业秘密个人隐私等公开会对第三方合法权益造成损害的政府信息行政机关不得公开第三方同意公开或者行政机关认为不公开会对公共利益造成重大影响的予以公开" +
        "行政机关的内部事务信息包括人事管理后勤管理内部工作流程等方面的信息可以不予公开" +
        "行政机关在履行行政管理职能过程中形成的讨论记录过程稿磋商信函请示报告等过程性信息以及行政执法案卷信息可以不予公开" +
        "法律法规规章规定上述信息应当公开的从其规定该信息属于规定的情形根据条例不属于本机关负责公开该政府信息不存在";

    private static readonly HashSet<string> ArticleBigrams = [.. Bigrams(ArticleWords)];

    private static readonly Dictionary<OutcomeLeaf, string[]> Limbs = new()
    {
        [OutcomeLeaf.RefusedStateSecret] = ["国家秘密"],
        [OutcomeLeaf.RefusedProhibited] = ["《"],
        [OutcomeLeaf.RefusedSecurityStability] = ["国家安全", "公共安全", "经济安全", "社会稳定"],
        [OutcomeLeaf.RefusedInternal] = ["人事管理", "后勤管理", "内部工作流程"],
        [OutcomeLeaf.RefusedProcess] = ["讨论记录", "过程稿", "磋商信函", "请示报告"],
        [OutcomeLeaf.RefusedEnforcementFile] = ["案卷"],
    };

    public static IEnumerable<Fault> Mandatory(CheckMaterial m)
    {
        foreach (var missing in m.Letter.Missing) yield return new(Text.Of("ReasonChecks.Stated").With(missing), missing.ToString());
        foreach (var left in LeftOpen().Matches(m.OwnText).Select(l => l.Value).Distinct())
            yield return new(Text.Of("ReasonChecks.SomethingLeftOpen"), left);
    }

    public static IEnumerable<Fault> OwnReason(CheckMaterial m) =>
        m.Letter.Answers.Where(a => Leaves.Of(a.Leaf).Group == OutcomeGroup.Refused && OwnPart(a.Reasons) < OwnWords)
            .Select(a => new Fault(Text.Of("ReasonChecks.ReasonRepeatsArticleDoesSay"), a.Reasons));

    public static IEnumerable<Fault> Limb(CheckMaterial m) =>
        m.Letter.Answers.Where(a => Limbs.TryGetValue(a.Leaf, out var limbs) && !limbs.Any(l => $"{a.Facts}{a.Reasons}".Contains(l, StringComparison.Ordinal)))
            .Select(a => new Fault(Text.Of("ReasonChecks.LimbArticleNamed"), a.Facts));

    public static IEnumerable<Fault> Separation(CheckMaterial m) =>
        m.Letter.Answers.Where(a => Leaves.Of(a.Leaf).Rf == ReconsiderationFirst.Yes && !a.Text.Contains("区分", StringComparison.Ordinal))
            .Select(a => new Fault(Text.Of("ReasonChecks.WhetherPartsCouldSeparatedSaid"), "sepReason"));

    // Characters that no pair of the article's words explains.
    private static int OwnPart(string reason)
    {
        var han = string.Concat(reason.Where(char.IsLetter));
        return Bigrams(han).Count(b => !ArticleBigrams.Contains(b));
    }

    private static IEnumerable<string> Bigrams(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++) yield return text.Substring(i, 2);
    }

    [GeneratedRegex(@"\{[^{}\n]{0,40}\}|[×Xx]{2,}(?=[年月日号条项局处科]|$)|×{2,}|TODO|待定|待填|＿{2,}|_{3,}")]
    private static partial Regex LeftOpen();
}
