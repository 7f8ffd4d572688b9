using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Statute.Remedies;

/// <summary>Which remedies clause an act carries, by leaf, kind of paper and day (dossier 6.1). Nobody picks it by hand.</summary>
public static class RemedySelector
{
    private static readonly RemedyPeriods Choice = new(
        LastDays.LengthOf(LastDayKind.Reconsideration), LastDays.LengthOf(LastDayKind.DirectSuit), LastDays.LengthOf(LastDayKind.SuitAfterReconsideration));
    private static readonly RemedyPeriods ReconsiderationOnly = Choice with { DirectSuitMonths = null };

    /// <summary>The clause of the answer to one matter.</summary>
    /// <param name="partGrounds">For PARTIAL: what each withheld part rests on; else empty.</param>
    /// <exception cref="ArgumentException">PARTIAL without a ground: nothing says which remedies are open.</exception>
    public static RemedyChoice For(OutcomeLeaf leaf, DateOnly actDate, IReadOnlyList<PartGround> partGrounds, bool servedOnline) =>
        For([new RemedyMatter(leaf, partGrounds)], actDate, servedOnline);

    /// <summary>The clause of an answer: one matter, or several in one letter, each with its own (REM-20).</summary>
    /// <param name="matters">Every matter the letter answers.</param>
    /// <param name="actDate">The day of the letter.</param>
    /// <param name="servedOnline">The letter is served through the internet.</param>
    /// <exception cref="ArgumentException">No matter, or PARTIAL without a ground: nothing says which remedies are open.</exception>
    public static RemedyChoice For(IReadOnlyList<RemedyMatter> matters, DateOnly actDate, bool servedOnline)
    {
        if (matters.Count == 0)
        {
            throw new ArgumentException("An answer answers something.", nameof(matters));
        }

        if (matters.Any(m => m.Leaf == OutcomeLeaf.Partial && m.Grounds.Count == 0))
        {
            throw new ArgumentException("A partial disclosure names the ground of each withheld part.", nameof(matters));
        }

        if (!RuleBook.On(actDate).ReconsiderationFirst)
        {
            return Old(actDate);
        }

        // What was given, and what rests on no article of 14 to 16, leaves the choice.
        var first = matters.Any(m => First(m.Leaf) || m.Grounds.Any(g => g.ReconsiderationFirst()));
        var free = matters.Any(m => !First(m.Leaf));
        var several = matters.Count > 1 ? new[] { "REM-20" } : [];
        return (first, free) switch
        {
            (true, false) => New(RemedyClauseKind.First, actDate, servedOnline, ReconsiderationOnly, ["REM-4", "REM-5", .. several]),
            (true, true) => New(RemedyClauseKind.Mixed, actDate, servedOnline, Choice, ["REM-4", "REM-5", "REM-6", .. several]),
            _ => New(RemedyClauseKind.Free, actDate, servedOnline, Choice, ["REM-5", .. several]) with
            {
                Warning = matters.Any(m => m.Leaf == OutcomeLeaf.RefusedQueryMatter || m.Grounds.Contains(PartGround.RefusedQueryMatter))
                    ? RemedyWarning.QueryMatterUnsettled
                    : null,
            },
        };
    }

    /// <summary>Must this be put to reconsideration before it is sued over (REM-4, REM-5)?</summary>
    public static bool First(OutcomeLeaf leaf) => Leaves.Of(leaf).Rf == ReconsiderationFirst.Yes;

    /// <summary>The clause of a paper that is no answer to a request: none for process letters, the third party's where one is told of a release, free for a notice on a record.</summary>
    /// <exception cref="ArgumentException">The paper is an answer: its clause hangs on the leaf.</exception>
    public static RemedyChoice ForLetter(LetterKind kind, DateOnly actDate, bool servedOnline)
    {
        if (kind.Decides)
        {
            throw new ArgumentException("The clause of an answer follows its leaf.", nameof(kind));
        }

        if (!kind.CarriesRemedies)
        {
            string[] rules = kind == LetterKinds.FeeNotice ? ["FEE-8"] : [];
            return new(RemedyClauseKind.None, actDate, false, rules, null, null);
        }

        if (!RuleBook.On(actDate).ReconsiderationFirst)
        {
            return Old(actDate);
        }

        return kind.Remedies == RemedyRule.ThirdParty
            ? New(RemedyClauseKind.ThirdParty, actDate, servedOnline, Choice, "OUT-5")
            : New(RemedyClauseKind.Free, actDate, servedOnline, Choice, "REM-5");
    }

    /// <summary>Which organ hears a reconsideration of an act of the day (REM-7b): one since the law of 2024, a choice of two before.</summary>
    public static ReconsiderationOrgan OrganOn(DateOnly actDate) =>
        RuleBook.On(actDate).ReconsiderationFirst ? ReconsiderationOrgan.SameLevelGovernment : ReconsiderationOrgan.GovernmentOrSuperior;

    /// <summary>REM-7: no answer came. Nothing is printed; it tells complainants what is open to them.</summary>
    public static RemedyChoice ForSilence(DateOnly replyPeriodEnd) =>
        (RuleBook.On(replyPeriodEnd).ReconsiderationFirst
            ? New(RemedyClauseKind.Free, replyPeriodEnd, false, Choice, "REM-7")
            : Old(replyPeriodEnd)) with
        { Warning = RemedyWarning.ReconsiderationAdvised };

    private static RemedyChoice New(RemedyClauseKind kind, DateOnly actDate, bool online, RemedyPeriods periods, params string[] rules) =>
        new(kind, actDate, online, [.. rules, "REM-1", "REM-7b", .. online ? ["SRV-7"] : Array.Empty<string>()], periods, OrganOn(actDate));

    // The duty to name an online channel came with the law of 2024 too.
    private static RemedyChoice Old(DateOnly actDate) =>
        new(RemedyClauseKind.Pre2024, actDate, false, ["SEED-11", "REM-1", "REM-2"], Choice, OrganOn(actDate));
}
