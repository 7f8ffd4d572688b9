using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;

namespace Requests.Letters;

/// <summary>Words the remedies clause of an answer, matter by matter (REM-20).</summary>
public static class ReplyRemedies
{
    /// <summary>The remedies clause by leaf and day of the act (REM-1..7); nobody types it.</summary>
    /// <param name="you">How the applicant is addressed.</param>
    public static string Clause(IReadOnlyList<Ruling> rulings, LetterBody body, string you, DateOnly actOn, bool online)
    {
        var (first, free) = Places(rulings);
        return RemedyClause.Text(Choice(rulings, actOn, online),
            new RemedyParties(you, body.Organ, body.Court, body.ReconsiderationUrl, string.Join('、', first), string.Join('、', free)));
    }

    public static RemedyChoice Choice(IReadOnlyList<Ruling> rulings, DateOnly actOn, bool online) =>
        RemedySelector.For([.. rulings.Select(r => new RemedyMatter(r.Leaf, [.. r.Withheld.Select(p => p.Ground)]))], actOn, online);

    /// <summary>A partial answer withholds something; without it nothing says which remedies are open.</summary>
    public static bool HasGrounds(IReadOnlyList<Ruling> rulings) => rulings.Count > 0 && rulings.All(r => r.Leaf != OutcomeLeaf.Partial || r.Withheld.Count > 0);

    // What must go to reconsideration first, and what need not, as the clause names them.
    private static (List<string> First, List<string> Free) Places(IReadOnlyList<Ruling> rulings)
    {
        var (first, free) = (new List<string>(), new List<string>());
        var parts = Ruling.PartsOf(rulings);
        foreach (var ruling in rulings)
        {
            var matter = ruling.MatterNo is { } no ? $"第{no}项" : "";
            foreach (var part in parts.Where(p => p.Of == ruling)) (part.Part.Ground.ReconsiderationFirst() ? first : free).Add($"{matter}第{part.No}处");
            if (ruling.Leaf == OutcomeLeaf.Partial) free.Add($"{matter}已经提供的内容");
            else if (RemedySelector.First(ruling.Leaf)) first.Add(matter);
            else free.Add(matter);
        }
        return (first, free);
    }
}
