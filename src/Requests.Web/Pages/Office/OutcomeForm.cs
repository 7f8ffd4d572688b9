using System.Globalization;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Statute.Outcomes;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>What must be on file for one answer.</summary>
/// <param name="MatterNo">Null where the request has one matter.</param>
internal sealed record EvidenceOf(int? MatterNo, IReadOnlyList<EvidenceItem> Items);

/// <summary>
/// How the form that settles an outcome is laid out: its leaf, then the grounds this leaf asks for, the others behind one fold. Each of
/// several matters has all of this of its own (REM-20); what holds for all of them stands behind one more fold.
/// </summary>
/// <param name="Chosen">False while no leaf is: it is then all that is asked.</param>
/// <param name="Rest">Everything but the leaf.</param>
/// <param name="AsksForGrounds">The leaf is judged by something that is typed here.</param>
/// <param name="Evidence">What must be on file for this leaf, or for that of each matter.</param>
internal sealed record OutcomeForm(FormField Leaf, bool Chosen, IReadOnlyList<FormPart> Rest, bool AsksForGrounds, IReadOnlyList<EvidenceOf> Evidence)
{
    private const string Basis = "basis";
    private const string Matters = "matters";

    /// <summary>The field that ties a matter to the letters to third parties it turns on.</summary>
    public const string ThirdPartyLetters = "thirdPartyLetters";

    /// <summary>With several matters, a row for each before anything is typed.</summary>
    public static FormValues WithMatters(FormValues values, ReadCase.Response @case) => @case.Matters.Count < 2 || values.AnyUnder(Matters) ? values
        : values.With([(Matters + ".rows", Digits(@case.Matters.Count)), .. @case.Matters.Select((m, i) => ($"{Matters}.{Digits(i)}.no", Digits(m.No)))]);

    public static OutcomeForm Of(IReadOnlyList<FormPart> drawn, FormValues values, ReadCase.Response @case, IReadOnlyList<GuideOutcome.End> guide)
    {
        var parts = drawn.ToDictionary(p => p.Path);
        var (leaf, matters) = ((FormField)parts["leaf"], (FormGroup)parts[Matters]);
        if (@case.Matters.Count > 1) return OfSeveral(leaf, matters, parts, values, @case, guide);
        var ends = EndsOf("", values, guide);
        var objected = @case.Consultations.Any(Objects);
        var asked = AskedOf(ends, objected);
        return new(leaf with { Required = true }, ends.Count > 0, [.. Laid("", [.. parts.Values], ends, asked), matters], asked.Count > 0, [new(null, EvidenceFor(ends, objected))]);
    }

    private static OutcomeForm OfSeveral(FormField leaf, FormGroup matters, Dictionary<string, FormPart> parts, FormValues values,
        ReadCase.Response @case, IReadOnlyList<GuideOutcome.End> guide)
    {
        var evidence = new List<EvidenceOf>();
        var named = Enumerable.Range(0, matters.Parts.Count).Select(i => FormValues.Several(values[$"{Matters}.{Digits(i)}.{Basis}.{ThirdPartyLetters}"])).ToList();
        var rows = matters.Parts.Cast<FormGroup>().Select((row, i) => Row(row, i)).ToList();
        FormPart[] forAll = [parts["notHeldKind"], parts["reason"], .. ((FormGroup)parts[Basis]).Parts.Select(p => p.Path == $"{Basis}.{ThirdPartyLetters}" ? Kept(p) : p)];
        return new(leaf with { Hint = T("outcome.main.hint") }, Chosen: true,
        [
            new FormGroup(Matters, matters.Legend, Folded: false, [RowCount(rows.Count), .. rows]),
            new FormGroup(Basis + ".others", T("outcome.forAll"), NothingIn(forAll), forAll),
        ],
        AsksForGrounds: true, evidence);

        FormGroup Row(FormGroup row, int i)
        {
            var prefix = row.Path + ".";
            var matter = @case.Matters.FirstOrDefault(m => Digits(m.No) == values[prefix + "no"]);
            var ends = EndsOf(prefix, values, guide);
            var objected = @case.Consultations.Any(c => Objects(c) && (named[i].Contains(Digits(c.No)) || !named.Any(n => n.Contains(Digits(c.No)))));
            var asked = AskedOf(ends, objected);
            if (@case.Consultations.Any(c => c.Kind == ConsultationKind.ThirdParty)) asked.Add(ThirdPartyLetters);
            if (ends.Count > 0) evidence.Add(new(matter?.No, EvidenceFor(ends, objected)));
            var (no, own) = (row.Parts[0], (FormField)row.Parts[1]);
            return new FormGroup(row.Path, matter is null ? row.Legend : T("case.matter", matter.No), Folded: false,
                [Kept(no), own, .. Laid(prefix, row.Parts, ends, asked)])
            { Hint = matter?.Text };
        }
    }

