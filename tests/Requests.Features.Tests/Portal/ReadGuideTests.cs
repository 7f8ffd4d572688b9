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

    [Test]
    public async Task PrintBlankForm_IsAPdf_InBothLanguages([Values] bool english)
    {
        await using var office = await TestOffice.OpenAsync();
        var form = await office.DoAsync(new PrintBlankForm.Query(english));
        Assert.That(System.Text.Encoding.ASCII.GetString(form.Pdf, 0, 5), Is.EqualTo("%PDF-"));
    }
}
