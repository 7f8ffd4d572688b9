namespace Requests.Features.Services.Letters;

public enum DiffKind
{
    Same,
    Added,
    Removed,
}

/// <summary>A run of text that stayed, came or went.</summary>
public sealed record DiffPart(DiffKind Kind, string Text);

/// <summary>One paragraph of two versions laid side by side; a changed one holds parts of several kinds.</summary>
public sealed record DiffLine(IReadOnlyList<DiffPart> Parts)
{
    public bool IsSame => Parts.All(p => p.Kind == DiffKind.Same);
}

/// <summary>
/// Compares two texts by paragraph, and within a changed paragraph by character: Chinese has no blanks to part words by.
/// A paragraph of which less than half stayed is shown as gone and come: scattered characters say nothing.
/// </summary>
public static class DraftDiff
{
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var lines = new List<DiffLine>();
        var (gone, come) = (new Queue<string>(), new Queue<string>());
        foreach (var (kind, line) in Walk(Paragraphs(before), Paragraphs(after)))
        {
            if (kind == DiffKind.Removed) gone.Enqueue(line);
            else if (kind == DiffKind.Added) come.Enqueue(line);
            else
            {
                Flush();
                lines.Add(new([new(DiffKind.Same, line)]));
            }
        }
        Flush();
        return lines;

        void Flush()
        {
            while (gone.Count > 0 && come.Count > 0) lines.Add(new(Characters(gone.Dequeue(), come.Dequeue())));
            while (gone.TryDequeue(out var line)) lines.Add(new([new(DiffKind.Removed, line)]));
            while (come.TryDequeue(out var line)) lines.Add(new([new(DiffKind.Added, line)]));
        }
    }

    private static string[] Paragraphs(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<DiffPart> Characters(string before, string after)
    {
        var parts = new List<DiffPart>();
        foreach (var (kind, c) in Walk(before.ToCharArray(), after.ToCharArray()))
        {
            if (parts is [.., var last] && last.Kind == kind) parts[^1] = last with { Text = last.Text + c };
            else parts.Add(new(kind, c.ToString()));
        }
        var same = parts.Where(p => p.Kind == DiffKind.Same).Sum(p => p.Text.Length);
        return 2 * same < Math.Max(before.Length, after.Length) ? [new(DiffKind.Removed, before), new(DiffKind.Added, after)] : parts;
    }

    // Longest common subsequence, read from the front; equal heads and tails are set aside first, so that long texts with few changes stay cheap.
    private static IEnumerable<(DiffKind Kind, T Item)> Walk<T>(T[] a, T[] b) where T : IEquatable<T>
    {
        var head = a.AsSpan().CommonPrefixLength(b);
        var tail = 0;
        while (tail < Math.Min(a.Length, b.Length) - head && a[^(tail + 1)].Equals(b[^(tail + 1)])) tail++;
        var (n, m) = (a.Length - head - tail, b.Length - head - tail);
        var common = new int[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
            for (var j = m - 1; j >= 0; j--)
                common[i, j] = a[head + i].Equals(b[head + j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        for (var i = 0; i < head; i++) yield return (DiffKind.Same, a[i]);
        var (x, y) = (0, 0);
        while (x < n || y < m)
        {
            if (x < n && y < m && a[head + x].Equals(b[head + y]))
            {
                yield return (DiffKind.Same, a[head + x]);
                (x, y) = (x + 1, y + 1);
            }
            else if (y == m || (x < n && common[x + 1, y] >= common[x, y + 1])) yield return (DiffKind.Removed, a[head + x++]);
            else yield return (DiffKind.Added, b[head + y++]);
        }
        for (var i = a.Length - tail; i < a.Length; i++) yield return (DiffKind.Same, a[i]);
    }
}
