using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Paper;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute;
using Requests.Statute.Citations;
using Requests.Statute.Outcomes;

namespace Requests.Letters;

/// <summary>The answer to a request: one section, or one for each of several matters.</summary>
internal sealed partial class ReplyComposer : Composer
{
    private static readonly double[] ListWidths = [0.1, 0.28, 0.27, 0.35];
    private readonly bool _online;
    private readonly LeafInfo _info;
    private readonly List<LetterAnswer> _answers = [];
    private readonly List<MissingField> _missing = [];

    // A letter that answers several matters differently bears the name of none of the answers.
    private const string TitleOfSeveral = "政府信息公开申请答复书";

    public ReplyComposer(LetterMaterial material, Func<string, LetterTemplate> templates, LetterWords words, bool online)
        : base(material, templates, words)
    {
        _online = online;
        _info = material.Counted!.Info;
    }

    public Letter Compose()
    {
        SayForm();
        SayOfficer();
        var template = Templates(LetterTemplates.Of(_info, Fact));
        var title = Several && Material.Rulings.Select(r => r.Info.Letter).Distinct().Count() > 1 ? TitleOfSeveral : LetterTemplates.TitleOf(template);
        Say("docTitle", title);
        Say("docNo", Letter.Unnumbered);
        Say("remedyClause", ReplyRemedies.Clause(Material.Rulings, Material.Body, Material.You, ActOn, _online));
        SayClosing(title);
        if (!Several) SayParts(Parts);
        Lay(Templates(template.Frame));
        LayList();
        if (!Several) _missing.AddRange(MissingOf(template, OwnSections()));
        return Finish(template, _info.Letter, title, _missing) with
        {
            Leaf = Material.Counted!.Leaf,
            NotHeldKind = Material.Counted.NotHeldKind,
            Online = _online,
            Answers = _answers,
        };
    }

    // How it is given, where the applicant wished nothing: by the way the letter itself goes; nothing is posted to somebody without an address.
    private void SayForm()
    {
        Say("form", Material.FormAsWanted ?? (_online ? "电子文件" : "纸质"));
        Say("method", Material.RouteAsWanted is { } wanted && (Material.HasAddress
            || !Material.PostIsWanted) ? wanted : _online ? "互联网" : Material.HasAddress ? "邮寄" : null);
    }

    private bool Answers(OutcomeLeaf leaf) => Material.Rulings.Any(r => r.Leaf == leaf);

    private bool Several => Material.Rulings.Count > 1;

    private IReadOnlyList<NumberedPart> Parts => Ruling.PartsOf(Material.Rulings);

    protected override void LaySection(LetterTemplate frame, string section)
    {
        switch (section)
        {
            case "consulted":
                // A third party whose objection is the answer's ground is told of there.
                foreach (var letter in Material.Consultations)
                    Paragraphs(Fill(frame, letter.Kind == ConsultationKind.ThirdParty && Material.Rulings.Any(r =>
                        r.Leaf == OutcomeLeaf.RefusedThirdParty && r.TurnsOn(letter.No, Material.Rulings)) ? "pause" : section, Consulted(letter)));
                break;
            case "correction" when Answers(OutcomeLeaf.UnavailableUnclear):
            case "pause" or "matter":
                break;
            case "answer" when Several:
                foreach (var ruling in Material.Rulings)
                {
                    Paragraphs(Fill(frame, "matter", new Dictionary<string, string> { ["matterNo"] = ruling.MatterNo!.Value.ToString(CultureInfo.InvariantCulture), ["matterText"] = ruling.Text! }));
                    ForMatter(ruling, () => Answer(ruling, null, null));
                }
                Paragraphs([Own(OwnPart.Facts, Words.Facts ?? ""), Own(OwnPart.Reasons, Words.Reasons ?? "")]);
                break;
            case "answer":
                Answer(Material.Rulings[0], Words.Facts, Words.Reasons);
                break;
            default:
                Paragraphs(Fill(frame, section));
                break;
        }
    }

    protected override IEnumerable<EnclosureLine> Enclosures()
    {
        if (Parts.Count > 0) yield return new EnclosureLine("不予公开内容清单", null);
        foreach (var file in Material.Enclosures) yield return new EnclosureLine(file.Title, file.Pages, Sha256: file.Sha256);
    }

    private void Answer(Ruling ruling, string? ownFacts, string? ownReasons)
    {
        var info = ruling.Info;
        var template = Templates(LetterTemplates.Of(info, Fact));
        var parts = Parts.Where(p => p.Of == ruling).ToList();
        SayParts(parts);
        Say("basis", Basis(template, info));
        Say("analogy", info.Leaf == OutcomeLeaf.NotProcessedReconfirm ? info.Basis[^1].Place() : null);
        var facts = ownFacts ?? Line(template, "facts");
        var basis = Line(template, "basis");
        var decision = Line(template, "decision");
        var reasons = ownReasons ?? (template.Has("part") ? string.Concat(parts.Select(part => Line(template, "part",
            PartFacts(part)))) : Line(template, "reasons"));
        _answers.Add(new LetterAnswer(ruling.MatterNo, info.Leaf, info.NotHeld, template.Code, facts, basis, decision, reasons));
        if (Several) _missing.AddRange(MissingOf(template, new HashSet<string>()).Select(m => m with { Matter = ruling.MatterNo }));
        Paragraphs(Several ? [facts, basis + decision, reasons] : [Own(OwnPart.Facts, facts), basis + decision, Own(OwnPart.Reasons, reasons)]);
    }

