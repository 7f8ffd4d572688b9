using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Kernel;

#pragma warning disable CA1812, CA1852

namespace Requests.House.Tests.Offenders;

/// <summary>A planted slice that names no act.</summary>
public static class NamelessSlice
{
    public sealed record Command(int Number) : ICommand<int>;
}

/// <summary>A planted slice that uses another slice's parts.</summary>
public static class NosySlice
{
    public sealed record Query : IQuery<int>;

    public static object Peek() => new NamelessSlice.Command(1);
}

/// <summary>A planted type of a room that may not know the database.</summary>
public sealed class DatabaseUser
{
    public DbContext? Db { get; init; }

    public IMediator? Mediator { get; init; }
}

/// <summary>A planted entity that anybody may change.</summary>
public sealed class OpenEntity
{
    public string Name { get; set; } = "";
}
