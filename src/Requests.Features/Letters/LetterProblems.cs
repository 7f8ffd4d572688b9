using Requests.Features.Pipeline;

namespace Requests.Features.Letters;

public static class LetterProblems
{
    /// <summary>Argument: the name.</summary>
    public static readonly Problem UnknownField = new("letters.unknown-field", ProblemKind.Invalid,
        new("没有“{0}”这个文书字段。", "Letters have no field {0}."), "MAND");

    /// <summary>Arguments: the field in Chinese, in English.</summary>
    public static readonly Problem ComputedField = new("letters.computed-field", ProblemKind.Invalid,
        new("“{0}”由案件自动取得，不能填写。", "{1} comes from the case and is not typed."), "MAND");

    /// <summary>Arguments: the field in Chinese, in English.</summary>
    public static readonly Problem WrongForm = new("letters.wrong-form", ProblemKind.Invalid,
        new("“{0}”的格式不对：日期写 2026-03-05，条文写 第三十六条第五项，数量写数字。", "{1} has the wrong form: a date as 2026-03-05, a place in a law as 第三十六条第五项, a number in digits."), "DATE-LEDGER");

    /// <summary>Arguments: the fields in Chinese, in English.</summary>
    public static readonly Problem Incomplete = new("letters.incomplete", ProblemKind.Law,
        new("文书缺少必须写明的内容：{0}。", "The letter does not state: {1}."), "MAND");

    public static readonly Problem FaultyTemplate = new("letters.faulty-template", ProblemKind.Invalid,
        new("模板有误，没有保存。", "The template is faulty and was not saved."), "MAND");

    public static readonly Problem NoSuchTemplate = new("letters.no-such-template", ProblemKind.NotFound,
        new("没有这个模板。", "There is no such template."));

    /// <summary>What is missing, field by field.</summary>
    public static Problem For(IReadOnlyList<MissingField> missing) =>
        Incomplete.With(string.Join('、', missing.Select(m => m.Label.Zh)), string.Join(", ", missing.Select(m => m.Label.En))) with
        {
            Findings = [.. missing.Select(m => new Finding("FieldMissing", "MAND", null, m.Fields[0], m.Label))],
        };
}
