namespace Requests.Features.Services.Search;

/// <summary>Which tokens of two texts belong together, in order: the shortest way from one to the other (Myers 1986).</summary>
internal static class TextDifference
{
    // Texts that part further than this are simply different; tracing their way would cost the square of it.
    private const int FurthestApart = 1200;

    /// <summary>For each token of either text, whether it stands in the other one too, at the same turn.</summary>
    public static (bool[] One, bool[] Other) Common(IReadOnlyList<TextToken> one, IReadOnlyList<TextToken> other)
    {
        var (inOne, inOther) = (new bool[one.Count], new bool[other.Count]);
        var (n, m) = (one.Count, other.Count);
        var furthest = Math.Min(n + m, FurthestApart);
        var reached = new int[2 * furthest + 2];
        var trace = new List<int[]>();
        for (var d = 0; d <= furthest; d++)
        {
            trace.Add(reached[(furthest - d)..(furthest + d + 2)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && reached[furthest + k - 1] < reached[furthest + k + 1]) ? reached[furthest + k + 1] : reached[furthest + k - 1] + 1;
                while (x < n && x - k < m && one[x].Value == other[x - k].Value) x++;
                reached[furthest + k] = x;
                if (x < n || x - k < m) continue;
                Walk(trace, d, n, m, inOne, inOther);
                return (inOne, inOther);
            }
        }
        return (inOne, inOther);
    }

    private static void Walk(List<int[]> trace, int d, int x, int y, bool[] inOne, bool[] inOther)
    {
        for (; d >= 0; d--)
        {
            // The line of step d holds what step d-1 reached, from -d to d+1.
            var reached = trace[d];
            int At(int k) => reached[k + d];
            var k = x - y;
            var before = d == 0 ? 0 : k == -d || (k != d && At(k - 1) < At(k + 1)) ? k + 1 : k - 1;
            var (fromX, fromY) = d == 0 ? (0, 0) : (At(before), At(before) - before);
            while (x > fromX && y > fromY)
            {
                (x, y) = (x - 1, y - 1);
                (inOne[x], inOther[y]) = (true, true);
            }
            (x, y) = (fromX, fromY);
        }
    }
}
