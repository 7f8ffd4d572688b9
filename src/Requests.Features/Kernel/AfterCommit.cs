namespace Requests.Features.Kernel;

/// <summary>Tidying that may only happen once the command's transaction is committed. A process that dies before loses nothing but the tidying.</summary>
public sealed class AfterCommit
{
    private readonly List<Action> _steps = [];

    public void Do(Action step) => _steps.Add(step);

    internal void Clear() => _steps.Clear();

    internal void Run()
    {
        foreach (var step in _steps) step();
        Clear();
    }
}
