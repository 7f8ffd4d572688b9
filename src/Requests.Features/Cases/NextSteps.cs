using Requests.Features.Access;
using Requests.Features.Pipeline;

namespace Requests.Features.Cases;

/// <summary>One thing that may be done to a case now, or why not.</summary>
public sealed record NextStep(Act Act, Text Name, bool Allowed, Text? Why);

/// <summary>Reads the permission table for one case and one caller. Refused steps are shown with the reason, never hidden.</summary>
public static class NextSteps
{
    private static readonly Text WrongRole = new("由{0}办理", "Done by: {0}");
    private static readonly Text WrongState = new("案件处于“{0}”，此步在“{1}”时办理", "The case is {0}; this is done when it is: {1}");

    /// <summary>Allowed steps first, both in the table's order.</summary>
    public static IReadOnlyList<NextStep> For(CaseState state, IReadOnlySet<Role> roles) =>
        [.. Permissions.Table.Where(p => p.States.Count > 0 && Permissions.MayEver(p.Act, roles)).Select(p => Step(p, state, roles)).OrderByDescending(s => s.Allowed)];

    /// <summary>Steps that somebody else may take now.</summary>
    public static IReadOnlyList<NextStep> OfOthers(CaseState state, IReadOnlySet<Role> roles) =>
        [.. Permissions.Table.Where(p => p.States.Contains(state) && !Permissions.MayEver(p.Act, roles)).Select(p => Step(p, state, roles))];

    private static NextStep Step(Permission permission, CaseState state, IReadOnlySet<Role> roles)
    {
        var name = Words.Of(permission.Act);
        if (!permission.States.Contains(state))
            return new(permission.Act, name, false, Join(permission.States.Select(Words.Of), list => new Text(
                WrongState.With(Words.Of(state).Zh, list.Zh).Zh, WrongState.With(Words.Of(state).En, list.En).En)));
        if (!Permissions.MayEver(permission.Act, roles))
            return new(permission.Act, name, false, Join(permission.Roles.Select(Words.Of), list => new Text(WrongRole.With(list.Zh).Zh, WrongRole.With(list.En).En)));
        return new(permission.Act, name, true, null);
    }

    private static Text Join(IEnumerable<Text> texts, Func<Text, Text> wrap)
    {
        var all = texts.ToList();
        return wrap(new Text(string.Join('、', all.Select(t => t.Zh)), string.Join(", ", all.Select(t => t.En))));
    }
}
