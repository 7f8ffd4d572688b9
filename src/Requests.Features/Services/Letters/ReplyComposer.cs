using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Features.Data.Entities;
using Requests.Paper;
using Requests.Statute;
using Requests.Statute.Citations;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Letters;

/// <summary>The answer to a request: one section, or one for each of several matters.</summary>
internal sealed partial class ReplyComposer : Composer
{
    private static readonly double[] ListWidths = [0.1, 0.28, 0.27, 0.35];
    private readonly bool _online;
    private readonly LeafInfo _info;
    private readonly List<LetterAnswer> _answers = [];

    public ReplyComposer(LetterMaterial material, Func<string, LetterTemplate> templates, LetterWords words, DateOnly actOn, bool online)
        : base(material, templates, words, actOn)
    {
        _online = online;
        _info = Leaves.Of(material.Case.Leaf!.Value, material.Case.NotHeldKind);
    }

    public Letter Compose()
    {
        SayOfficer();
        var template = Templates(LetterTemplates.Of(_info, Fact));
        var title = LetterTemplates.TitleOf(template);
        Say("docTitle", title);
        Say("docNo", LetterComposer.Unnumbered);
        Say("remedyClause", ReplyRemedies.Clause(Material.Case, Material.Body, Material.You, ActOn, _online));
        Say("withheldCount", Withheld.Count.ToString(CultureInfo.InvariantCulture));
        Say("withheld", string.Join('、', Withheld.Select((_, index) => $"第{index + 1}处")));
        Lay(Templates(template.Frame));
        LayList(template);
        var missing = Several ? _answers.SelectMany(a => MissingOf(Templates(a.Template), OwnSections(alone: false))).ToList() : MissingOf(template, OwnSections(alone: true));
        return Finish(template, _info.Letter, title, missing) with
        {
            Leaf = Material.Case.Leaf,
            NotHeldKind = Material.Case.NotHeldKind,
            Online = _online,
            Answers = _answers,
        };
    }

    private bool Several => Material.Case.Matters.Count > 1;

    private IReadOnlyList<WithheldPart> Withheld => Material.Basis.Withheld;

    protected override void LaySection(LetterTemplate frame, string section)
    {
        switch (section)
        {
            case "consulted":
                foreach (var letter in Material.Consultations) Paragraphs(Fill(frame, section, Consulted(letter)));
                break;
            case "matter":
                break;
            case "answer" when Several:
                foreach (var matter in Material.Case.Matters.OrderBy(x => x.No))
                {
                    Paragraphs(Fill(frame, "matter", new Dictionary<string, string> { ["matterNo"] = matter.No.ToString(CultureInfo.InvariantCulture), ["matterText"] = matter.Text }));
                    Answer(matter.No, Leaves.Of(matter.Leaf!.Value, Material.Case.NotHeldKind), null, null);
                }
                Paragraphs([Words.Facts ?? "", Words.Reasons ?? ""]);
                break;
            case "answer":
                Answer(null, _info, Words.Facts, Words.Reasons);
                break;
            default:
                Paragraphs(Fill(frame, section));
                break;
        }
    }

    protected override IEnumerable<EnclosureLine> Enclosures()
    {
        if (_info.Leaf == OutcomeLeaf.Partial && Withheld.Count > 0) yield return new EnclosureLine("不予公开内容清单", null);
        foreach (var file in Material.Enclosures) yield return new EnclosureLine(file.Title, file.Pages, Sha256: file.Sha256);
    }

    private void Answer(int? matterNo, LeafInfo info, string? ownFacts, string? ownReasons)
    {
        var template = Templates(LetterTemplates.Of(info, Fact));
        Say("basis", Basis(template, info));
        Say("analogy", info.Leaf == OutcomeLeaf.NotProcessedReconfirm ? info.Basis[^1].Place() : null);
        var facts = ownFacts ?? Line(template, "facts");
        var basis = Line(template, "basis");
        var decision = Line(template, "decision");
        var reasons = ownReasons ?? (template.Has("part") ? string.Concat(Withheld.Select((part, index) => Line(template, "part", Part(part, index)))) : Line(template, "reasons"));
        _answers.Add(new LetterAnswer(matterNo, info.Leaf, info.NotHeld, template.Code, facts, basis, decision, reasons));
        Paragraphs([facts, basis + decision, reasons]);
    }

    private void LayList(LetterTemplate template)
    {
        if (!template.Has("list") || Withheld.Count == 0) return;
        var lines = Fill(template, "list").ToList();
        Blocks.AddRange([new EnclosureHead(Material.Enclosures.Count == 0 ? "附件" : "附件1"), new TitleLines([lines[0]]),
            TableOf([Cells(lines[1]), .. Withheld.Select((p, i) => new[] { $"{i + 1}", p.Place, GroundOf(p), p.Reason.TrimEnd('。') })], ListWidths, head: true)]);
    }

    private static Dictionary<string, string> Part(WithheldPart part, int index) => new()
    {
        ["partNo"] = (index + 1).ToString(CultureInfo.InvariantCulture),
        ["partPlace"] = part.Place,
        ["groundName"] = CaseFacts.GroundName(part.Ground),
        ["partReason"] = part.Reason,
        ["partArticle"] = GroundOf(part),
    };

    private static string GroundOf(WithheldPart part) => Leaves.Of(part.Ground).Basis[0].Short();

    private Dictionary<string, string> Consulted(Consultation letter)
    {
        var local = new Dictionary<string, string> { ["consultDate"] = LetterDays.Print(letter.SentOn), ["consulteeKind"] = NoticeComposer.Consultee(letter.Kind) };
        if (Material.Reading?.Pauses.LastOrDefault(p => p.EntrySequence == letter.LedgerSequence) is { } pause)
            (local["pauseFrom"], local["pauseTo"]) = (LetterDays.Print(pause.FirstOn), LetterDays.Print(pause.LastOn));
        return local;
    }

    // Places of the Regulations, written by the citation table, never typed.
    private string Basis(LetterTemplate template, LeafInfo info)
    {
        var regulations = RuleBook.On(ActOn).Regulations;
        IEnumerable<string> places = template.Basis.Count > 0 ? template.Basis.Select(b => PlaceOf(regulations, b))
            : info.Leaf == OutcomeLeaf.NotProcessedReconfirm ? [info.Basis[0].Place()] : info.Basis.Select(c => c.Place());
        var joined = string.Join('、', places);
        return joined.Length == 0 ? "" : $"《{regulations.ShortTitle}》{joined}";
    }

    private static string PlaceOf(LegalAct act, string written)
    {
        var match = Written().Match(written);
        int? item = match.Groups["item"].Success ? int.Parse(match.Groups["item"].Value, CultureInfo.InvariantCulture) : null;
        return new Citation(act, int.Parse(match.Groups["article"].Value, CultureInfo.InvariantCulture), Item: item).Place();
    }

    private HashSet<string> OwnSections(bool alone)
    {
        var own = new HashSet<string>();
        if (alone && Words.Facts is not null) own.Add("facts");
        if (alone && Words.Reasons is not null) own.Add("reasons");
        return own;
    }

    [GeneratedRegex(@"^(?<article>\d+)(\((?<item>\d+)\))?$")]
    private static partial Regex Written();
}
