namespace Requests.Features.Services.Pipeline;

/// <summary>
/// Works a command through to its end and takes all of it back, so that what would leave is seen in the very words it would leave in. In
/// a scope where none runs, everything is for good.
/// </summary>
public sealed class Trial
{
    private readonly List<object> _seen = [];

    /// <summary>What is done now is taken back: nothing leaves the program, and nothing is kept outside the transaction.</summary>
    public bool Runs { get; private set; }

    /// <summary>What the commands tried so far would have let out, of one kind.</summary>
    public IReadOnlyList<T> Seen<T>() => [.. _seen.OfType<T>()];

    /// <summary>Tries what is sent meanwhile.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> send)
    {
        _seen.Clear();
        Runs = true;
        try
        {
            return await send();
        }
        finally
        {
            Runs = false;
        }
    }

    internal void Saw(object what) => _seen.Add(what);
}
