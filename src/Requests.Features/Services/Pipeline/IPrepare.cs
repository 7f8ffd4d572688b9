namespace Requests.Features.Services.Pipeline;

/// <summary>
/// What a command makes ready before its transaction is opened: slow work that changes nothing and that its handler finds
/// done. The handler does not rely on it.
/// </summary>
public interface IPrepare<in TRequest>
{
    Task PrepareAsync(TRequest request, CancellationToken ct);
}
