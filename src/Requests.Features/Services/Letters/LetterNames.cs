using System.Collections.Frozen;
using Requests.Features.Kernel;
using Requests.Statute.Letters;
using Requests.Statute.Numbering;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Letters;

/// <summary>What kinds of letter and their templates are called in lists: titles that several bear are told apart by the outcome.</summary>
public static class LetterNames
{
    private static readonly FrozenDictionary<string, Text> Frames = new Dictionary<string, Text>
    {
        ["agency"] = Text.Of("LetterNames.agency"),
        ["decision"] = Text.Of("LetterNames.decision"),
        ["envelope"] = Text.Of("LetterNames.envelope"),
        ["label"] = Text.Of("LetterNames.label"),
        ["notice"] = Text.Of("LetterNames.notice"),
        ["record"] = Text.Of("LetterNames.record"),
        ["thirdparty"] = Text.Of("LetterNames.thirdparty"),
        ["unit"] = Text.Of("LetterNames.unit"),
    }.ToFrozenDictionary();

    // Where one outcome, or one kind of letter, has two templates.
    private static readonly FrozenDictionary<string, Text> Variants = new Dictionary<string, Text>
    {
        [LetterTemplates.Public] = Text.Of("LetterNames.public"),
        [LetterTemplates.Supply] = Text.Of("LetterNames.supply"),
        [LetterTemplates.Agency] = Text.Of("LetterNames.toAgency"),
    }.ToFrozenDictionary();

    public static Text OfKind(LetterKind kind)
    {
        var shared = LetterKinds.All.Count(k => k.Chinese == kind.Chinese) > 1;
        return new(shared && Leaves.All.FirstOrDefault(l => l.Letter == kind) is { } leaf ? $"{kind.Chinese}：{WordsOf(leaf)}" : kind.Chinese, kind.English);
    }

    /// <exception cref="KeyNotFoundException">No template has this code.</exception>
    public static Text OfTemplate(LetterTemplate template)
    {
        if (Frames.TryGetValue(template.Code, out var frame)) return frame;
        var kind = LetterTemplates.KindOf(template.Code) ?? throw new KeyNotFoundException(template.Code);
        if (LetterTemplates.VariantOf(template.Code) is not { } variantCode) return OfKind(kind);
        var variant = Variants.GetValueOrDefault(variantCode)
            ?? (Leaves.All.FirstOrDefault(l => l.Letter == kind && l.Code == variantCode) is { } leaf ? new Text(WordsOf(leaf),
                leaf.English) : throw new KeyNotFoundException(template.Code));
        return new($"{LetterTemplates.TitleOf(template)}：{variant.Zh}", $"{kind.English}: {variant.En}");
    }

    /// <summary>Kinds as they are numbered (DOC-2 before DOC-10), frames after them.</summary>
    internal static IEnumerable<LetterTemplate> InOrder(IEnumerable<LetterTemplate> templates)
    {
        var place = LetterKinds.All.Index().ToDictionary(k => k.Item, k => k.Index);
        return templates.OrderBy(t => LetterTemplates.KindOf(t.Code) is { } kind ? place[kind] : int.MaxValue).ThenBy(t => t.Code, StringComparer.Ordinal);
    }

    // The form names a cause and, after a comma, its consequence; the cause tells them apart.
    private static string WordsOf(LeafInfo leaf) => leaf.Chinese.Split('、')[0];
}
