using System.Text;
using Requests.Features.Data.Entities;
using Requests.Statute.Clocks;
using Requests.Statute.Intake;
using Requests.Statute.Numbering;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;

namespace Requests.Features.Replies;

/// <summary>Lays out the plain text of a reply: title, addressee, opening, history, answer, remedies, contact, signature (letters.md 2.2).</summary>
public static class ReplyText
{
    private const string Numberless = "（文号待批准时编）";
    private const string Undated = "（成文日期待批准时填）";

    /// <summary>您 for a person, 你单位 for an organisation; never mixed.</summary>
    public static string You(ApplicantType type) =>
        type is ApplicantType.NaturalPerson or ApplicantType.Unknown ? "您" : "你单位";

    /// <summary>Name of the letter; a query matter is told, not refused.</summary>
    public static string TitleOf(LeafInfo info) =>
        info.Leaf == OutcomeLeaf.RefusedQueryMatter ? "政府信息公开告知书" : Documents.Of(info.DocumentKind).Chinese;

    /// <param name="facts">The officer's own words instead of the model's.</param>
    /// <param name="reasons">The same for the reasons.</param>
    /// <param name="remedies">The clause for the day of the letter, as the law words it.</param>
    public static string Compose(ReplyMaterial m, string? facts, string? reasons, string remedies)
    {
        var (found, settings) = (m.Case, m.Body.Settings);
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        void Paragraph(string line)
        {
            if (line.Length > 0) Line("　　" + line);
        }

        Line(m.Body.Name);
        Line(TitleOf(Leaves.Of(found.Leaf!.Value, found.NotHeldKind)));
        Line(Numberless);
        Line("");
        Line($"{m.Name}：");
        Paragraph($"{ReplyParagraphs.Date(found.ReceivedOn!.Value)}，{m.Self}收到{m.You}通过{Channel(found.Channel)}提交的政府信息公开申请（登记编号：{found.Number}）。" +
            $"{m.You}申请公开的内容为：“{found.RequestText}”。");
        foreach (var line in History(m)) Paragraph(line);
        Paragraph("依照《中华人民共和国政府信息公开条例》（以下简称《条例》），现答复如下：");
        if (found.Matters.Count > 1)
        {
            foreach (var matter in found.Matters.OrderBy(x => x.No))
            {
                Paragraph($"{matter.No}．关于“{matter.Text}”：");
                Answer(matter.Leaf!.Value, null, null);
            }
            Paragraph(facts ?? "");
            Paragraph(reasons ?? "");
        }
        else
        {
            Answer(found.Leaf!.Value, facts, reasons);
        }
        Paragraph(remedies);
        Paragraph($"对本答复有疑问的，可以与{settings.ContactUnit}联系，电话：{settings.ContactPhone}，地址：{settings.ContactAddress}。");
        Line("");
        Line(m.Body.Name);
        Line(Undated);
        return text.ToString();

        void Answer(OutcomeLeaf leaf, string? ownFacts, string? ownReasons)
        {
            var model = ReplyParagraphs.Of(leaf, m);
            Paragraph(ownFacts ?? model.Facts);
            Paragraph(Basis(m, leaf) + model.Decision);
            Paragraph(ownReasons ?? model.Reasons);
        }
    }

    /// <summary>The draft with its number and date: what is fixed and sealed.</summary>
    public static string Finish(string draft, string number, DateOnly on)
    {
        // The first and the last of their kind: what stands between is the applicant's and the officer's text.
        var (head, tail) = (draft.IndexOf(Numberless, StringComparison.Ordinal), draft.LastIndexOf(Undated, StringComparison.Ordinal));
        return draft[..head] + number + draft[(head + Numberless.Length)..tail] + ReplyParagraphs.Date(on) + draft[(tail + Undated.Length)..];
    }

    /// <summary>LEAF-DOC: the text decides what the case was classified as, under that leaf's title and articles.</summary>
    public static bool Fits(string draft, ReplyMaterial m) =>
        draft.Contains($"\n{TitleOf(Leaves.Of(m.Case.Leaf!.Value, m.Case.NotHeldKind))}\n", StringComparison.Ordinal)
        && (m.Case.Matters.Count > 1 ? m.Case.Matters.Select(x => x.Leaf!.Value) : [m.Case.Leaf.Value])
            .All(leaf => draft.Contains(Basis(m, leaf) + ReplyParagraphs.Of(leaf, m).Decision, StringComparison.Ordinal));

    private static string Basis(ReplyMaterial m, OutcomeLeaf leaf)
    {
        var places = Leaves.Of(leaf, m.Case.NotHeldKind).Basis.Select(c => c.Place()).ToList();
        var special = leaf is OutcomeLeaf.RefusedProhibited or OutcomeLeaf.RefusedQueryMatter ? m.Basis.Law?.On(m.Case.DecidedOn!.Value).Full() : null;
        return places.Count == 0 ? "根据上述情况，" : $"依据《条例》{string.Join("、", places)}{(special is null ? "" : "和" + special)}，";
    }

    private static IEnumerable<string> History(ReplyMaterial m)
    {
        foreach (var entry in ReplyClock.Standing(m.Case.ClockEntries))
        {
            switch (entry.Kind)
            {
                case ClockEntryKind.CorrectionReceived:
                    yield return $"因申请内容不够明确，{m.Self}请{m.You}补正，{m.You}的补正于{ReplyParagraphs.Date(entry.On)}收到，答复期限依法自该日起计算。";
                    break;
                case ClockEntryKind.Extended:
                    yield return $"经政府信息公开工作机构负责人同意，{m.Self}已于{ReplyParagraphs.Date(entry.ToldOn ?? entry.On)}告知{m.You}，答复期限已依法延长。";
                    break;
                case ClockEntryKind.OrderReceived:
                    yield return $"{m.Self}于{ReplyParagraphs.Date(entry.On)}收到要求重新处理该申请的文书，据此重新作出本答复。";
                    break;
            }
        }
        foreach (var letter in m.Consultations)
            yield return $"{m.Self}于{ReplyParagraphs.Date(letter.SentOn)}书面征求{(letter.Kind == ConsultationKind.ThirdParty ? "第三方" : "有关机关")}的意见，所需时间依法不计入答复期限。";
    }

    private static string Channel(IntakeChannel channel) => channel switch
    {
        IntakeChannel.InPerson => "现场窗口",
        IntakeChannel.RegisteredPost or IntakeChannel.ExpressPost or IntakeChannel.OrdinaryPost => "邮寄",
        IntakeChannel.Fax => "传真",
        IntakeChannel.Email => "电子邮件",
        IntakeChannel.Online => "网络",
        IntakeChannel.Oral => "当面口述",
        _ => "其他渠道",
    };
}
