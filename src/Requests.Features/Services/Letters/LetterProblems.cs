using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Letters;

public static class LetterProblems
{
    /// <summary>Argument: the name.</summary>
    public static readonly Problem UnknownField = new("letters.unknown-field", ProblemKind.Invalid, "MAND");

    /// <summary>Arguments: the field in Chinese, in English.</summary>
    public static readonly Problem ComputedField = new("letters.computed-field", ProblemKind.Invalid, "MAND");

    /// <summary>Arguments: the field in Chinese, in English.</summary>
    public static readonly Problem WrongForm = new("letters.wrong-form", ProblemKind.Invalid, "DATE-LEDGER");

    /// <summary>Arguments: the fields in Chinese, in English.</summary>
    public static readonly Problem Incomplete = new("letters.incomplete", ProblemKind.Law, "MAND");

    /// <summary>Argument: the kind of letter.</summary>
    public static readonly Problem NeedsApproval = new("letters.needs-approval", ProblemKind.State, "REV-5");

    /// <summary>Arguments: who is not named, in Chinese and in English.</summary>
    public static readonly Problem OrgansUnnamed = new("letters.organs-unnamed", ProblemKind.Law, "REM-21", "《行政复议法》第二十条第三款");

    /// <summary>A letter is written, dated and entered today; one that left earlier is recorded from its scan.</summary>
    public static readonly Problem NotOfToday = new("letters.not-of-today", ProblemKind.Law, "CLK-5a");

    public static readonly Problem NoSuchPaper = new("letters.no-such-paper", ProblemKind.NotFound);

    public static readonly Problem NoSuchNotice = new("letters.no-such-notice", ProblemKind.State);

    /// <summary>The case has no letter of that kind that the act could be done to.</summary>
    internal static Problem NotAtThisStep(LetterAct act, bool isReply) =>
        act == LetterAct.TakeBack ? ReplyProblems.NoVerdict : !isReply ? NoSuchNotice : act is LetterAct.Write or LetterAct.Submit ? ReplyProblems.NoDraft : ReplyProblems.NoReply;

    /// <summary>The reply waits, once issued, for its service; any other letter leaves the day it is issued.</summary>
    public static readonly Problem ReplyLeavesByService = new("letters.reply-leaves-by-service", ProblemKind.State);

    public static readonly Problem NotApproved = new("letters.not-approved", ProblemKind.State);

    public static readonly Problem BeforeItsDate = new("letters.before-its-date", ProblemKind.Law, "DATE-SIGN");

    public static readonly Problem FaultyTemplate = new("letters.faulty-template", ProblemKind.Invalid, "MAND");

    public static readonly Problem NoSuchTemplate = new("letters.no-such-template", ProblemKind.NotFound);

    /// <summary>What is missing, field by field.</summary>
    public static Problem For(IReadOnlyList<MissingField> missing) =>
        Incomplete.With(string.Join('、', missing.Select(m => m.Label.Zh)), string.Join(", ", missing.Select(m => m.Label.En))) with
        {
            Findings = [.. missing.Select(m => new Finding("FieldMissing", "MAND", null, m.Fields[0], m.Label))],
        };

    /// <summary>What is wrong with a template, with each field or section named.</summary>
    public static Problem For(IReadOnlyList<TemplateFault> faults) => FaultyTemplate with { Findings = FindingsOf(faults) };

    internal static IReadOnlyList<Finding> FindingsOf(IReadOnlyList<TemplateFault> faults) =>
        [.. faults.Select(f => new Finding(f.Kind.ToString(), "MAND", null, f.Where, Text.Of(f.Kind)).Naming(f.Where))];

    private static Finding Naming(this Finding finding, string where) => finding with { Text = finding.Text.With(where) };
}
