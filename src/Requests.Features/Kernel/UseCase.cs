using System.Reflection;

namespace Requests.Features.Kernel;

/// <summary>Names the act a request stands for in the permission table.</summary>
/// <param name="others">Where the act depends on what the request is about: an answer is issued under another row than a notice.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActsAttribute(Act act, params Act[] others) : Attribute
{
    public IReadOnlyList<Act> Acts { get; } = [act, .. others];
}

/// <summary>An act on the own account, on keys or on sessions: whoever sits down at an open screen must not do it, so the password was given a short while ago.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPasswordAttribute : Attribute;

/// <summary>Names single cases, which a key that may read only counted figures must not see (<see cref="ApiScopes.Report"/>).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NamesCasesAttribute : Attribute;

/// <summary>Open to whoever must set up a second factor before anything else (<see cref="AccessRules.SecondFactorRoles"/>).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WhileEnrollingAttribute : Attribute;

/// <summary>A request that anybody may send: status by query code, calendar arithmetic for signed-in users is not one of them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute : Attribute;

/// <summary>Who waits for whom.</summary>
public enum TurnOf
{
    /// <summary>Commands of one body.</summary>
    Body,

    /// <summary>Commands of all bodies.</summary>
    Installation,
}

/// <summary>
/// A command that looks before it writes (is there another administrator, is the address free): on a server two of them would
/// both look first. Those with the same turn follow one another until the transaction before has ended.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InTurnAttribute(TurnOf of) : Attribute
{
    public TurnOf Of { get; } = of;
}

public static class UseCase
{
    /// <summary>The slice's name: the class a nested Command or Query sits in.</summary>
    public static string NameOf(Type request) => request.DeclaringType?.Name ?? request.Name;

    /// <summary>The rows of the permission table it may stand for; empty for one that is open to all.</summary>
    public static IReadOnlyList<Act> ActsOf(Type request) => request.GetCustomAttribute<ActsAttribute>()?.Acts ?? [];

    /// <summary>The first of them.</summary>
    public static Act? ActOf(Type request) => ActsOf(request) is [var first, ..] ? first : null;
}
