namespace Requests.Statute.Clocks;

/// <summary>The entries of a ledger that stand, in the order of law: by day, then by sequence.</summary>
internal sealed class Ledger
{
    private Ledger(List<ClockEntry> standing, List<ClockEntry> idleUndoings)
    {
        Standing = standing;
        IdleUndoings = idleUndoings;
    }

    public IReadOnlyList<ClockEntry> Standing { get; }

    /// <summary>Undoings that found nothing to undo.</summary>
    public IReadOnlyList<ClockEntry> IdleUndoings { get; }

    /// <exception cref="ArgumentException">Two entries carry the same sequence number.</exception>
    public static Ledger Of(IReadOnlyList<ClockEntry> entries)
    {
        var sequences = new HashSet<int>(entries.Count);
        if (!entries.All(entry => sequences.Add(entry.Sequence)))
        {
            throw new ArgumentException("Two entries of the ledger carry the same sequence number.", nameof(entries));
        }

        // From the newest back, so that an undoing which is itself undone never takes hold.
        var undone = new HashSet<int>();
        var inForce = new List<ClockEntry>();
        foreach (var undoing in entries.Where(e => e.Kind == ClockEntryKind.Undone).OrderByDescending(e => e.Sequence))
        {
            if (!undone.Contains(undoing.Sequence))
            {
                inForce.Add(undoing);
                undone.UnionWith(Target(undoing, sequences));
            }
        }

        // Of two undoings of one entry the older did it.
        var claimed = new HashSet<int>();
        inForce.Reverse();
        var idle = inForce.Where(undoing => !Target(undoing, sequences).Any(claimed.Add)).ToList();
        var standing = entries.Where(e => e.Kind != ClockEntryKind.Undone && !undone.Contains(e.Sequence)).ToList();
        standing.Sort((a, b) => a.On != b.On ? a.On.CompareTo(b.On) : a.Sequence.CompareTo(b.Sequence));
        return new Ledger(standing, idle);
    }

    /// <summary>What an undoing takes back: an entry written before it, or nothing.</summary>
    private static int[] Target(ClockEntry undoing, HashSet<int> sequences) =>
        undoing.RefersTo is { } target && target < undoing.Sequence && sequences.Contains(target) ? [target] : [];
}
