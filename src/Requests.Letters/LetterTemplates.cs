using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Letters;

/// <summary>Which template words which letter. A template is named by its kind and, where there are several, by a variant: DOC-14.REFUSED_PROCESS.</summary>
public static class LetterTemplates
{
    /// <summary>Already public: pointed to.</summary>
    public const string Public = "PUBLIC";

    /// <summary>Given out with the letter.</summary>
    public const string Supply = "SUPPLY";

    /// <summary>To a body that is asked otherwise than as a co-maker.</summary>
    public const string Agency = "AGENCY";

    /// <summary>The template of a reply.</summary>
    /// <param name="fact">The letter's facts by field.</param>
    public static string Of(LeafInfo info, Func<string, string?> fact) => info.Letter.TemplateRule switch
    {
        TemplateRule.BySupply => Code(info.Letter, string.IsNullOrEmpty(fact("accessRoute")) ? Supply : Public),
        TemplateRule.ByOutcome => Code(info.Letter, info.Code),
        _ => info.Letter.Code,
    };

    /// <summary>The template of a letter that is no reply.</summary>
    public static string Of(LetterKind kind, ConsultationKind? consulted) =>
        kind.TemplateRule == TemplateRule.ByConsultee && consulted == ConsultationKind.Agency ? Code(kind, Agency) : kind.Code;

    public static string TitleOf(LetterTemplate template) => template.Title ?? KindOf(template.Code)!.Chinese;

    /// <summary>Null for a frame.</summary>
    public static LetterKind? KindOf(string template) => LetterKinds.Find(template.Split('.')[0]);

    /// <summary>Null where the kind has one template.</summary>
    public static string? VariantOf(string template) => template.Split('.') is [_, var variant] ? variant : null;

    private static string Code(LetterKind kind, string variant) => $"{kind.Code}.{variant}";
}
