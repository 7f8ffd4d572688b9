using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Archive;

/// <summary>The body's archive (归档): every sealed state of a case's file, chained by hash within the body.</summary>
public interface IArchive
{
    /// <summary>
    /// Seals the case's whole file as it stands, including changes the running command has not saved yet. Call it as the
    /// last thing a handler does, inside the command's transaction.
    /// </summary>
    /// <param name="reason">Why it is sealed now, such as "issued" or the act that came later; written into the manifest.</param>
    /// <exception cref="InvalidOperationException">There is no open transaction.</exception>
    Task SealAsync(Case @case, string reason, CancellationToken ct);
}
