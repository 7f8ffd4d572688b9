using Requests.Features.Areas.Outcomes;
using Requests.Statute.Outcomes;

namespace Requests.Web.Pages.Office;

/// <summary>
/// The questions of the outcome guide on one sheet: what the file answers, what is ticked where it applies, and the few that are left to
/// judge. The tree itself decides where they lead.
/// </summary>
/// <param name="Rows">Every question, in the order of the tree, with the part of the sheet it stands in.</param>
/// <param name="Unanswered">On the way to an end and without an answer.</param>
/// <param name="Grounds">Codes of the grounds ticked.</param>
/// <param name="Against">The answer that the file contradicts; no conclusion is drawn over it.</param>
internal sealed record GuideSheet(IReadOnlyList<GuideSheet.Row> Rows, IReadOnlyList<GuideOutcome.Question> Unanswered,
    GuideOutcome.End? End, bool SecondReader, IReadOnlyList<string> Grounds, AnswerGuide.Known? Against)
{
    internal enum Part
    {
        Known,
        Exclusion,
        Ground,
        Open,
    }

    /// <param name="Yes">Null while nobody has answered.</param>
    internal sealed record Row(GuideOutcome.Question Question, Part Part, bool? Yes, AnswerGuide.Known? Known);

    private const string Searched = "G12";
    private const string AllOpen = "G15";

    private static readonly string[] Exclusions = ["G5", "G5B", "G7", "G8", "G9", "G10", "G14"];

    // A ground that is ticked says that not every part may be disclosed.
    private static readonly string[] Grounded = ["G17", "G18", "G19", "G20", "G21", "G22", "G23"];

    public IEnumerable<Row> Of(Part part) => Rows.Where(r => r.Part == part);

    /// <param name="typed">y or n under the id of a question; ids of what is ticked under <c>yes</c>.</param>
    public static GuideSheet Of(GuideOutcome.Response guide, IReadOnlyList<AnswerGuide.Known> known, IQueryCollection typed)
    {
        var ticked = typed["yes"].OfType<string>().ToHashSet();
        var file = known.ToDictionary(k => k.Question);
        var grounded = ticked.Overlaps(Grounded);
        var rows = guide.Questions.Where(q => q.Id != AllOpen).Select(RowOf).ToList();
        var answers = rows.ToDictionary(r => r.Question.Id, r => r.Yes);
        answers[AllOpen] = !grounded;

        var open = new List<GuideOutcome.Question>();
        var (at, second) = (guide.Questions.Single(q => q.Id == guide.First), false);
        GuideOutcome.End? end = null;
        while (end is null)
        {
            if (answers[at.Id] is not { } yes)
            {
                open.Add(at);
                break;
            }
            var target = yes ? at.Yes : at.No;
            if (target.Node is { } next) at = guide.Questions.Single(q => q.Id == next);
            else (end, second) = (guide.Ends.First(e => e.Leaf == target.Leaf && e.NotHeldKind == target.NotHeldKind), yes && at.SecondReader);
        }
        var against = file.TryGetValue(Searched, out var record) && answers[Searched] is { } said && said != record.Yes && end is not null
            && answers["G11"] is true ? record : null;
        return new(rows, open, against is null ? end : null, second, [.. Grounded.Where(ticked.Contains).Select(id => CodeOf(guide, id))], against);

        Row RowOf(GuideOutcome.Question question)
        {
            var id = question.Id;
            var knows = file.GetValueOrDefault(id);
            bool? chosen = typed[id].ToString() switch { "y" => true, "n" => false, _ => null };
            if (Exclusions.Contains(id)) return new(question, Part.Exclusion, ticked.Contains(id), null);
            if (Grounded.Contains(id)) return new(question, Part.Ground, ticked.Contains(id), null);
            return new(question, knows is null ? Part.Open : Part.Known, chosen ?? knows?.Yes, knows);
        }
    }

    // The ground of a part is named as a whole refusal on it would be.
    private static string CodeOf(GuideOutcome.Response guide, string id)
    {
        var question = guide.Questions.Single(q => q.Id == id);
        var leaf = question.Yes.Leaf ?? OutcomeLeaf.RefusedThirdParty;
        return Leaves.Of(leaf).Code;
    }
}
