using Requests.Features.Services.Reports;
using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Reports;

/// <summary>What the rows, columns and fields of the report are called; on record they have codes.</summary>
internal static class ReportWords
{
    /// <summary>A row of part two, three or four; what is not of the form, such as a channel of publication, keeps its name.</summary>
    public static string Row(string code) =>
        Leaves.TryParse(code, out var leaf) ? Options.NameOf(leaf)
        : Enum.TryParse<DisputeForum>(code, ignoreCase: true, out var forum) ? Options.WordOf(forum)
        : Find($"choice.reportRow.{code}") ?? PartTwoForm.NameOf(code, English) ?? code;

    public static string Column(string code) =>
        Find($"choice.PartThreeColumn.{code}", $"choice.partFour.{code}") ?? PartTwoForm.NameOf(code, English) ?? code;

    /// <summary>A cell that breaks an identity, with what should stand there.</summary>
    public static string Fault(ReportCell cell)
    {
        var place = T("report.cell", Row(cell.Row), Column(cell.Column));
        return cell switch
        {
            { Actual: null } => T("report.cellBlank", place),
            { Expected: { } expected } => T("report.cellShould", place, Bars.Figure(expected), Bars.Figure(cell.Actual.Value)),
            _ => T("report.cellNegative", place, Bars.Figure(cell.Actual.Value)),
        };
    }

    /// <summary>A label of part two, which the form has in Chinese.</summary>
    public static string Label(string code, string chinese) => (English ? PartTwoForm.NameOf(code, true) : null) ?? chinese;

    public static string Heading(PartTwoTable block) => English ? T("report.item", block.Item) : block.Heading;

    public static string Channel(string code) => Find($"choice.{nameof(IntakeChannel)}.{code}") ?? code;

    /// <summary>What a text may quote.</summary>
    public static string Field(string name) => name.Split(':') switch
    {
        ["published", .. var channel] when channel.Length > 0 => T("report.cell", T("choice.reportField.published"), string.Join(':', channel)),
        ["two", var row, var column] => T("report.cell", Row(row), Column(column)),
        ["channel", var code] => T("report.cell", T("work.channel"), Channel(code)),
        [var row, var column] => T("report.cell", Row(row), Column(column)),
        _ => Find($"choice.reportField.{name}") ?? Row(name),
    };
}
