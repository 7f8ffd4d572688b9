using Requests.Paper;
using Requests.Statute.Letters;
using Requests.Statute.Numbering;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;

namespace Requests.Letters;

/// <summary>A letter that is no answer to the request: to the applicant, a third party, another body or a unit.</summary>
internal sealed class NoticeComposer : Composer
{
    private static readonly double[] SlipWidths = [0.28, 0.72];
    private readonly LetterTemplate _template;
    private readonly LetterKind _kind;

    public NoticeComposer(LetterMaterial material, Func<string, LetterTemplate> templates, string template,
        IReadOnlyDictionary<string, string> facts, LetterWords words)
        : base(material, templates, words)
    {
        _template = templates(template);
        _kind = LetterTemplates.KindOf(template)!;
        foreach (var (field, value) in facts) Say(field, value);
    }

    protected override bool IsSealed => _kind.Addressee != LetterAddressee.Unit;

    public Letter Compose()
    {
        SayOfficer();
        var title = LetterTemplates.TitleOf(_template);
        Say("docTitle", title);
        Say("docNo", Letter.Unnumbered);
        var choice = RemedySelector.ForLetter(_kind, ActOn, servedOnline: false);
        Say("remedyClause", RemedyClause.Text(choice, new RemedyParties(Fact("you")!, Material.Body.Organ, Material.Body.Court,
            Material.Body.ReconsiderationUrl)));
        SayClosing(title);
        Lay(Templates(_template.Frame));
        return Finish(_template, _kind, title, MissingOf(_template, new HashSet<string>()));
    }

    /// <summary>What is to be paid by goes with the notice; the files of the case go with the answer.</summary>
    protected override IEnumerable<EnclosureLine> Enclosures() => Fact("paySlip") is { } slip && _kind == LetterKinds.FeeNotice ? [new($"缴款通知书（编号：{slip}）", null)] : [];

    protected override void LaySection(LetterTemplate frame, string section)
    {
        switch (section)
        {
            case "answer":
                foreach (var own in _template.Sections.Where(s => s != "slip")) Paragraphs(Fill(_template, own));
                break;
            case "slip" when _template.Has("slip"):
                var lines = Fill(_template, "slip").ToList();
                Blocks.AddRange([new PageBreak(), new TitleLines([lines[0]]), TableOf(lines.Skip(1).Select(Cells), SlipWidths, head: false)]);
                break;
            case "slip":
                break;
            default:
                Paragraphs(Fill(frame, section));
                break;
        }
    }
}
