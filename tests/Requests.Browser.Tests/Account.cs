using Requests.Features.Kernel;

namespace Requests.Browser.Tests;

/// <summary>The one-time link of an account, as an administrator makes it and its owner opens it.</summary>
internal static class Account
{
    /// <summary>Resets the sign-in of somebody who is nobody else's visitor; answers the link that is shown.</summary>
    public static async Task<string> GiveLinkAsync(Visitor admin, string? userName = null)
    {
        var name = userName ?? await OpenAsync(admin);
        await admin.OpenAsync($"/acts/reset-sign-in?user={name}");
        await admin.SendAsync("main form .btn-main");
        return new Uri(await admin.Page.InnerTextAsync(".secret code")).PathAndQuery;
    }

    /// <summary>An account of its own, so that no other visitor is signed out.</summary>
    public static async Task<string> OpenAsync(Visitor admin) => (await OpenAsync(admin, "clerk")).UserName;

    /// <summary>Opens an account of this role; answers its name and where its owner sets the password.</summary>
    public static async Task<(string UserName, string Path)> OpenAsync(Visitor admin, string role)
    {
        var name = $"new.{Guid.NewGuid().ToString("N")[..8]}";
        await admin.OpenAsync("/acts/create-user");
        await admin.Page.FillAsync("[name=userName]", name);
        await admin.Page.FillAsync("[name=displayName]", "新同事");
        await admin.Page.CheckAsync($"[name=roles][value={role}]");
        await admin.SendAsync("main form .btn-main");
        Assert.That(await admin.Page.Locator(".secret code").CountAsync(), Is.EqualTo(1), await admin.Page.InnerTextAsync("main"));
        return (name, new Uri(await admin.Page.InnerTextAsync(".secret code")).PathAndQuery);
    }

    /// <summary>Sets the password behind a link, and signs in with it.</summary>
    public static async Task EnterAsync(Visitor owner, string userName, string path)
    {
        await owner.OpenAsync(path);
        await owner.Page.FillAsync("[name=newPassword]", Site.Password);
        await owner.Page.FillAsync("[name=again]", Site.Password);
        await owner.SendAsync("main form .btn-main");
        await owner.Page.FillAsync("#userName", userName);
        await owner.Page.FillAsync("#password", Site.Password);
        await owner.SendAsync("main form .btn-main");
        Assert.That(owner.Page.Url, Does.Contain("/work"), await owner.Page.InnerTextAsync("main"));
    }

    /// <summary>Opens a fresh link as its owner.</summary>
    public static async Task OpenLinkAsync(Visitor owner)
    {
        var admin = await Visitor.ArriveAsync(new(), Role.Administrator);
        await owner.OpenAsync(await GiveLinkAsync(admin));
        await admin.LeaveAsync();
    }
}
