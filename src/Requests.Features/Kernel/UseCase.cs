using System.Reflection;

namespace Requests.Features.Kernel;

/// <summary>Names the act a request stands for in the permission table.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActsAttribute(Act act) : Attribute
{
    public Act Act { get; } = act;
}

/// <summary>A request that anybody may send: status by query code, calendar arithmetic for signed-in users is not one of them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute : Attribute;

public static class UseCase
{
    /// <summary>The slice's name: the class a nested Command or Query sits in.</summary>
    public static string NameOf(Type request) => request.DeclaringType?.Name ?? request.Name;

    public static Act? ActOf(Type request) => request.GetCustomAttribute<ActsAttribute>()?.Act;
}
