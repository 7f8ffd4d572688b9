using System.Globalization;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Statute.Outcomes;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>How the form that settles an outcome is laid out: its leaf, then the grounds this leaf asks for, the others behind one fold.</summary>
/// <param name="Chosen">False while no leaf is: it is then all that is asked.</param>
/// <param name="Rest">Everything but the leaf.</param>
/// <param name="AsksForGrounds">The leaf is judged by something that is typed here.</param>
/// <param name="Evidence">What must be on file for this leaf.</param>
internal sealed record OutcomeForm(FormField Leaf, bool Chosen, IReadOnlyList<FormPart> Rest, bool AsksForGrounds, IReadOnlyList<EvidenceItem> Evidence)
{
    private const string Basis = "basis";
    private const string Matters = "matters";
    private const string Withheld = "basis.withheld";

    /// <summary>With several matters, a row for each before anything is typed.</summary>
    public static FormValues WithMatters(FormValues values, ReadCase.Response @case) => @case.Matters.Count < 2 || values.AnyUnder(Matters) ? values
        : values.With([(Matters + ".rows", Digits(@case.Matters.Count)), .. @case.Matters.Select((m, i) => ($"{Matters}.{Digits(i)}.no", Digits(m.No)))]);

    public static OutcomeForm Of(IReadOnlyList<FormPart> drawn, FormValues values, ReadCase.Response @case, IReadOnlyList<GuideOutcome.End> guide)
    {
        var parts = drawn.ToDictionary(p => p.Path);
        var ends = EndsOf(values, guide);
        var objected = @case.Consultations.Any(c => c is
        {
            Kind: ConsultationKind.ThirdParty,
            Opinion: ConsultationOpinion.Objects or ConsultationOpinion.AgreesInPart
        });
        bool Arises(EvidenceWhen when) => when != EvidenceWhen.OverObjection || objected;

        var basis = (FormGroup)parts[Basis];
        var asked = ends.SelectMany(e => e.Basis).Where(b => Arises(b.When)).Select(b => $"{Basis}.{b.Field}").Distinct().Select(path => basis.Parts.Single(p => p.Path == path)).ToList();
        var others = basis.Parts.Except(asked).ToList();
        FormPart[] matters = [parts[Matters]];
        var several = @case.Matters.Count > 1;
        return new((FormField)parts["leaf"], ends.Count > 0,
        [
            .. ends.Any(e => e.NotHeldKind is not null) ? [Asked(parts["notHeldKind"])] : Array.Empty<FormPart>(),
            .. several ? matters : [],
            parts["reason"],
            .. asked.Count > 0 ? [new FormGroup(Basis, basis.Legend, Folded: false, [.. asked.Select(Asked)])] : Array.Empty<FormPart>(),
            new FormGroup(Basis + ".others", T("outcome.others"), Folded: CommandForm.Fields(others).All(f => !f.Given && !f.Bad), others),
            .. several ? [] : matters,
        ],
        asked.Count > 0, [.. ends.SelectMany(e => e.Evidence).Where(e => Arises(e.When)).DistinctBy(e => e.Key)]);
    }

    /// <summary>The leaf that was not chosen when it was asked for, with the words that say so.</summary>
    public OutcomeForm Unchosen() => this with { Leaf = Leaf with { Errors = [T("form.required", Leaf.Label)] } };

    // The ends of all leaves that are named; of "not held" both while its kind is open.
    private static List<GuideOutcome.End> EndsOf(FormValues values, IReadOnlyList<GuideOutcome.End> guide)
    {
        var named = Enumerable.Range(0, values.Rows(Matters)).Select(i => values[$"{Matters}.{Digits(i)}.leaf"]).Prepend(values["leaf"])
            // A part is judged as a whole refusal on its ground would be (OUT-8).
            .Concat(Enumerable.Range(0, values.Rows(Withheld)).Select(i => values[$"{Withheld}.{Digits(i)}.ground"])).ToHashSet();
        var kind = Enum.TryParse<NotHeldKind>(values["notHeldKind"], ignoreCase: true, out var half) ? half : (NotHeldKind?)null;
        return [.. guide.Where(e => named.Contains(Leaves.Of(e.Leaf).Code) && (e.NotHeldKind is null || kind is null || e.NotHeldKind == kind))];
    }

    // What is asked for is open and not called optional; whether it may stay empty is the guards' to say.
    private static FormPart Asked(FormPart part) => part is FormGroup group ? group with { Folded = false } : (FormField)part with { Required = true };

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
