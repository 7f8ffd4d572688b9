using System.Net.Http.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;

namespace Requests.Web.Tests.Office;

/// <summary>The way back in for who forgot a password: by mail or by an administrator's hand, once and not for long.</summary>
public sealed class SignInLinkTests
{
    private const string Password = "a-long-pass-phrase";
    private const string Address = "clerk@example.invalid";

    private static readonly string Clerk = WebOffice.UserName(Role.Clerk);

    [Test]
    public async Task AskForSignInLink_WithAnAddress_MailsALinkThatWorksOnce_AndEndsEverySession()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.DoAsync(new ChangeUserDetails.Command("林小满", Address) { UserName = Clerk }, Role.Administrator);
        var old = await office.TokenAsync(Clerk);
        await AskAsync(office, Clerk);
        var token = await MailedTokenAsync(office);

        var kept = await office.InDbAsync(async db => string.Join(' ',
            await db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().Select(t => t.Value).ToListAsync())
            + string.Join(' ', await db.Set<OutboxMessage>().Select(m => m.Payload).ToListAsync()));
        Assert.That(kept, Does.Not.Contain(token).And.Not.Contain(token[32..]), "only hashes and seals at rest");

        Assert.That((await ReadAsync(office, token)).Value.UserName, Is.EqualTo(Clerk));
        Assert.That((await SendAsync(office, token, "short")).Problem!.Fields!.Keys, Is.EqualTo(new[] { "newPassword" }));
        Assert.That((await SendAsync(office, token, Password)).Problem, Is.Null, "a refused password does not use the link up");
        Assert.That((await SendAsync(office, token, "another-pass-phrase")).Problem?.Code, Is.EqualTo("office.sign-in-link-invalid"));
        Assert.That(await office.TokenAsync(Clerk, Password), Is.Not.Empty);
        using var client = office.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", old);
        using var me = await client.GetAsync("/api/v1/me");
        await me.ProblemAsync(401, "access.not-signed-in");
    }

    [Test]
    public async Task AskForSignInLink_AnswersTheSame_WhoeverIsNamed_AndTellsTheAdministratorsOnce()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        foreach (var name in new[] { Clerk, Clerk, "nobody", WebOffice.UserName(Role.Clerk, WebOffice.OtherBody) })
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/auth/links", new AskForSignInLink.Command(name));
            Assert.That(((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((202, "")), name);
        }
        var inbox = await office.DoAsync(new ListInbox.Query(), Role.Administrator);
        Assert.That(inbox.Notices.Where(n => n.Kind == NoticeKind.SignInAsked).Select(n => n.Title), Is.EqualTo(new[] { $"用户 {Clerk} 忘记密码" }), "of this body, once");
        Assert.That(await office.InDbAsync(db => db.Set<OutboxMessage>().CountAsync()), Is.Zero, "no address, no mail");
        var details = await office.InDbAsync(db => db.Set<OfficeEvent>().OrderByDescending(e => e.At).Take(4).Select(e => e.Details).ToListAsync());
        Assert.That(details, Has.None.Contains("nobody"), "what was typed may be a password");
    }

    [Test]
    public async Task AskForSignInLink_AgainAndAgain_SendsOneMailInTenMinutes_AndTheLatestLinkCounts()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.DoAsync(new ChangeUserDetails.Command("林小满", Address) { UserName = Clerk }, Role.Administrator);
        await AskAsync(office, Clerk);
        await AskAsync(office, Clerk);
        Assert.That(await MailsAsync(office), Has.Count.EqualTo(1));
        var first = await MailedTokenAsync(office);
        office.Time.Advance(SignInLinks.Pause);
        await AskAsync(office, Clerk);
        Assert.That(await MailsAsync(office), Has.Count.EqualTo(2));
        Assert.That((await ReadAsync(office, first)).Problem?.Code, Is.EqualTo("office.sign-in-link-invalid"));
    }

    [Test]
    public async Task ALink_AfterItsTime_OfAClosedAccount_OrNotWhole_OpensNothing()
    {
        await using var office = await WebOffice.OpenAsync();
        var given = await GiveAsync(office);
        Assert.That((await ReadAsync(office, given)).Problem, Is.Null);
        Assert.That((await ReadAsync(office, given[..^1] + (given[^1] == '0' ? '1' : '0'))).Problem?.Code, Is.EqualTo("office.sign-in-link-invalid"));
        Assert.That((await ReadAsync(office, WebOffice.UserId(Role.Head).ToString("N") + given[32..])).Problem?.Code,
            Is.EqualTo("office.sign-in-link-invalid"), "another's account");
        foreach (var broken in new[] { "", "x", given[1..] }) Assert.That((await ReadAsync(office, broken)).Problem?.Code,
            Is.EqualTo("office.sign-in-link-invalid"), broken);
        office.Time.Advance(TimeSpan.FromHours(24));
        Assert.That((await SendAsync(office, given, Password)).Problem?.Code, Is.EqualTo("office.sign-in-link-invalid"), "after a day");

        var anew = await GiveAsync(office);
        await office.DoAsync(new DeactivateUser.Command(Clerk), Role.Administrator);
        Assert.That((await SendAsync(office, anew, Password)).Problem?.Code, Is.EqualTo("office.sign-in-link-invalid"));
        await office.RefusedAsync("office.user-closed", new ResetSignIn.Command { UserName = Clerk }, Role.Administrator);
    }

    [Test]
    public async Task AMailedLink_IsVoid_OnceTheAddressOrThePasswordChanged()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.DoAsync(new ChangeUserDetails.Command("林小满", Address) { UserName = Clerk }, Role.Administrator);
        await AskAsync(office, Clerk);
        var token = await MailedTokenAsync(office);
        await office.RefusedAsync("office.wrong-password", new ChangeOwnEmail.Command("wrong", "new@example.invalid"), Role.Clerk);
        await office.RefusedAsync("input.invalid", new ChangeOwnEmail.Command(WebOffice.Password, "no address"), Role.Clerk);
        await office.DoAsync(new ChangeOwnEmail.Command(WebOffice.Password, "new@example.invalid"), Role.Clerk);
        Assert.That((await ReadAsync(office, token)).Problem?.Code, Is.EqualTo("office.sign-in-link-invalid"));
        Assert.That((await office.DoAsync(new WhoAmI.Query(), Role.Clerk)).Email, Is.EqualTo("new@example.invalid"));

        var given = await GiveAsync(office);
        using var client = office.Anonymous();
        using var signIn = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = Clerk, password = WebOffice.Password });
        await signIn.ProblemAsync(401, "access.wrong-credentials");
        var second = await GiveAsync(office);
        Assert.That((await ReadAsync(office, given)).Problem?.Code, Is.EqualTo("office.sign-in-link-invalid"), "the later link counts");
        Assert.That((await ReadAsync(office, second)).Problem, Is.Null);
    }

    [Test]
    public async Task AnAddress_BelongsToOneAccount_AndAUserOfAnotherBodyIsNotTouched()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.DoAsync(new ChangeUserDetails.Command("林小满", Address) { UserName = Clerk }, Role.Administrator);
        await office.RefusedAsync("office.email-taken", new ChangeOwnEmail.Command(WebOffice.Password, Address.ToUpperInvariant()), Role.Officer);
        await office.RefusedAsync("office.email-taken", new CreateUser.Command("li.si", "李四", [Role.Clerk], Email: Address), Role.Administrator);
        Assert.That(await office.InDbAsync(db => db.Set<User>().AnyAsync(u => u.UserName == "li.si")), Is.False, "refused as a whole");
        var stranger = WebOffice.UserName(Role.Clerk, WebOffice.OtherBody);
        await office.RefusedAsync("office.no-such-user", new ChangeUserDetails.Command("他人") { UserName = stranger }, Role.Administrator);
        await office.RefusedAsync("office.no-such-user", new ResetSignIn.Command { UserName = stranger }, Role.Administrator);
    }

    [Test]
    public async Task ASecondFactor_IsStillAskedAfterANewPassword_UnlessItWasCleared()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.InDbAsync(async db =>
        {
            (await db.Set<User>().FindAsync(WebOffice.UserId(Role.Clerk)))!.TwoFactorEnabled = true;
            return await db.SaveChangesAsync();
        });
        await SetAsync(office, await GiveAsync(office), Password);
        using var client = office.Anonymous();
        using (var without = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = Clerk, password = Password }))
            await without.ProblemAsync(401, "access.one-time-code-needed");
        var codes = (await office.DoAsync(new RenewRecoveryCodes.Command(), Role.Clerk)).Codes;
        using (var with = await client.PostAsJsonAsync("/api/v1/auth/token",
            new { userName = Clerk, password = Password, oneTimeCode = codes[0] })) await with.DoneAsync();
        var cleared = await office.DoAsync(new ResetSignIn.Command(ClearSecondFactor: true) { UserName = Clerk }, Role.Administrator);
        await SetAsync(office, cleared.Link, Password);
        Assert.That(await office.TokenAsync(Clerk, Password), Is.Not.Empty);
    }

    [Test]
    public async Task ALockedAccount_IsOpenAgain_WithTheNewPassword()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        for (var i = 0; i < 6; i++) (await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = Clerk, password = "wrong" })).Dispose();
        using (var locked = await client.PostAsJsonAsync("/api/v1/auth/token",
            new { userName = Clerk, password = WebOffice.Password })) await locked.ProblemAsync(401, "access.locked");
        await SetAsync(office, await GiveAsync(office), Password);
        Assert.That(await office.TokenAsync(Clerk, Password), Is.Not.Empty);
    }

    /// <summary>Sets a password by the link as its holder would, at the door.</summary>
    internal static async Task SetAsync(WebOffice office, string link, string password)
    {
        using var client = office.Anonymous();
        using var set = await client.PostAsJsonAsync("/api/v1/auth/links/password", new { token = link.Split("token=")[^1], newPassword = password });
        Assert.That((int)set.StatusCode, Is.EqualTo(204), await set.Content.ReadAsStringAsync());
    }

    private static async Task<string> GiveAsync(WebOffice office) =>
        (await office.DoAsync(new ResetSignIn.Command { UserName = Clerk }, Role.Administrator)).Link.Split("token=")[1];

    private static async Task AskAsync(WebOffice office, string userName)
    {
        using var client = office.Anonymous();
        using var asked = await client.PostAsJsonAsync("/api/v1/auth/links", new AskForSignInLink.Command(userName));
        Assert.That((int)asked.StatusCode, Is.EqualTo(202), await asked.Content.ReadAsStringAsync());
    }

    private static Task<Requests.Features.Kernel.Result<ReadSignInLink.Response>> ReadAsync(WebOffice office,
        string token) => SendAnonymouslyAsync(office, new ReadSignInLink.Query(token));

    private static Task<Requests.Features.Kernel.Result<SetPasswordByLink.Response>> SendAsync(WebOffice office, string token, string password) =>
        SendAnonymouslyAsync(office, new SetPasswordByLink.Command(token, password));

    private static async Task<T> SendAnonymouslyAsync<T>(WebOffice office, IRequest<T> request)
    {
        await using var scope = office.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>What the outbox sent to the clerk's address, oldest first.</summary>
    private static async Task<IReadOnlyList<string>> MailsAsync(WebOffice office)
    {
        await office.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(DeliverOutbox.Name)!, CancellationToken.None);
        var folder = Path.Combine(office.Folder, "mail");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder).Select(f => MimeKit.MimeMessage.Load(f)).Where(m => m.To.ToString() == Address).OrderBy(m => m.Date).Select(m => m.TextBody!)]
            : [];
    }

    private static async Task<string> MailedTokenAsync(WebOffice office) =>
        System.Text.RegularExpressions.Regex.Match((await MailsAsync(office)).Single(), "/sign-in/password\\?token=([0-9a-f]+)").Groups[1].Value;
}
