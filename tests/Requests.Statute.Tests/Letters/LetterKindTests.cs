using System.Text.Json;
using Requests.Statute.Clocks;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Statute.Tests.Letters;

public sealed class LetterKindTests
{
    [TestCase("DOC-2", "受"), TestCase("DOC-3", "补"), TestCase("DOC-5", "延"), TestCase("DOC-11", "费"), TestCase("DOC-17d", "复"), TestCase("DOC-20a", null)]
    public void Series_HasItsMark(string kind, string? mark) => Assert.That(LetterKinds.Of(kind).SeriesMark, Is.EqualTo(mark));

    [Test]
    public void Kinds_HaveTwentyNumbersAndNoCodeTwice()
    {
        Assert.That(LetterKinds.All.Select(k => k.Code), Is.Unique);
        Assert.That(LetterKinds.All.Select(k => k.Code[4..].TrimEnd('a', 'b', 'c', 'd', 'e')).Distinct().Count(), Is.EqualTo(20));
    }

    [Test]
    public void EveryStaticRow_StandsInTheTable()
    {
        var rows = typeof(LetterKinds).GetProperties().Where(p => p.PropertyType == typeof(LetterKind)).Select(p => (LetterKind)p.GetValue(null)!);
        Assert.That(LetterKinds.All, Is.EquivalentTo(rows));
    }

    [Test]
    public void WhatDecides_AnswersALeafAndNothingElseDoes()
    {
        var answering = Leaves.All.Select(l => l.Letter).Append(Leaves.Of(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible).Letter);
        Assert.That(LetterKinds.Replies, Is.EquivalentTo(answering.Distinct()));
        Assert.That(LetterKinds.Replies.Select(k => (k.Remedies, k.Approval, k.Addressee)).Distinct(),
            Is.EqualTo(new[] { (RemedyRule.ByOutcome, ApprovalRule.ReplyChain, LetterAddressee.Applicant) }));
    }

    [Test]
    public void AnEntryOfTheClock_IsMadeByOneKind()
    {
        var entries = LetterKinds.All.SelectMany(k => k.Clock?.Entries ?? []).ToList();
        Assert.That(entries, Is.Unique);
        Assert.That(LetterKinds.Entering(ClockEntryKind.CoMakerConsulted), Is.SameAs(LetterKinds.BodyConsultation));
        Assert.That(LetterKinds.Entering(ClockEntryKind.FeePaid), Is.Null, "an applicant's act is no letter");
    }

    [Test]
    public void TheRequest_IsQuotedToTheApplicantOnly() =>
        Assert.That(LetterKinds.All.Where(k => k.QuotesRequest).Select(k => k.Addressee).Distinct(), Is.EqualTo(new[] { LetterAddressee.Applicant }));

    [Test, Property("Rule", "CLK-5")]
    public void AnExtension_IsTheHeadsByLaw() =>
        Assert.That(LetterKinds.All.Where(k => k.Approval == ApprovalRule.Head), Is.EqualTo(new[] { LetterKinds.ExtensionNotice }));

    [Test]
    public void InJson_AKindIsItsCode()
    {
        Assert.That(JsonSerializer.Serialize(LetterKinds.NeedsCreation), Is.EqualTo("\"DOC-15b\""));
        Assert.That(JsonSerializer.Deserialize<LetterKind>("\"DOC-15b\""), Is.SameAs(LetterKinds.NeedsCreation));
        Assert.That(() => JsonSerializer.Deserialize<LetterKind>("\"DOC-99\""), Throws.TypeOf<JsonException>());
        Assert.That(LetterKinds.Find("DOC-99"), Is.Null);
    }
}
