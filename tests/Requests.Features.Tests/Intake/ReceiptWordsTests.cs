using Requests.Features.Services.Intake;
using Requests.Statute.Receipt;

namespace Requests.Features.Tests.Intake;

public sealed class ReceiptWordsTests
{
    private static readonly IEnumerable<IntakeChannel> Channels = Enum.GetValues<IntakeChannel>().Except([IntakeChannel.Unknown]);

    [Test]
    public void WhateverFixesTheDayOfReceipt_IsToldInWords([ValueSource(nameof(Channels))] IntakeChannel channel, [Values] bool addressedToDisclosureOffice)
    {
        var words = ReceiptWords.Of(ReceiptDate.Of(channel, new(SampleData.Day("2026-03-02"), null, null, null, addressedToDisclosureOffice)).RuleId);
        Assert.That(new[] { words.Zh, words.En }, Has.All.Not.Empty.And.None.Contains("REC"));
    }

    [Test]
    public void WithoutARuleOnRecord_NothingIsTold() => Assert.That(ReceiptWords.Of(null).ToString(), Is.Empty);
}
