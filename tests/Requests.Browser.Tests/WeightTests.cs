namespace Requests.Browser.Tests;

/// <summary>What a first visit costs over the wire, everything but fonts, headers included.</summary>
public sealed class WeightTests : BrowserTest
{
    private const int PortalKilobytes = 60;
    private const int OfficeKilobytes = 250;

    [TestCaseSource(typeof(Sights), nameof(Sights.Portal))]
    public Task APortalPage_IsLight(Sight sight) => WeighAsync(sight, PortalKilobytes);

    [TestCaseSource(typeof(Sights), nameof(Sights.Office))]
    public Task AnOfficePage_IsLight(Sight sight) => WeighAsync(sight, OfficeKilobytes);

    private async Task WeighAsync(Sight sight, int kilobytes)
    {
        var visitor = await VisitAsync(new(), sight.Role);
        var answers = new List<IRequest>();
        visitor.Page.RequestFinished += (_, request) => answers.Add(request);
        await sight.ReachAsync(visitor);
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var bytes = 0;
        foreach (var answer in answers.ToList().Where(a => a.ResourceType != "font"))
        {
            var size = await answer.SizesAsync();
            bytes += size.ResponseBodySize + size.ResponseHeadersSize;
        }
        Assert.That(bytes, Is.Positive.And.LessThan(kilobytes * 1024), $"{answers.Count} answers");
    }
}
