using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;

namespace Requests.Features.Tests.Pipeline;

/// <summary>What SQLite keeps and a server refuses is found on either.</summary>
public sealed class TextLengthTests
{
    [Test]
    public async Task ATextLongerThanItsColumn_IsNamedBeforeTheDatabaseIsAsked()
    {
        await using var office = await TestOffice.OpenAsync();
        var fault = Assert.ThrowsAsync<InvalidOperationException>(() => office.InDbAsync(db =>
        {
            db.Set<InboxNotice>().Add(new InboxNotice(Guid.NewGuid(), TestOffice.BodyId, TestOffice.UserId(Role.Clerk), null,
                new string('知', 500), "key", "[]", DateTimeOffset.UnixEpoch));
            return db.SaveChangesAsync();
        }));
        Assert.That(fault!.Message, Does.Contain("InboxNotice.Kind").And.Contain("500"));
    }

    // A yearly notice names up to twenty cases with their old and new days; the nightly self-check ten faults.
    [TestCase(20, 60)]
    [TestCase(10, 400)]
    public async Task ANotice_NamesAsMuchAsItMust(int lines, int length)
    {
        await using var office = await TestOffice.OpenAsync();
        var said = Enumerable.Range(0, lines).Select(no => $"HCG-2026-{no:0000} " + new string('期', length)).ToArray();
        await using (var scope = office.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem(TestOffice.BodyId);
            var db = scope.ServiceProvider.GetRequiredService<RequestsDb>();
            var officer = await db.Set<User>().SingleAsync(u => u.Id == TestOffice.UserId(Role.Officer));
            await scope.ServiceProvider.GetRequiredService<NoticeSender>().TellAsync(
                new Notice(TestOffice.BodyId, null, NoticeKind.SelfCheckFaults, "found", $"{lines}", string.Join("; ", said)), [officer], default);
            await db.SaveChangesAsync();
        }
        var stored = await office.InDbAsync(db => db.Set<InboxNotice>().IgnoreQueryFilters().Select(n => n.Arguments).SingleAsync());
        Assert.That(stored, Does.Contain(said[^1]), "as it was said, not in escapes six times as long");
    }
}
