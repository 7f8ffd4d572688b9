using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Requests.Features.Kernel;
using Requests.Web.Pages;

namespace Requests.Web.Tests.Pages;

/// <summary>The ways in: sign-in, the forgotten password, the page behind a one-time link.</summary>
public sealed class SignInPagesTests
{
    private const string Password = "a-long-pass-phrase";

    private static readonly string Clerk = WebOffice.UserName(Role.Clerk);

    [Test]
    public async Task AForgottenPassword_IsAskedForOnTheSignInPage_GivenByTheAdministrator_AndSetByItsOwner([Values("zh-CN", "en")] string language)
    {
        await using var office = await WebOffice.OpenAsync();
        using var anybody = new Browser(office, language);
        var signIn = await anybody.OpenAsync("/sign-in");
        Assert.That(signIn.Html, Does.Contain("href=\"/sign-in/forgotten\""));
        var empty = await anybody.SendAsync(await anybody.OpenAsync("/sign-in/forgotten"), []);
        Assert.That(((int)empty.Status, empty.Html.Contains("href=\"#userName\"", StringComparison.Ordinal)), Is.EqualTo((400, true)));
        var known = await anybody.SendAsync(await anybody.OpenAsync("/sign-in/forgotten"), new() { ["userName"] = Clerk });
        var unknown = await anybody.SendAsync(await anybody.OpenAsync("/sign-in/forgotten"), new() { ["userName"] = "nobody" });
        Assert.That((known.Address, known.Text), Is.EqualTo((unknown.Address, unknown.Text)), "nobody learns who has an account");
        Assert.That(Markup.Faults(known), Is.Empty);

        using var admin = await Browser.SignedInAsync(office, Role.Administrator, language);
        Assert.That((await admin.OpenAsync("/inbox")).Text, Does.Contain(Clerk));
        var made = await admin.SendAsync(await admin.OpenAsync($"/acts/reset-sign-in?user={Clerk}"), []);
        var link = System.Text.RegularExpressions.Regex.Match(made.Text, "/sign-in/password\\?token=[0-9a-f]+").Value;
        var form = await anybody.OpenAsync(link);
        Assert.That(Markup.Faults(form), Is.Empty);
        var differ = await anybody.SendAsync(form, new() { ["newPassword"] = Password, ["again"] = "another-pass-phrase" });
        Assert.That((int)differ.Status, Is.EqualTo(400));
        Assert.That(differ.Html, Does.Contain("href=\"#p-again\"").And.Not.Contain(Password).And.Not.Contain("another-pass-phrase"),
            "what was typed is not sent back");
        var weak = await anybody.SendAsync(differ, new() { ["newPassword"] = "short", ["again"] = "short" });
        Assert.That(weak.Html, Does.Contain("href=\"#p-newPassword\""));
        Assert.That(weak.Address, Is.EqualTo("/sign-in/password"), "the token has left the address");
        var done = await anybody.SendAsync(weak, new() { ["newPassword"] = Password, ["again"] = Password });
        Assert.That(done.Address, Is.EqualTo("/sign-in?done=password"), done.Text);
        Assert.That((await anybody.SendAsync(done, new() { ["userName"] = Clerk, ["password"] = Password })).Address, Is.EqualTo("/work"));
        var used = await anybody.OpenAsync(link);
        Assert.That(((int)used.Status, used.Html.Contains("p-newPassword", StringComparison.Ordinal)), Is.EqualTo((403, false)));
        Assert.That(Markup.Faults(used), Is.Empty);
    }

    [Test]
    public async Task TheRateOfTheSignIn_HoldsForTheForgottenPassword()
    {
        await using var office = await WebOffice.OpenAsync(settings: "--Limits:SignInPerMinute=3");
        using var anybody = new Browser(office);
        var form = await anybody.OpenAsync("/sign-in/forgotten");
        for (var i = 0; i < 3; i++) Assert.That((int)(await anybody.SendAsync(form, new() { ["userName"] = "nobody" })).Status, Is.EqualTo(200));
        Assert.That((int)(await anybody.SendAsync(form, new() { ["userName"] = "nobody" })).Status, Is.EqualTo(429));
    }

    [Test]
    public async Task AnAddress_IsShownInTheProfile_AndChangedOnlyWithThePassword()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        Assert.That((await clerk.OpenAsync("/profile")).Text, Does.Contain("未登记"));
        var refused = await clerk.SendAsync(await clerk.OpenAsync("/acts/change-own-email"),
            new() { ["email"] = "clerk@example.invalid", ["presentPassword"] = "wrong-word" });
        Assert.That(refused.Html, Does.Contain("href=\"#f-presentPassword\"").And.Not.Contain("wrong-word"));
        var done = await clerk.SendAsync(refused, new() { ["presentPassword"] = WebOffice.Password });
        Assert.That(done.Text, Does.Contain("clerk@example.invalid"), "and still signed in");
    }

    [Test]
    public async Task TheHintOfAPassword_SaysTheRuleThatHolds()
    {
        await using var office = await WebOffice.OpenAsync();
        var rule = office.Services.GetRequiredService<IOptions<IdentityOptions>>().Value.Password;
        foreach (var language in Text.Languages)
            Assert.That(Text.Of("hint.newPassword").In(language == "en"), Does.Contain($" {rule.RequiredLength} ").And.Contain($" {rule.RequiredUniqueChars} "), language);
    }
}
