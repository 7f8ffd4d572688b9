using Requests.Features.Areas.Intake;
using Requests.Features.Kernel;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>One letter of a bag: what was typed, and what came of it.</summary>
/// <param name="key">Under which it is registered once, however often it is sent.</param>
/// <param name="paths">The questions of its row, in order.</param>
internal sealed class BagLetter(int row, string key, FormValues values, IReadOnlyList<string> paths, bool isEmpty)
{
    /// <summary>Its list in the form.</summary>
    public const string List = "letters";

    private IReadOnlyList<FormField>? _drawn;

    public int Row => row;

    public int No => row + 1;

    public string Key { get; private set; } = key;

    public FormValues Values => values;

    public bool IsEmpty => isEmpty;

    public CommandForm Form { get; } = new(typeof(RegisterRequest.Command), scope: $"b-{List}-{row}", kept: ["proposalId"]);

    /// <summary>The scan that filled the row; empty where it was typed.</summary>
    public string Proposal => values["proposalId"];

    public Slip? Slip { get; set; }

    public FormErrors? Refusal { get; private set; }

    /// <summary>What could not even be read.</summary>
    public void RefuseUnread() => Refusal = Form.Errors(values);

    public void Refuse(Problem problem)
    {
        var isKnown = problem.Code == CommonProblems.KeyReused.Code;
        Refusal = isKnown ? new([(T("log.changed"), null)]) : Form.Refuse(problem, values);
        // Registered before, with other words: whoever presses again means another letter.
        if (isKnown) Key = NewKey();
    }

    public static string NewKey() => Guid.NewGuid().ToString("N");

    /// <summary>Every question of the command with what is wrong with it; read once its fate is known.</summary>
    public IReadOnlyList<FormField> Drawn => _drawn ??= [.. CommandForm.Fields(Form.Draw(values))];

    /// <summary>The questions of its row.</summary>
    public IEnumerable<FormField> Fields => paths.Select(path => Drawn.Single(f => f.Path == path)).Select(f => f with { Path = $"{List}.{row}.{f.Path}", Scope = "b" });

    /// <summary>What is wrong with it, each with row, field and rule.</summary>
    public IEnumerable<(string Message, string? FieldId)> Faults =>
        Drawn.Any(f => f.Bad)
            ? Fields.Where(f => f.Bad).Select(f => (T("bag.fault", No, f.Label, string.Join(" ", f.Errors)), (string?)f.Id))
            : Refusal!.Fields.Select(f => (T("bag.faultOfRow", No, f.Message, Refusal.Behind ?? "").TrimEnd(), (string?)Fields.First().Id));
}
