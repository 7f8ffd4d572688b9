using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Office;

public sealed class UserTests
{
    private const string Password = "a-long-pass-phrase";

    [Test]
    public async Task CreateUser_CanSignInAndActsInItsRoles()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.DoAsync(new CreateUnit.Command("FGC", "法规处"), Role.Administrator);
        var made = await office.DoAsync(new CreateUser.Command("li.si", "李四", [Role.Officer, Role.Clerk], "FGC",
            Email: "li.si@example.invalid"), Role.Administrator);
        await SignInLinkTests.SetAsync(office, made.Link!, Password);
        Assert.That(made.User.Roles, Is.EqualTo(new[] { Role.Officer, Role.Clerk }));
        Assert.That(await office.TokenAsync("li.si", Password), Is.Not.Empty);
        var listed = (await office.DoAsync(new ListUsers.Query(), Role.Administrator)).Single(u => u.UserName == "li.si");
        Assert.That((listed.Unit, listed.DisplayName, listed.IsActive, listed.Email), Is.EqualTo(("FGC", "李四", true, "li.si@example.invalid")));
        Assert.That((await office.DoAsync(new ListUsers.Query(), Role.Administrator, WebOffice.OtherBody)).Select(u => u.UserName), Does.Not.Contain("li.si"));
    }

    [Test]
    public async Task CreateUser_WithWeakPasswordTakenNameOrForeignRole_IsRefused()
    {
        await using var office = await WebOffice.OpenAsync();
        var weak = await office.RefusedAsync("input.invalid", new CreateUser.Command("li.si", "李四", [Role.Clerk]) { Password = "short" }, Role.Administrator);
        Assert.That(weak.Fields!.Keys, Is.EqualTo(new[] { "password" }));
        var taken = await office.RefusedAsync("input.invalid", new CreateUser.Command(WebOffice.UserName(Role.Clerk), "李四", [Role.Clerk]), Role.Administrator);
        Assert.That(taken.Fields!.Keys, Is.EqualTo(new[] { "userName" }));
        var foreign = await office.RefusedAsync("input.invalid", new CreateUser.Command("li.si", "李四", [Role.System]), Role.Administrator);
        Assert.That(foreign.Fields!.Keys, Is.EqualTo(new[] { "roles" }));
        await office.RefusedAsync("office.no-such-unit", new CreateUser.Command("li.si", "李四", [Role.Clerk], "NONE"), Role.Administrator);
    }

    [Test]
    public async Task ChangeUserRoles_CountsAtTheNextRequest()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        using var before = await clerk.GetAsync("/api/v1/me");
        Assert.That((await before.DoneAsync()).GetProperty("roles")[0].GetString(), Is.EqualTo("clerk"));
        await office.DoAsync(new ChangeUserRoles.Command([Role.Clerk, Role.Reviewer]) { UserName = WebOffice.UserName(Role.Clerk) }, Role.Administrator);
        using var after = await clerk.GetAsync("/api/v1/me");
        Assert.That((await after.DoneAsync()).GetProperty("roles").GetArrayLength(), Is.EqualTo(2));
        await office.DoAsync(new ChangeUserRoles.Command([]) { UserName = WebOffice.UserName(Role.Clerk) }, Role.Administrator);
        using var gone = await clerk.GetAsync("/api/v1/me");
        await gone.ProblemAsync(401, "access.not-signed-in");
    }

    [Test]
    public async Task LastAdministrator_CannotBeTakenAway()
    {
        await using var office = await WebOffice.OpenAsync();
        var me = WebOffice.UserName(Role.Administrator);
        await office.RefusedAsync("office.last-administrator", new ChangeUserRoles.Command([Role.Clerk]) { UserName = me }, Role.Administrator);
        await office.RefusedAsync("office.last-administrator", new DeactivateUser.Command(me), Role.Administrator);
    }

    [Test]
    public async Task DeactivateUser_VoidsTokensAndSignIn()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = office.ClientFor(Role.Officer);
        using var before = await officer.GetAsync("/api/v1/me");
        await before.DoneAsync();
        await office.DoAsync(new DeactivateUser.Command(WebOffice.UserName(Role.Officer)), Role.Administrator);
        using var after = await officer.GetAsync("/api/v1/me");
        await after.ProblemAsync(401, "access.not-signed-in");
        using var client = office.Anonymous();
        using var signIn = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/api/v1/auth/token",
            new { userName = WebOffice.UserName(Role.Officer), password = WebOffice.Password });
        await signIn.ProblemAsync(401, "access.wrong-credentials");
    }

    [Test]
    public async Task UserOfAnotherBody_IsNotThere()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.RefusedAsync("office.no-such-user", new DeactivateUser.Command(WebOffice.UserName(Role.Clerk, WebOffice.OtherBody)), Role.Administrator);
        await office.RefusedAsync("office.no-such-user", new ResetSignIn.Command
        {
            UserName = WebOffice.UserName(Role.Clerk,
            WebOffice.OtherBody)
        }, Role.Administrator);
    }

    [Test]
    public async Task ResetSignIn_GivesALink_AndChangeOwnPasswordAnotherPassword()
    {
        await using var office = await WebOffice.OpenAsync();
        var clerk = WebOffice.UserName(Role.Clerk);
        var reset = await office.DoAsync(new ResetSignIn.Command { UserName = clerk }, Role.Administrator);
        await SignInLinkTests.SetAsync(office, reset.Link, Password);
        Assert.That(await office.TokenAsync(clerk, Password), Is.Not.Empty);
        var wrong = await office.RefusedAsync("office.wrong-password", new ChangeOwnPassword.Command("wrong", "another-pass-phrase"), Role.Clerk);
        Assert.That(wrong.Fields!.Keys, Is.EqualTo(new[] { "presentPassword" }));
        await office.DoAsync(new ChangeOwnPassword.Command(Password, "another-pass-phrase"), Role.Clerk);
        Assert.That(await office.TokenAsync(clerk, "another-pass-phrase"), Is.Not.Empty);
    }

    [Test]
    public async Task SecondFactor_OnceOn_IsNotBegunAgain_UntilReset()
    {
        await using var office = await WebOffice.OpenAsync();
        var begun = await office.DoAsync(new BeginSecondFactor.Command(), Role.Clerk);
        Assert.That(begun.Uri, Does.StartWith("otpauth://totp/").And.Contain(begun.Secret));
        await office.RefusedAsync("office.wrong-one-time-code", new ConfirmSecondFactor.Command("x"), Role.Clerk);
        await office.InDbAsync(async db =>
        {
            (await db.Set<User>().FindAsync(WebOffice.UserId(Role.Clerk)))!.TwoFactorEnabled = true;
            return await db.SaveChangesAsync();
        });
        await office.RefusedAsync("office.second-factor-on", new BeginSecondFactor.Command(), Role.Clerk);
        var reset = await office.DoAsync(new ResetSignIn.Command(ClearSecondFactor: true) { UserName = WebOffice.UserName(Role.Clerk) }, Role.Administrator);
        await SignInLinkTests.SetAsync(office, reset.Link, Password);
        Assert.That(await office.TokenAsync(WebOffice.UserName(Role.Clerk), Password), Is.Not.Empty);
    }

    [Test]
    public async Task ARecoveryCode_SignsInOnce_AndIsKeptAsAHashOnly()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.RefusedAsync("office.second-factor-off", new RenewRecoveryCodes.Command(), Role.Clerk);
        await office.InDbAsync(async db =>
        {
            (await db.Set<User>().FindAsync(WebOffice.UserId(Role.Clerk)))!.TwoFactorEnabled = true;
            return await db.SaveChangesAsync();
        });
        var codes = (await office.DoAsync(new RenewRecoveryCodes.Command(), Role.Clerk)).Codes;
        Assert.That(codes.Distinct().Count(), Is.EqualTo(RecoveryCodes.Count));
        var kept = await office.InDbAsync(async db => string.Join(';',
            await db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>().Select(t => t.Value).ToListAsync()));
        Assert.That(codes, Has.None.Matches<string>(kept.Contains));

        using var client = office.Anonymous();
        Task<HttpResponseMessage> SignInAsync(string code) => System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/api/v1/auth/token",
            new { userName = WebOffice.UserName(Role.Clerk), password = WebOffice.Password, oneTimeCode = code });
        using (var first = await SignInAsync(codes[0].ToLowerInvariant())) await first.DoneAsync();
        using (var again = await SignInAsync(codes[0])) await again.ProblemAsync(401, "access.wrong-one-time-code");
        var anew = (await office.DoAsync(new RenewRecoveryCodes.Command(), Role.Clerk)).Codes;
        using (var old = await SignInAsync(codes[1])) await old.ProblemAsync(401, "access.wrong-one-time-code");
        using (var renewed = await SignInAsync(anew[1])) await renewed.DoneAsync();
    }

    [Test]
    public async Task CreateApiKey_ForAUserOfAnotherBody_IsRefused_AndRevokeApiKeyStaysInsideTheBody()
    {
        await using var office = await WebOffice.OpenAsync();
        var stranger = WebOffice.UserName(Role.Clerk, WebOffice.OtherBody);
        await office.RefusedAsync("office.no-such-user", new CreateApiKey.Command("OA", stranger, [ApiScopes.Read]), Role.Administrator);
        var key = await office.DoAsync(new CreateApiKey.Command("OA", await office.ServiceAsync(Role.Clerk), [ApiScopes.Read]), Role.Administrator);
        await office.RefusedAsync("office.no-such-key", new RevokeApiKey.Command(key.Id), Role.Administrator, WebOffice.OtherBody);
        Assert.That(await office.DoAsync(new ListApiKeys.Query(), Role.Administrator, WebOffice.OtherBody), Is.Empty);
        await office.DoAsync(new RevokeApiKey.Command(key.Id), Role.Administrator);
        Assert.That((await office.DoAsync(new ListApiKeys.Query(), Role.Administrator)).Single().RevokedAt, Is.Not.Null);
    }
}
