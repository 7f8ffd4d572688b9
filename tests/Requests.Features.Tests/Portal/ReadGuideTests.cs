using Requests.Features.Areas.Portal;

namespace Requests.Features.Tests.Portal;

public sealed class ReadGuideTests
{
    [Test]
    public async Task ReadGuide_TellsAnybodyWhomToAsk()
    {
        await using var office = await TestOffice.OpenAsync();
        var guide = await office.DoAsync(new ReadGuide.Query());
        Assert.That(guide.Bodies.Select(b => b.Code), Has.Member("HCG"));
        Assert.That(guide.Bodies[0].ContactUnit, Is.Not.Empty);
    }
}
