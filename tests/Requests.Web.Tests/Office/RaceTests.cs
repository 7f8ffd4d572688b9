using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Office;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Office;

/// <summary>Commands that look before they write, sent at the same instant: on a server both would look first.</summary>
public sealed class RaceTests
{
    private const int Rounds = 8;

    private WebOffice _office = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _office = await WebOffice.OpenAsync();

    [OneTimeTearDown]
    public ValueTask CloseAsync() => _office.DisposeAsync();

    [Test]
    public async Task TwoAdministrators_WhoPutOutEachOther_LeaveOne()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other) = ($"first{round}", $"second{round}");
            foreach (var name in new[] { one, other }) await _office.DoAsync(new CreateUser.Command(name, name, [Role.Administrator]),
                Role.Administrator, WebOffice.OtherBody);
            // Only these two are left to look for each other.
            await _office.InDbAsync(db => db.Set<Membership>().IgnoreQueryFilters()
                .Where(m => m.Role == Role.Administrator && db.Set<Body>().Any(b => b.Id == m.BodyId && b.Code == WebOffice.OtherBody)
                    && !db.Set<User>().Any(u => u.Id == m.UserId && (u.UserName == one || u.UserName == other))).ExecuteDeleteAsync());
            await AtOnceAsync(new DeactivateUser.Command(one), new DeactivateUser.Command(other), WebOffice.OtherBody);
            var left = await _office.InDbAsync(db => db.Set<User>().CountAsync(u => (u.UserName == one || u.UserName == other) && u.IsActive));
            Assert.That(left, Is.EqualTo(1), $"round {round}");
        }
    }

    [Test]
    public async Task TwoAccounts_ThatTakeOneAddress_AreOne()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (one, other, address) = ($"mail{round}", $"post{round}", $"same{round}@example.org");
            foreach (var name in new[] { one, other }) await _office.DoAsync(new CreateUser.Command(name, name, [Role.Clerk]), Role.Administrator);
            await AtOnceAsync(new ChangeUserDetails.Command(one, address) { UserName = one },
                new ChangeUserDetails.Command(other, address) { UserName = other });
            Assert.That(await _office.InDbAsync(db => db.Set<User>().CountAsync(u => u.Email == address)), Is.EqualTo(1), $"round {round}");
        }
    }

    [Test]
    public async Task TwoAbsences_OfOnePerson_DoNotOverlap()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var from = new DateOnly(2026, 4, 1).AddDays(10 * round);
            await AtOnceAsync(new EnterAbsence.Command(from, from.AddDays(3), UserId: WebOffice.UserId(Role.Officer)),
                new EnterAbsence.Command(from.AddDays(1), from.AddDays(5), UserId: WebOffice.UserId(Role.Officer)), role: Role.Head);
            Assert.That(await _office.InDbAsync(db => db.Set<Absence>().CountAsync(a => a.From >= from && a.From < from.AddDays(10))), Is.EqualTo(1), $"round {round}");
        }
    }

    [Test]
    public async Task AKey_SentTwiceAtOnce_IsOneAccount()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var name = $"twin{round}";
            await AtOnceAsync(new CreateUser.Command(name, name, [Role.Clerk]), new CreateUser.Command(name, name, [Role.Clerk]));
            Assert.That(await _office.InDbAsync(db => db.Set<User>().CountAsync(u => u.UserName == name)), Is.EqualTo(1), $"round {round}");
        }
    }

    private async Task AtOnceAsync<T>(IRequest<Result<T>> one, IRequest<Result<T>> other, string body = WebOffice.Body, Role role = Role.Administrator)
    {
        using var start = new Barrier(2);
        var done = await Task.WhenAll(new[] { one, other }.Select(request => Task.Run(async () =>
        {
            start.SignalAndWait();
            return (await _office.SendAsync(request, role, body)).Problem;
        })));
        Assert.That(done.Count(p => p is null), Is.EqualTo(1), () => string.Join(", ", done.Select(p => p?.Code ?? "done")));
    }
}
