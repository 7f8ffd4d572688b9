using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Notices;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Jobs;
using Requests.Web.Tests.Pages;

namespace Requests.Web.Tests.Portal;

/// <summary>The applicant stops messages by the address in a mail and on the status page, without script.</summary>
public sealed partial class MessagePagesTests
{
    [Test]
    public async Task TheAddressOfAMail_StopsAtThePressOfAButton_NotByBeingLookedAt([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = new Browser(office, language);
        var receipt = await PortalPagesTests.ApplyAsync(applicant, "lisi@example.invalid");
        await office.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(DeliverOutbox.Name)!, CancellationToken.None);
        var mail = MimeKit.MimeMessage.Load(Directory.GetFiles(Path.Combine(office.Folder, "mail")).Single());
        var address = Address().Match(mail.TextBody!).Value;
        var page = await applicant.OpenAsync(address);
        Assert.That((int)page.Status, Is.EqualTo(200));
        Assert.That(Markup.Faults(page), Is.Empty);
        Assert.That(await StoppedAsync(office), Is.False);
        var done = await applicant.SendAsync(page, []);
        Assert.That(await StoppedAsync(office), Is.True, done.Text);
        var status = await applicant.SendAsync(await applicant.OpenAsync("/status"), PortalPagesTests.Key(receipt));
        Assert.That(status.Text, Does.Contain(language == "en" ? "You have stopped messages" : "您已经停止"));
        var again = await applicant.SendAsync(status.FormHolding("handler=messages"), new() { ["wanted"] = "true" });
        Assert.That((int)again.Status, Is.EqualTo(200));
        Assert.That(Markup.Faults(again), Is.Empty);
        Assert.That(await StoppedAsync(office), Is.False);
    }

    [Test]
    public async Task AnAddressThatIsNoneOfOurs_IsSaidSo()
    {
        await using var office = await WebOffice.OpenAsync();
        using var anybody = new Browser(office);
        var page = await anybody.SendAsync(await anybody.OpenAsync("/messages/nonsense"), []);
        Assert.That(((int)page.Status, page.Text), Is.EqualTo((404, page.Text)));
        Assert.That(page.Text, Does.Contain("不是我们发出的"));
    }

    [GeneratedRegex("/messages/[A-Za-z0-9_-]+")]
    private static partial Regex Address();

    private static Task<bool> StoppedAsync(WebOffice office) => office.InDbAsync(db => db.Set<ApplicantContact>().AnyAsync(c => c.StoppedAt != null));
}
