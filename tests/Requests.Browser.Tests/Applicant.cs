namespace Requests.Browser.Tests;

/// <summary>What an applicant does at the form, at a desk and on a phone alike.</summary>
internal static class Applicant
{
    public const string Name = "演示申请人";
    public const string Phone = "13900000000";
    public const string Email = "applicant@example.invalid";

    private static readonly string[] Steps = ["want", "who", "contact", "agent", "how"];

    /// <summary>Answers every question; on a phone that means one page after the other.</summary>
    public static async Task AnswerAsync(Visitor visitor, string subject)
    {
        await visitor.OpenAsync("/apply");
        await visitor.Page.FillAsync("[name=subject]", subject);
        await visitor.Page.FillAsync("[name=requestText]", "申请公开上述文件，第一页有文号的那一份。");
        await GoOnAsync(visitor, "who");
        await visitor.Page.CheckAsync("[name=applicantType][value=naturalPerson]");
        await visitor.Page.FillAsync("[name='applicant.name']", Name);
        await GoOnAsync(visitor, "contact");
        await visitor.Page.FillAsync("[name='applicant.phone']", Phone);
        await visitor.Page.FillAsync("[name='applicant.email']", Email);
        await GoOnAsync(visitor, "agent");
        await GoOnAsync(visitor, "how");
        await visitor.Page.Locator("[name=wantedForm]").Nth(1).CheckAsync();
    }

    public static Task ReviewAsync(Visitor visitor) => visitor.SendAsync(".step-end .btn-main");

    public static Task KeepAsync(Visitor visitor) => visitor.SendAsync("main form [formaction='/apply/keep']:visible");

    /// <summary>Sends what is under review and answers number and query code.</summary>
    public static async Task<(string Number, string Code)> SendAsync(Visitor visitor)
    {
        await visitor.SendAsync("main form .btn-main");
        var told = await visitor.Page.Locator("main dd strong").AllInnerTextsAsync();
        Assert.That(told, Has.Count.EqualTo(2), await visitor.Page.InnerTextAsync("main"));
        return (told[0], told[1]);
    }

    public static async Task AskStatusAsync(Visitor visitor, string number, string code = Site.QueryCode)
    {
        await visitor.OpenAsync("/status");
        await visitor.Page.FillAsync("#number", number);
        await visitor.Page.FillAsync("#queryCode", code);
        await visitor.SendAsync("main form .btn-main");
    }

    private static async Task GoOnAsync(Visitor visitor, string step)
    {
        if (visitor.Manner.Width != Manner.Narrow) return;
        Assert.That(await visitor.Page.Locator(".step:visible").CountAsync(), Is.EqualTo(1), "one question a page");
        await visitor.Page.ClickAsync($"#step-{Steps[Array.IndexOf(Steps, step) - 1]} .step-on .btn-main");
        Assert.That(await visitor.Page.Locator($"#step-{step}").IsVisibleAsync(), step);
    }
}