    /// <summary>The leaf that was not chosen when it was asked for, with the words that say so.</summary>
    public OutcomeForm Unchosen() => this with { Leaf = Leaf with { Errors = [T("form.required", Leaf.Label)] } };

    // Everything of one answer but its leaf: what its ends ask for, then the rest behind a fold.
    private static IEnumerable<FormPart> Laid(string prefix, IReadOnlyList<FormPart> parts, List<GuideOutcome.End> ends, List<string> fields)
    {
        FormPart Part(string name) => parts.Single(p => p.Path == prefix + name);
        var basis = (FormGroup)Part(Basis);
        var asked = fields.Select(field => basis.Parts.Single(p => p.Path == $"{prefix}{Basis}.{field}")).ToList();
        var kind = ends.Any(e => e.NotHeldKind is not null) ? Asked(Part("notHeldKind")) : null;
        if (kind is not null) yield return kind;
        yield return Part("reason");
        if (asked.Count > 0) yield return new FormGroup(basis.Path, basis.Legend, Folded: false, [.. asked.Select(Asked)]);
        var others = basis.Parts.Except(asked).Select(p => p.Path.EndsWith(ThirdPartyLetters, StringComparison.Ordinal) ? Kept(p) : p).ToList();
        // A kind that was typed for a row and no longer fits its leaf is not lost.
        if (prefix.Length > 0 && kind is null) others.Insert(0, Part("notHeldKind"));
        yield return new FormGroup($"{prefix}{Basis}.others", T("outcome.others"), NothingIn(others), others);
    }

    private static List<string> AskedOf(List<GuideOutcome.End> ends, bool objected) =>
        [.. ends.SelectMany(e => e.Basis).Where(b => Arises(b.When, objected)).Select(b => b.Field).Distinct()];

    private static IReadOnlyList<EvidenceItem> EvidenceFor(List<GuideOutcome.End> ends, bool objected) =>
        [.. ends.SelectMany(e => e.Evidence).Where(e => Arises(e.When, objected)).DistinctBy(e => e.Key)];

    private static bool Arises(EvidenceWhen when, bool objected) => when != EvidenceWhen.OverObjection || objected;

    private static bool Objects(ReadCase.ConsultationLine letter) => letter is
    {
        Kind: ConsultationKind.ThirdParty,
        Opinion: ConsultationOpinion.Objects or ConsultationOpinion.AgreesInPart
    };

    private static bool NothingIn(IEnumerable<FormPart> parts) => CommandForm.Fields(parts).All(f => !f.Given && !f.Bad);

    private static FormField Kept(FormPart part) => (FormField)part with { Kind = FieldKind.Kept };

    // The matters are the request's own: none is added here, and none taken out.
    private static FormField RowCount(int rows) => new(Matters + ".rows", FieldKind.Kept, false, "", null, Digits(rows), [], []);

    // The ends of the leaf that is named; of "not held" both while its kind is open.
    private static List<GuideOutcome.End> EndsOf(string prefix, FormValues values, IReadOnlyList<GuideOutcome.End> guide)
    {
        var withheld = $"{prefix}{Basis}.withheld";
        var named = Enumerable.Range(0, values.Rows(withheld))
            // A part is judged as a whole refusal on its ground would be (OUT-8).
            .Select(i => values[$"{withheld}.{Digits(i)}.ground"]).Prepend(values[prefix + "leaf"]).ToHashSet();
        var kind = Enum.TryParse<NotHeldKind>(values[prefix + "notHeldKind"], ignoreCase: true, out var half) ? half : (NotHeldKind?)null;
        return [.. guide.Where(e => named.Contains(Leaves.Of(e.Leaf).Code) && (e.NotHeldKind is null || kind is null || e.NotHeldKind == kind))];
    }

    // What is asked for is open and not called optional; whether it may stay empty is the guards' to say.
    private static FormPart Asked(FormPart part) => part is FormGroup group ? group with { Folded = false } : (FormField)part with { Required = true };

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
