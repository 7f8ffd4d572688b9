using Requests.Features.Data.Entities;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;

namespace Requests.Features.Services.Letters;

/// <summary>Words the remedies clause of a case's reply for a day.</summary>
public static class ReplyRemedies
{
    /// <summary>The remedies clause by leaf and day of the act (REM-1..7); nobody types it.</summary>
    /// <param name="you">How the applicant is addressed.</param>
    public static string Clause(Case @case, Body body, string you, DateOnly actOn, bool online)
    {
        var settings = body.Settings;
        var choice = Choice(@case, actOn, online);
        var (refused, other) = Parts(@case);
        return RemedyClause.Text(choice, new RemedyParties(you, settings.OrganOn(actOn), settings.Court, settings.ReconsiderationUrl, refused, other));
    }

    public static RemedyChoice Choice(Case @case, DateOnly actOn, bool online) =>
        RemedySelector.For(@case.Leaf!.Value, actOn, [.. Grounds(@case).Select(g => g.Leaf)], online);

    /// <summary>A partial answer withholds something; without it nothing says which remedies are open.</summary>
    public static bool HasGrounds(Case @case) => Grounds(@case).Any();

    // What a partial disclosure withholds: masked parts, and matters refused as a whole.
    private static IEnumerable<(string Place, OutcomeLeaf Leaf)> Grounds(Case @case) => @case.Leaf != OutcomeLeaf.Partial ? []
        : (@case.OutcomeBasis?.Withheld ?? []).Select((part, index) => ($"第{index + 1}处", part.Ground))
            .Concat(@case.Matters.Where(m => m.Leaf is { } leaf && Leaves.Of(leaf).Group == OutcomeGroup.Refused).Select(m => ($"第{m.No}项", m.Leaf!.Value)));

    private static (string Refused, string Other) Parts(Case @case)
    {
        var refused = Grounds(@case).Where(g => Leaves.Of(g.Leaf).Rf == ReconsiderationFirst.Yes).Select(g => g.Place).ToList();
        return (string.Join("、", refused), "其余内容");
    }
}
