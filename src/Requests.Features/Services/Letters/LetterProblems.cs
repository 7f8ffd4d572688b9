using Requests.Features.Kernel;

namespace Requests.Features.Services.Letters;

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

    /// <summary>Argument: the kind of letter.</summary>
    public static readonly Problem NeedsApproval = new("letters.needs-approval", ProblemKind.State,
        new("本机关规定“{0}”须经审批，请先起草文书送审。", "In this body {0} must be approved; draft the notice and submit it."), "REV-5");

    public static readonly Problem NoSuchPaper = new("letters.no-such-paper", ProblemKind.NotFound,
        new("案件没有这份纸质文件。", "The case has no such paper."));

    public static readonly Problem NoSuchNotice = new("letters.no-such-notice", ProblemKind.State,
        new("案件没有处于这一步的过程文书。", "The case has no such notice at this step."));

    public static readonly Problem BeforeItsDate = new("letters.before-its-date", ProblemKind.Law,
        new("发出日期不能早于成文日期。", "A letter cannot leave before its date."), "DATE-SIGN");

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

    /// <summary>What is wrong with a template, with each field or section named.</summary>
    public static Problem For(IReadOnlyList<TemplateFault> faults) => FaultyTemplate with { Findings = FindingsOf(faults) };

    internal static IReadOnlyList<Finding> FindingsOf(IReadOnlyList<TemplateFault> faults) =>
        [.. faults.Select(f => new Finding(f.Kind.ToString(), "MAND", null, f.Where, f.Kind switch
        {
            TemplateFaultKind.UnknownField => new("没有“{0}”这个字段。", "There is no field {0}."),
            TemplateFaultKind.MandatoryFieldMissing => new("缺少必须写明的字段“{0}”。", "The mandatory field {0} is left out."),
            TemplateFaultKind.UnknownSection => new("段落标记“{0}”多余或者缺少。", "The section {0} is not known here, or is left out."),
            _ => new Text("括号没有配对：{0}", "A bracket is not closed: {0}"),
        }).Naming(f.Where))];

    private static Finding Naming(this Finding finding, string where) => finding with { Text = finding.Text.With(where) };
}