    private void SayParts(IReadOnlyList<NumberedPart> parts)
    {
        if (parts.Count == 0) return;
        Say("withheldCount", parts.Count.ToString(CultureInfo.InvariantCulture));
        Say("withheld", string.Join('、', parts.Select(p => $"第{p.No}处")));
    }

    // One list for the whole letter, as the marks in what is given are numbered through.
    private void LayList()
    {
        if (Parts.Count == 0) return;
        var lines = Fill(Templates(LetterTemplates.Of(Leaves.Of(OutcomeLeaf.Partial), Fact)), "list").ToList();
        if (lines.Count == 0) return;
        Blocks.AddRange([new EnclosureHead(Material.Enclosures.Count == 0 ? "附件" : "附件1"), new TitleLines([lines[0]]),
            TableOf([Cells(lines[1]), .. Parts.Select(p => new[] { $"{p.No}", PlaceOf(p), GroundOf(p.Part), p.Part.Reason.TrimEnd('。') })], ListWidths, head: true)]);
    }

    private static string PlaceOf(NumberedPart part) => part.Of.MatterNo is { } no ? $"第{no}项：{part.Part.Place}" : part.Part.Place;

    private static Dictionary<string, string> PartFacts(NumberedPart part) => new()
    {
        ["partNo"] = part.No.ToString(CultureInfo.InvariantCulture),
        ["partPlace"] = part.Part.Place,
        ["groundName"] = CaseFacts.GroundName(part.Part.Ground),
        ["partReason"] = part.Part.Reason.TrimEnd('。'),
        ["partArticle"] = GroundOf(part.Part),
    };

    private static string GroundOf(WithheldPart part) => part.Ground.Article().Short();

    private Dictionary<string, string> Consulted(AskedOpinion letter)
    {
        var local = new Dictionary<string, string> { ["consultDate"] = LetterDays.Print(letter.SentOn), ["consulteeKind"] = CaseFacts.Consultee(letter.Kind) };
        if (Material.Reading?.Pauses.LastOrDefault(p => p.EntrySequence == letter.LedgerSequence) is { } pause)
            (local["pauseFrom"], local["pauseTo"]) = (LetterDays.Print(pause.FirstOn), LetterDays.Print(new DueDate(pause.LastOn, EndsProvisionally(pause))));
        return local;
    }

    // Nobody answered, so it ends with the period, and that may move once the year's notice is out (CNT-6).
    private bool EndsProvisionally(Pause pause) =>
        !pause.Answered && Material.Reading!.Deadlines.Any(d => d.EntrySequence == pause.EntrySequence && d.Due.On == pause.LastOn && d.Due.Provisional);

    // Places of the Regulations, written by the citation table, never typed.
    private string Basis(LetterTemplate template, LeafInfo info)
    {
        var regulations = RuleBook.On(ActOn).Regulations;
        IEnumerable<string> places = template.Basis.Count > 0 ? template.Basis.Select(b => PlaceOf(regulations, b))
            : info.Leaf == OutcomeLeaf.NotProcessedReconfirm ? [info.Basis[0].Place()] : info.Basis.Select(c => c.Place());
        var joined = Joined([.. Shortened(places)]);
        return joined.Length == 0 ? "" : $"《{regulations.ShortTitle}》{joined}";
    }

    // 第三十六条第二项、第三项和第三十七条: where items of one article stand together, another article is set apart from them.
    private static string Joined(IReadOnlyList<string> places) => places.Count > 2 && places.Any(p => !p.Contains('条', StringComparison.Ordinal))
        && places[^1].Contains('条', StringComparison.Ordinal) ? $"{string.Join('、', places.SkipLast(1))}和{places[^1]}" : string.Join('、', places);

    // 第三十六条第二项、第三项: an article is named once for its items.
    private static IEnumerable<string> Shortened(IEnumerable<string> places)
    {
        var before = "";
        foreach (var place in places)
        {
            var article = place[..(place.IndexOf('条', StringComparison.Ordinal) + 1)];
            yield return article == before && place.Length > article.Length ? place[article.Length..] : place;
            before = article;
        }
    }

    private static string PlaceOf(LegalAct act, string written)
    {
        var match = Written().Match(written);
        int? item = match.Groups["item"].Success ? int.Parse(match.Groups["item"].Value, CultureInfo.InvariantCulture) : null;
        return new Citation(act, int.Parse(match.Groups["article"].Value, CultureInfo.InvariantCulture), Item: item).Place();
    }

    private HashSet<string> OwnSections()
    {
        var own = new HashSet<string>();
        if (Words.Facts is not null) own.Add("facts");
        if (Words.Reasons is not null) own.Add("reasons");
        return own;
    }

    [GeneratedRegex(@"^(?<article>\d+)(\((?<item>\d+)\))?$")]
    private static partial Regex Written();
}
