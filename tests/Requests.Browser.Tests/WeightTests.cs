using System.Collections.Concurrent;

namespace Requests.Browser.Tests;

/// <summary>What a first visit costs over the wire, everything but fonts, headers included.</summary>
public sealed class WeightTests : BrowserTest
{
    private const int PortalKilobytes = 60;
    private const int OfficeKilobytes = 250;

    [TestCaseSource(typeof(PageStates), nameof(PageStates.Portal))]
    public Task APortalPage_IsLight(PageState sight) => WeighAsync(sight, PortalKilobytes);

    [TestCaseSource(typeof(PageStates), nameof(PageStates.Office))]
    public Task AnOfficePage_IsLight(PageState sight) => WeighAsync(sight, OfficeKilobytes);

    private async Task WeighAsync(PageState sight, int kilobytes)
    {
        var weight = (await LookAsync(sight)).Weight;
        Assert.That(weight.Bytes, Is.Positive.And.LessThan(kilobytes * 1024), $"{weight.Answers} answers");
    }
}

/// <summary>Bytes over the wire without fonts, and how many answers brought them.</summary>
internal sealed record Weight(int Bytes, int Answers);

/// <summary>Weighs whatever a visitor is sent from now on.</summary>
internal sealed class Scale
{
    private readonly ConcurrentQueue<IRequest> _answers = new();
    private readonly Visitor _visitor;

    public Scale(Visitor visitor)
    {
        _visitor = visitor;
        visitor.Page.RequestFinished += (_, request) => _answers.Enqueue(request);
    }

    /// <summary>What arrived until nothing more came.</summary>
    public async Task<Weight> ReadAsync()
    {
        await _visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var (bytes, answers) = (0, _answers.ToList());
        foreach (var answer in answers.Where(a => a.ResourceType != "font"))
        {
            var size = await answer.SizesAsync();
            bytes += size.ResponseBodySize + size.ResponseHeadersSize;
        }
        return new(bytes, answers.Count);
    }
}
