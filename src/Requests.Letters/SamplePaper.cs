using Requests.Paper;
using Requests.Statute.Letters;

namespace Requests.Letters;

/// <summary>A template filled with sample facts, to look at before it is taken into use.</summary>
public static class SamplePaper
{
    public static PaperDocument Of(LetterTemplate template, LetterTemplate? frame, string agency)
    {
        var blocks = new List<Block>();
        foreach (var section in (frame ?? template).Sections)
        {
            if (section == "answer") foreach (var own in template.Sections) Add(blocks, template, own, template, agency);
            else Add(blocks, frame ?? template, section, template, agency);
        }
        var letter = LetterTemplates.KindOf(template.Code) is { Profile: LayoutProfile.Letter };
        return new PaperDocument(letter ? PaperProfile.Letter : PaperProfile.Notice, "样张", blocks);
    }

    /// <param name="words">The letter's own words, or those of its frame.</param>
    private static void Add(List<Block> blocks, LetterTemplate words, string section, LetterTemplate letter, string agency)
    {
        var lines = words.Fill(section, name => Value(name, letter, agency), _ => { }).ToList();
        if (section == "signature") blocks.Add(new Signature(agency, Value("letterDate", letter, agency)));
        else if (lines.Count == 0) return;
        else if (section == "mark") blocks.Add(new AgencyMark(lines[0]));
        else if (section == "title") blocks.Add(new TitleLines(lines));
        else if (section == "number") blocks.Add(new NumberLine(lines[0]));
        else if (section == "addressee") blocks.Add(new Addressee(lines[0]));
        else blocks.AddRange(lines.Select(l => new Paragraph(l)));
    }

    private static string Value(string name, LetterTemplate letter, string agency) => name switch
    {
        "agency" => agency,
        "docTitle" => LetterTemplates.KindOf(letter.Code) is not null ? LetterTemplates.TitleOf(letter) : "文书名称",
        "docNo" => "某公复〔2026〕1号",
        "you" => "您",
        "self" => "本机关",
        _ => LetterFields.Of(name) is var field && field.Type switch
        {
            FieldType.Date => "2026年3月5日",
            FieldType.Number => "3",
            FieldType.Money => "2200",
            FieldType.Citation => "第三十六条第二项",
            FieldType.Url => "https://example.invalid",
            _ => null,
        } is { } sample ? sample : $"〔{field.Label.Zh}〕",
    };
}
