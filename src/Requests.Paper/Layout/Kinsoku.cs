using System.Collections.Frozen;
using System.Text;

namespace Requests.Paper;

/// <summary>避头尾: marks that never begin and marks that never end a line (GB/T 15834 part 5).</summary>
internal static class Kinsoku
{
    private static readonly FrozenSet<int> NeverFirst = Set("。，、；：？！）〕】》〉”’」』％%℃‰～—·.,;:?!)]}");
    private static readonly FrozenSet<int> NeverLast = Set("（〔【《〈“‘「『￥¥№([{");
    private static readonly FrozenSet<int> Closing = Set("。，、；：？！）〕】》〉”’」』");
    private static readonly FrozenSet<int> Opening = Set("（〔【《〈“‘「『");

    public static bool MayBegin(int codePoint) => !NeverFirst.Contains(codePoint);

    public static bool MayEnd(int codePoint) => !NeverLast.Contains(codePoint);

    public static bool IsClosing(int codePoint) => Closing.Contains(codePoint);

    /// <summary>A full-width mark that leaves half of its cell empty.</summary>
    public static bool IsMark(int codePoint) => Closing.Contains(codePoint) || Opening.Contains(codePoint);

    /// <summary>Marks side by side share the empty halves between them.</summary>
    public static bool Squeezes(int mark, int next) =>
        (Closing.Contains(mark) && IsMark(next)) || (Opening.Contains(mark) && Opening.Contains(next));

    private static FrozenSet<int> Set(string marks) => marks.EnumerateRunes().Select(r => r.Value).ToFrozenSet();
}
