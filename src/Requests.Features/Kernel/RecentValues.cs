namespace Requests.Features.Kernel;

/// <summary>Keeps the last values worked out, so that the same is not worked out twice. Safe for several callers at once.</summary>
/// <param name="most">How many are kept; the one longest unused goes first.</param>
public sealed class RecentValues<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(TKey Key, Lazy<TValue> Value)> _byUse = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, Lazy<TValue> Value)>> _nodes = [];

    /// <summary>The kept value, else the one that is made now. A value that could not be made is not kept.</summary>
    public TValue Of(TKey key, Func<TValue> make)
    {
        Lazy<TValue> value;
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out var node)) _byUse.Remove(node);
            else _nodes[key] = node = new((key, new Lazy<TValue>(make)));
            _byUse.AddFirst(node);
            value = node.Value.Value;
            if (_byUse.Count > most) Forget(_byUse.Last!.Value.Key);
        }
        try
        {
            return value.Value;
        }
        catch
        {
            lock (_lock) Forget(key);
            throw;
        }
    }

    private void Forget(TKey key)
    {
        if (_nodes.Remove(key, out var node)) _byUse.Remove(node);
    }
}
