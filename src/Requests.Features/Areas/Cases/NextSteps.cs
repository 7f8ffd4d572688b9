using Requests.Features.Kernel;

namespace Requests.Features.Areas.Cases;

/// <summary>How near a step lies.</summary>
public enum StepRank
{
    /// <summary>What the case needs next.</summary>
    Due,

    /// <summary>Often done at this point.</summary>
    Usual,

    /// <summary>Possible, wanted rarely.</summary>
    Rare,
}

/// <summary>One thing that may be done to a case now, or why not.</summary>
/// <param name="Why">Of a step that may be taken: what makes it due. Of one that may not: what stands against it.</param>
/// <param name="Article">The article behind a refusal of the law.</param>
/// <param name="DocumentNo">The letter it is about.</param>
public sealed record NextStep(Act Act, Text Name, bool Allowed, Text? Why, StepRank Rank = StepRank.Rare, string? Article = null, int? DocumentNo = null);

/// <summary>What a case needs next, whoever does it.</summary>
/// <param name="Turn">Whose turn it is, where one role of several must act.</param>
public sealed record DueStep(Act Act, Text Name, Role? Turn);

/// <summary>
/// Reads the permission table and <see cref="StepTable"/> for one case and one caller. Refused steps are shown with the
/// reason, never hidden.
/// </summary>
public static class NextSteps
{
    private static readonly Text WrongRole = Text.Of("NextSteps.WrongRole");
    private static readonly Text WrongState = Text.Of("NextSteps.WrongState");

    /// <summary>Allowed steps first; what the case needs next stands at the head of them.</summary>
    public static IReadOnlyList<NextStep> For(CaseProgress progress, IReadOnlySet<Role> roles) =>
        [.. Permissions.Table.Where(p => p.States.Count > 0 && Permissions.MayEver(p.Act, roles)).Select(p => Own(p, progress))
            .OrderByDescending(s => s.Allowed).ThenBy(s => s.Rank).ThenBy(s => StepTable.PlaceOf(s.Act))];

    /// <summary>Steps that somebody else may take now, the due ones first.</summary>
    public static IReadOnlyList<NextStep> OfOthers(CaseProgress progress, IReadOnlySet<Role> roles) =>
        [.. Permissions.Table.Where(p => p.States.Contains(progress.State) && !Permissions.MayEver(p.Act, roles))
            .Select(p => (Permission: p, Point: StepTable.Of(p.Act, progress))).Where(x => x.Point.Refused is null)
            .Select(x => new NextStep(x.Permission.Act, Text.Of(x.Permission.Act), false,
                Listed(WrongRole, x.Point.Turn is { } turn ? [Text.Of(turn)] : x.Permission.Roles.Select(v => Text.Of(v))), x.Point.Rank, null, x.Point.Letter))
            .OrderBy(s => s.Rank).ThenBy(s => StepTable.PlaceOf(s.Act))];

    private static NextStep Own(Permission permission, CaseProgress progress)
    {
        var (act, name) = (permission.Act, Text.Of(permission.Act));
        if (!permission.States.Contains(progress.State))
            return new(act, name, false, Listed(WrongState, permission.States.Select(v => Text.Of(v)), Text.Of(progress.State), ("”、“", "” or “")));
        var point = StepTable.Of(act, progress);
        return new(act, name, point.Refused is null, point.Refused ?? point.Because, point.Rank, point.Article, point.Letter);
    }

    private static Text Listed(Text frame, IEnumerable<Text> texts, Text? state = null, (string Zh, string En)? between = null)
    {
        var all = texts.ToList();
        return new(frame.With(string.Join(between?.Zh ?? "、", all.Select(t => t.Zh)), state?.Zh).Zh,
            frame.With(string.Join(between?.En ?? ", ", all.Select(t => t.En)), state?.En).En);
    }
}
