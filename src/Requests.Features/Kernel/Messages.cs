using MediatR;

namespace Requests.Features.Kernel;

/// <summary>Marks a request that changes something; only these run in a transaction.</summary>
public interface ICommandMarker;

/// <summary>An act of the office. Every one leaves at least one <see cref="Data.Entities.OfficeEvent"/> behind.</summary>
public interface ICommand<T> : IRequest<Result<T>>, ICommandMarker;

/// <summary>
/// Work that waits for the outside world in its middle, so that no transaction may be open around it. Its steps are
/// conditional statements of their own, and the rows it works on record what happened.
/// </summary>
public interface INonTransactionalCommand<T> : IRequest<Result<T>>;

/// <summary>Marks a request that only reads.</summary>
public interface IQueryMarker;

/// <summary>A question. It changes nothing.</summary>
public interface IQuery<T> : IRequest<Result<T>>, IQueryMarker;

/// <summary>A command on one case, named by its number.</summary>
public interface ICaseCommand
{
    /// <summary>登记编号, as printed on the receipt slip.</summary>
    string CaseNumber { get; }

    /// <summary>The version the caller has seen (ETag); null means the caller did not ask to be protected.</summary>
    Guid? SeenVersion { get; }
}
