using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Pages;

/// <summary>A browser without script: keeps cookies, follows redirects, sends forms as they stand with some fields filled in.</summary>
public sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    public Browser(WebOffice office, string language = "zh-CN")
    {
        var server = (TestServer)office.Services.GetRequiredService<IServer>();
        _client = new HttpClient(server.CreateHandler()) { BaseAddress = new Uri("http://localhost") };
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    /// <summary>A browser in which the user of this role has signed in.</summary>
    public static async Task<Browser> SignedInAsync(WebOffice office, Role role, string language = "zh-CN", string body = WebOffice.Body)
    {
        var browser = new Browser(office, language);
        var page = await browser.OpenAsync("/sign-in");
        var after = await browser.SendAsync(page, new() { ["userName"] = WebOffice.UserName(role, body), ["password"] = WebOffice.Password });
        Assert.That((int)after.Status, Is.EqualTo(200), after.Html);
        return browser;
    }

    public Task<Page> OpenAsync(string address) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Sends the last form of the page that has a text field or a button, with these answers.</summary>
    public Task<Page> SendAsync(Page page, Dictionary<string, string> answers, string? button = null)
    {
        var form = page.Form;
        foreach (var (name, value) in answers) form.Fields[name] = value;
        if (button is not null) form.Fields["more"] = button;
        return FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new FormUrlEncodedContent(form.Fields) });
    }

    /// <summary>Sends the form with these values in place of those of their names; a name may come several times.</summary>
    public Task<Page> SendPairsAsync(Page page, IReadOnlyList<KeyValuePair<string, string>> answers)
    {
        var form = page.Form;
        var fields = form.Fields.Where(f => answers.All(a => a.Key != f.Key)).Concat(answers);
        return FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>Sends fields to an address, whatever the page shows.</summary>
    public Task<Page> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        FollowAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Sends the same form with a file chosen in one of its fields.</summary>
    public Task<Page> UploadAsync(Page page, string field, string fileName, byte[] content, Dictionary<string, string> answers)
    {
        var form = page.Form;
        foreach (var (name, value) in answers) form.Fields[name] = value;
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields.Where(f => f.Key != field)) body.Add(new StringContent(value), name);
        body.Add(new ByteArrayContent(content), field, fileName);
        return FollowAsync(new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = body });
    }

    public void Dispose() => _client.Dispose();

    private async Task<Page> FollowAsync(HttpRequestMessage request)
    {
        for (var turn = 0; turn < 5; turn++)
        {
            var address = new Uri(_client.BaseAddress!, request.RequestUri!);
            if (_cookies.GetCookieHeader(address) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
            using var answer = await _client.SendAsync(request);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set) _cookies.SetCookies(address, cookie);
            if (answer.Headers.Location is not { } next) return new Page(address.PathAndQuery, answer.StatusCode, await answer.Content.ReadAsStringAsync());
            request = new HttpRequestMessage(HttpMethod.Get, next);
        }
        throw new InvalidOperationException("Redirected in a circle.");
    }
}

/// <summary>What a browser was shown.</summary>
public sealed partial record Page(string Address, HttpStatusCode Status, string Html)
{
    public string Text => WebUtility.HtmlDecode(Tags().Replace(Html, " "));

    /// <summary>The page with only the form that holds a piece of text.</summary>
    public Page FormHolding(string text) => this with { Html = Forms().Matches(Html).Single(m => m.Value.Contains(text, StringComparison.Ordinal)).Value };

    /// <summary>The main form of the page: where it goes and what it carries as it stands.</summary>
    public (string Action, Dictionary<string, string> Fields) Form => PostForms.Last();

    /// <summary>Every form that is sent, but for the one that signs out.</summary>
    public IEnumerable<(string Action, Dictionary<string, string> Fields)> PostForms => Forms().Matches(Html).Select(m => m.Value)
        .Where(form => form.Contains("method=\"post\"", StringComparison.Ordinal) && !form.Contains("/sign-out", StringComparison.Ordinal))
        .Select(FieldsOf);

    private (string Action, Dictionary<string, string> Fields) FieldsOf(string form)
    {
        var action = Attribute(form[..form.IndexOf('>', StringComparison.Ordinal)], "action") ?? Address;
        var fields = new Dictionary<string, string>();
        foreach (Match input in Inputs().Matches(form))
        {
            var isChoice = Attribute(input.Value, "type") is "radio" or "checkbox";
            if (Attribute(input.Value, "name") is { } name && (!isChoice || input.Value.Contains(" checked", StringComparison.Ordinal)))
                fields[name] = Attribute(input.Value, "value") ?? "";
        }
        foreach (Match chosen in Chosen().Matches(form)) fields[chosen.Groups[1].Value] = chosen.Groups[2].Value;
        foreach (Match area in Areas().Matches(form)) fields[area.Groups[1].Value] = WebUtility.HtmlDecode(area.Groups[2].Value);
        return (action, fields);
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<select[^>]*name=\"([^\"]*)\"[^>]*>(?:(?!</select>).)*<option value=\"([^\"]*)\" selected", RegexOptions.Singleline)]
    private static partial Regex Chosen();

    [GeneratedRegex("<textarea[^>]*name=\"([^\"]*)\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();
}
