using System.Text;

namespace Requests.Paper.Layout;

/// <summary>Parts a title too long for one line into lines of about one length, at a seam between words where there is one.</summary>
internal static class TitleShape
{
    /// <summary>A line may begin with these, or end with those.</summary>
    private static readonly string[] Begins = ["关于", "《", "（", "对", "申请", "政府信息", "告知书", "决定书", "答复", "征询书", "意见", "公开", "不予", "部分", "通知书", "征求"];
    private static readonly string[] Ends = ["的", "》", "）", "、", "局", "厅", "委员会", "政府", "办公室", "中心", "大队", "市", "区", "县", "省", "关于"];

    public static IEnumerable<string> Lines(string title, TextStyle style, double width)
    {
        var runes = title.EnumerateRunes().ToList();
        var count = (int)Math.Ceiling(Text.WidthOf(title, style) / width);
        if (count <= 1) return [title];
        var lines = new List<string>();
        var from = 0;
        for (var rest = count; rest > 1; rest--)
        {
            var even = from + (double)(runes.Count - from) / rest;
            var best = Enumerable.Range(from + 1, runes.Count - from - 1)
                .Where(cut => Text.WidthOf(Join(runes, from, cut), style) <= width && Text.WidthOf(Join(runes, cut, runes.Count), style) <= width * (rest - 1))
                .MinBy(cut => Math.Abs(cut - even) + Penalty(Join(runes, from, cut), Join(runes, cut, runes.Count)));
            if (best == 0) best = (int)even;
            lines.Add(Join(runes, from, best));
            from = best;
        }
        return [.. lines, Join(runes, from, runes.Count)];
    }

    private static double Penalty(string before, string after)
    {
        if (!Kinsoku.MayBegin(Rune.GetRuneAt(after, 0).Value) || !Kinsoku.MayEnd(before.EnumerateRunes().Last().Value)) return 100;
        if (Begins.Any(b => after.StartsWith(b, StringComparison.Ordinal)) && Ends.Any(e => before.EndsWith(e, StringComparison.Ordinal))) return 0;
        return Begins.Any(b => after.StartsWith(b, StringComparison.Ordinal)) || Ends.Any(e => before.EndsWith(e, StringComparison.Ordinal)) ? 0.5 : 4;
    }

    private static string Join(List<Rune> runes, int from, int to) => string.Concat(runes.Skip(from).Take(to - from));
}
