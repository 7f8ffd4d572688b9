using Requests.Features.Kernel;
using Requests.Features.Services.Cases;

namespace Requests.Features.Areas.Portal;

/// <summary>Base of what an applicant does to the own case: number and query code say which and prove who.</summary>
public abstract record PortalCommand<T> : ICommand<T>, ICaseCommand, IPortalRequest
{
    /// <summary>登记编号.</summary>
    public string Number { get; init; } = "";

    /// <summary>查询码, from the receipt.</summary>
    public string QueryCode { get; init; } = "";

    string ICaseCommand.CaseNumber => CaseNumbers.Tidy(Number);

    Guid? ICaseCommand.SeenVersion => null;

    Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) => door.EnterByCodeAsync(Number, QueryCode, ct);

    // Records print their members; query codes must never reach a log.
    public sealed override string ToString() => UseCase.NameOf(GetType());
}

/// <summary>Base of what an applicant asks about the own case.</summary>
public abstract record PortalQuery<T>(string Number, string QueryCode) : IQuery<T>, IPortalRequest
{
    internal string CaseNumber => CaseNumbers.Tidy(Number);

    Task<Problem?> IPortalRequest.EnterAsync(PortalDoor door, CancellationToken ct) => door.EnterByCodeAsync(Number, QueryCode, ct);

    public sealed override string ToString() => UseCase.NameOf(GetType());
}
