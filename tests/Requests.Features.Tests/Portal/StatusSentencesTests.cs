using Requests.Features.Areas.Portal;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Portal;

public sealed class StatusSentencesTests
{
    private static readonly string?[] Rules = [null, ClockRules.Reply, ClockRules.ReplyAfterCorrection, ClockRules.Extension,
        ClockRules.Fee, ClockRules.Reasons, ClockRules.Order];

    private static IEnumerable<StatusFacts> AllFacts() =>
        from state in Enum.GetValues<CaseState>()
        from phase in Enum.GetValues<ClockPhase>()
        from rule in Rules
        from asked in Enum.GetValues<ConsultationKind>().Select(k => (ConsultationKind?)k).Append(null)
        from flags in Enumerable.Range(0, 512)
        select new StatusFacts(state, phase, (flags & 1) > 0, rule, (flags & 2) > 0, asked is not null || (flags & 4) > 0, asked,
            (flags & 8) > 0, (flags & 16) > 0,
            (flags & 128) > 0 ? Role.Chief : Role.Reviewer, (flags & 32) > 0, (flags & 64) > 0, (flags & 256) > 0);

    [Test]
    public void EveryStateAndPhaseHasASentence()
    {
        var told = AllFacts().Select(f => f.Code).ToHashSet();
        Assert.That(told, Is.EquivalentTo(StatusSentences.Table.Keys), "no state without a sentence, no sentence without a state");
    }

    [Test]
    public void EverySentenceReadsWellWithAllFieldsAndWithNone()
    {
        var handlingBody = new Dictionary<string, Text> { ["handlingBody"] = new("某市人民政府", "the city government") };
        foreach (var (code, row) in StatusSentences.Table)
        {
            var fields = row.Sentence.Zh.Split('{').Skip(1).Select(part => part.Split('}')[0]).ToHashSet();
            Assert.That(row.Sentence.En.Split('{').Skip(1).Select(part => part.Split('}')[0]), Is.EquivalentTo(fields), $"{code}: the same fields in both languages");
            foreach (var filled in new[] { StatusSentences.Fill(code, fields.ToDictionary(f => f, f => new Text($"甲{f}", $"x{f}"))), StatusSentences.Fill(code, handlingBody) })
                foreach (var sentence in new[] { filled.Zh, filled.En })
                {
                    Assert.That(sentence, Does.Not.Contain("{").And.Not.Contain("[").And.Not.Contain("]").And.Not.Contain("  "), code);
                    Assert.That(sentence, Does.Not.Contain("，。").And.Not.Contain(" ,").And.Not.Contain(" .").And.Not.Contain("。。"), code);
                }
        }
    }

    [TestCase(CaseState.InProgress, ClockPhase.Running, true, "overdue")]
    [TestCase(CaseState.Received, ClockPhase.Running, false, "received")]
    [TestCase(CaseState.Closed, ClockPhase.Withdrawn, false, "withdrawn")]
    [TestCase(CaseState.Closed, ClockPhase.Lapsed, false, "lapsed_correction")]
    [TestCase(CaseState.Served, ClockPhase.Replied, false, "served")]
    public void Code(CaseState state, ClockPhase phase, bool overdue, string code) =>
        Assert.That(new StatusFacts(state, phase, overdue, ClockRules.Reply).Code, Is.EqualTo(code));
}
