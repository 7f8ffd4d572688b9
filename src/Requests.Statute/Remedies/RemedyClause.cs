namespace Requests.Statute.Remedies;

/// <summary>The names a clause is filled with. Only the fields its kind prints are needed.</summary>
/// <param name="You">您, 你单位 or 你们.</param>
/// <param name="Organ">Reconsideration organ; before 2024 the pair joined by 或者.</param>
/// <param name="Court">Court for a direct suit.</param>
/// <param name="Url">Online address of the organ.</param>
/// <param name="RefusedParts">Parts under Arts. 14 to 16.</param>
/// <param name="OtherParts">All other parts.</param>
public sealed record RemedyParties(
    string You, string Organ, string? Court = null, string? Url = null, string? RefusedParts = null, string? OtherParts = null);

/// <summary>The Chinese words of letters.md 2.7. Printed as they come out, never edited (REM-KIND).</summary>
public static class RemedyClause
{
    /// <summary>The clause; empty for a paper that carries none.</summary>
    /// <exception cref="ArgumentException">A name the clause prints is missing.</exception>
    public static string Text(RemedyChoice choice, RemedyParties parties)
    {
        if (choice.Periods is not { } periods)
        {
            return "";
        }

        var (you, organ) = (Need(parties.You, nameof(parties.You)), Need(parties.Organ, nameof(parties.Organ)));
        var (days, months, after) = (periods.ReconsiderationDays, periods.DirectSuitMonths, periods.SuitAfterDecisionDays);
        string Court() => Need(parties.Court, nameof(parties.Court));
        var text = choice.Kind switch
        {
            RemedyClauseKind.Free =>
                $"如不服本答复，{you}可以自知道或者应当知道本答复之日（一般为收到之日）起{days}日内，向{organ}申请行政复议；" +
                $"也可以自该日起{months}个月内，直接向{Court()}提起行政诉讼。",
            RemedyClauseKind.First =>
                "本决定属于不予公开政府信息的决定。依照《中华人民共和国行政复议法》第二十三条第一款第四项，如不服本决定，" +
                $"{you}应当先自知道或者应当知道本决定之日（一般为收到之日）起{days}日内，向{organ}申请行政复议；" +
                $"对行政复议决定不服的，可以自收到行政复议决定书之日起{after}日内，依法向人民法院提起行政诉讼。",
            RemedyClauseKind.Mixed =>
                $"对本答复的不同部分，救济途径如下：（一）对不予公开的部分（{Need(parties.RefusedParts, nameof(parties.RefusedParts))}）不服的，" +
                $"应当先自知道或者应当知道本答复之日（一般为收到之日）起{days}日内向{organ}申请行政复议，" +
                $"对行政复议决定不服的，可以自收到行政复议决定书之日起{after}日内依法向人民法院提起行政诉讼；" +
                $"（二）对其余部分（{Need(parties.OtherParts, nameof(parties.OtherParts))}）不服的，可以自上述之日起{days}日内向{organ}申请行政复议，" +
                $"也可以自上述之日起{months}个月内直接向{Court()}提起行政诉讼。",
            RemedyClauseKind.Pre2024 =>
                $"如不服本答复，{you}可以自收到本答复之日起{days}日内，向{organ}申请行政复议，或者自收到之日起{months}个月内，向{Court()}提起行政诉讼。",
            RemedyClauseKind.ThirdParty =>
                $"如不服本决定，{you}可以自知道或者应当知道本决定之日起{days}日内向{organ}申请行政复议，也可以自该日起{months}个月内向{Court()}提起行政诉讼。",
            _ => "",
        };
        return choice.Online
            ? text + $"本答复通过互联网送达，{you}可以在{Need(parties.Url, nameof(parties.Url))}在线提交行政复议申请书。"
            : text;
    }

    private static string Need(string? value, string name) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"The clause prints {name}.", name) : value;
}
