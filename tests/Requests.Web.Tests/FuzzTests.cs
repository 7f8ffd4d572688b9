using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Tests.Pages;

namespace Requests.Web.Tests;

/// <summary>
/// Every door with what no client should send, by somebody who may do everything: an answer it may be, a fault of the
/// program never. Which doors there are is read from the program. <c>REQUESTS_FUZZ=20</c> sends that many times as much.
/// </summary>
public sealed partial class FuzzTests
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("REQUESTS_FUZZ"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 1;

    private readonly ConcurrentDictionary<string, string> _faults = new();

    private int _sent;

    [Test]
    public async Task NoDoorOfTheApi_AnswersWithAFault()
    {
        using var log = new FaultLog();
        await using var office = await OpenAsync(log);
        using var anonymous = office.Anonymous();
        var client = office.ClientFor(Role.Operator);
        var api = JsonNode.Parse(await anonymous.GetStringAsync("/openapi/v1.json"))!;
        var hostile = new HostileInput(api);
        var started = System.Diagnostics.Stopwatch.StartNew();
        foreach (var (path, item) in api["paths"]!.AsObject())
            foreach (var (verb, door) in item!.AsObject())
            {
                var content = door!["requestBody"]?["content"]?.AsObject().First();
                var reads = verb == "get";
                foreach (var address in Addresses(hostile, path, door, reads))
                    using (var answer = await SendAsync(client, verb, address, null, null)) await NoteAsync(log, verb, path, address, answer);
                if (reads) continue;
                foreach (var body in hostile.BodiesFor(content?.Key == "application/json" ? content.Value.Value!["schema"] : null, Rounds))
                {
                    var address = Addresses(hostile, path, door, false).First();
                    using var answer = await SendAsync(client, verb, address, body, content?.Key ?? "application/json");
                    await NoteAsync(log, verb, path, $"{address} {body}", answer);
                    // A door may have ended the sign-in; what was guessed at it meanwhile slows the next one down.
                    if (answer.StatusCode == HttpStatusCode.Unauthorized && !OwnAccount.Any(door => path.Contains(door, StringComparison.Ordinal)))
                    {
                        client.Dispose();
                        office.Time.Advance(TimeSpan.FromMinutes(20));
                        client = office.ClientFor(Role.Operator);
                    }
                    if (path.Contains("/portal/", StringComparison.Ordinal) || path.Contains("/auth/", StringComparison.Ordinal))
                        using (var strange = await SendAsync(anonymous, verb, address, body, content?.Key ?? "application/json"))
                            await NoteAsync(log, verb, path, $"anonymous {address} {body}", strange);
                }
            }
        client.Dispose();
        await TestContext.Out.WriteLineAsync($"{_sent} requests in {started.Elapsed.TotalSeconds:0} s");
        Assert.That(_sent, Is.GreaterThan(5000));
        Assert.That(_faults, Is.Empty, string.Join('\n', _faults.Select(f => $"{f.Key}\n    {f.Value}")));
    }

    [Test]
    public async Task NoFormOfAPage_AnswersWithAFault()
    {
        using var log = new FaultLog();
        await using var office = await OpenAsync(log);
        using var browser = await Browser.SignedInAsync(office, Role.Operator);
        var loader = office.Services.GetRequiredService<PageLoader>();
        var pages = office.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>();
        var started = System.Diagnostics.Stopwatch.StartNew();
        var turn = 0;
        foreach (var page in pages.OrderBy(p => p.AttributeRouteInfo!.Template, StringComparer.Ordinal))
        {
            var template = page.AttributeRouteInfo!.Template!;
            if (template.StartsWith("sign-", StringComparison.Ordinal)) continue;
            var compiled = await loader.LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty);
            foreach (var value in HostileInput.Texts.Where((_, no) => no % 5 == turn % 5).Prepend("1").Take(2 + Rounds))
            {
                var address = "/" + Parameter().Replace(template, m => PagePart(m.Groups[1].Value, value == "1" ? null : value));
                var query = string.Join('&', compiled.HandlerMethods.SelectMany(h => h.Parameters).Select(p => p.Name).Distinct()
                    .Select(name => $"{name}={Uri.EscapeDataString(HostileInput.Texts[turn++ % (HostileInput.Texts.Count - 1)])}"));
                await NoteAsync(log, "get", template, $"{address}?{query}", await browser.OpenAsync($"{address}?{query}"));
            }
            foreach (var plain in PlainAddresses(template))
            {
                var shown = await browser.OpenAsync(plain);
                await NoteAsync(log, "get", template, plain, shown);
                foreach (var form in shown.PostForms.DistinctBy(f => f.Action + string.Join(',', f.Fields.Keys)).ToList())
                {
                    // Also choices that nobody made.
                    foreach (var name in FieldName().Matches(shown.Html).Select(m => m.Groups[1].Value).Union(form.Fields.Keys).Where(n => n != Token))
                        for (var round = 0; round < Rounds; round++)
                            await PostAsync(form.Action, form.Fields.Where(f => f.Key != name).Append(new(name, Next())));
                    await PostAsync(form.Action, form.Fields.Select(f => f.Key == Token ? f : new(f.Key, Next())));
                    await PostAsync(form.Action, form.Fields.Where(f => f.Key == Token));
                    await PostAsync(form.Action, form.Fields.SelectMany(f => f.Key == Token ? [f] : new[] { f, f }));
                }
                var token = (await browser.OpenAsync("/profile")).PostForms.First().Fields[Token];
                foreach (var handler in compiled.HandlerMethods.Where(h => h.HttpMethod == "Post"))
                {
                    var names = handler.Parameters.Select(p => p.Name).Concat(compiled.BoundProperties.Select(p => p.Name));
                    for (var round = 0; round < 1 + Rounds; round++)
                        await PostAsync($"{plain}?handler={handler.Name}", [new(Token, token), .. names.Select(n => KeyValuePair.Create(n, round == 0 ? "1" : Next()))]);
                }
            }

            string Next() => HostileInput.Texts[turn++ % HostileInput.Texts.Count];

            async Task PostAsync(string action, IEnumerable<KeyValuePair<string, string>> fields)
            {
                var sent = fields.ToList();
                await NoteAsync(log, "post", template, $"{action} {string.Join('&', sent.Where(f => f.Key != Token))}", await browser.PostAsync(action, sent));
            }
        }
        await TestContext.Out.WriteLineAsync($"{_sent} requests in {started.Elapsed.TotalSeconds:0} s");
        Assert.That(_sent, Is.GreaterThan(1000));
        Assert.That(_faults, Is.Empty, string.Join('\n', _faults.Select(f => $"{f.Key}\n    {f.Value}")));
    }

    private static readonly string[] OwnAccount = ["/auth/", "/me/", "/setup"];

    private const string Token = "__RequestVerificationToken";

    // Cases in four states and one user who holds every role and keeps the installation.
    private static async Task<WebOffice> OpenAsync(FaultLog log)
    {
        var office = await WebOffice.OpenAsync(adapt: b =>
        {
            b.Logging.ClearProviders().AddProvider(log);
            b.Logging.SetMinimumLevel(LogLevel.Error);
        });
        await CaseWork.IssueAsync(office);
        using (var clerk = await Browser.SignedInAsync(office, Role.Clerk))
            foreach (var subject in new[] { "绿化养护合同", "路灯维护记录", "公厕改造预算" }) await EveryPageTests.LogAsync(clerk, subject);
        await office.InDbAsync(async db =>
        {
            var body = await db.Set<Body>().Where(b => b.Code == WebOffice.Body).Select(b => b.Id).SingleAsync();
            foreach (var role in Enum.GetValues<Role>().Except([Role.Applicant, Role.System, Role.Operator]))
                db.Set<Membership>().Add(new Membership(WebOffice.UserId(Role.Operator), body, role));
            return await db.SaveChangesAsync();
        });
        foreach (var no in new[] { 2, 3 })
            await office.DoAsync(new Features.Areas.Intake.AssignCase.Command(WebOffice.UserId(Role.Operator)) { CaseNumber = $"HCG-2026-000{no}" }, Role.Head);
        return office;
    }

    private static IEnumerable<string> Addresses(HostileInput hostile, string path, JsonNode door, bool reads)
    {
        var parameters = door["parameters"]?.AsArray() ?? [];
        var queries = parameters.Where(p => p!["in"]!.GetValue<string>() == "query").ToList();
        yield return Address(null, null, -1);
        // Each of a door's parts spoilt by itself, then all.
        var count = reads ? 3 + Rounds : 1 + Rounds;
        for (var no = 0; no < count * Math.Max(1, queries.Count); no++) yield return Address(null, hostile.NextText(), queries.Count == 0 ? -1 : no % queries.Count);
        if (path.Contains('{', StringComparison.Ordinal))
            for (var no = 0; no < count; no++) yield return Address(hostile.NextText(), null, -1);

        string Address(string? part, string? value, int spoilt) =>
            Parameter().Replace(path, m => part is null
                ? PagePart(m.Groups[1].Value, null, parameters.FirstOrDefault(p => p!["name"]!.GetValue<string>() == m.Groups[1].Value)?["schema"], hostile)
                : Escaped(part))
            + (queries.Count == 0 ? "" : "?" + string.Join('&', queries.Select((q, no) =>
                $"{q!["name"]}={Uri.EscapeDataString(no == spoilt || spoilt < 0 && value is not null ? value! : Plain(q))}")));

        string Plain(JsonNode? query) => hostile.Sample(query!["schema"], query["name"]!.GetValue<string>(), 0) is { } sample
            ? sample is JsonArray items ? items[0]?.ToString() ?? "" : sample.ToString() : "";
    }

    private static IEnumerable<string> PlainAddresses(string template)
    {
        if (!template.StartsWith("cases/", StringComparison.Ordinal))
        {
            if (template.StartsWith("acts/", StringComparison.Ordinal))
                foreach (var act in Web.Pages.Office.OfficeActs.All) yield return $"/acts/{act.Address}";
            else yield return "/" + Parameter().Replace(template, m => PagePart(m.Groups[1].Value, null));
            yield break;
        }
        foreach (var number in Numbers)
        {
            var address = "/" + template.Replace("{number}", number, StringComparison.Ordinal);
            if (!address.Contains("{act}", StringComparison.Ordinal)) yield return Parameter().Replace(address, m => PagePart(m.Groups[1].Value, null));
            else
                foreach (var act in Web.Pages.Office.CaseActs.All) yield return address.Replace("{act}", act.Address, StringComparison.Ordinal);
        }
    }

    private static readonly string[] Numbers = ["HCG-2026-0001", "HCG-2026-0002", "HCG-2026-0004"];

    private static int s_number;

    private static string PagePart(string part, string? spoilt, JsonNode? schema = null, HostileInput? hostile = null)
    {
        if (spoilt is not null) return Escaped(spoilt);
        var (name, kind) = part.TrimEnd('?').Split(':') is [var n, var k] ? (n, k) : (part.TrimEnd('?'), "");
        return (name, kind) switch
        {
            ("number", _) => Numbers[s_number++ % Numbers.Length],
            ("year" or "before", _) => "2026",
            ("userName" or "name", _) => WebOffice.UserName(Role.Officer),
            ("body", _) => WebOffice.Body,
            (_, "guid") => $"{WebOffice.UserId(Role.Officer)}",
            ("code", _) => "DOC-3",
            (_, "int") => "1",
            _ when schema is not null && hostile?.Sample(schema, name, 0) is { } sample => Escaped(sample.ToString()),
            _ => "1",
        };
    }

    // An address has its own bounds, an empty part is another address, and none reaches us with a null in it.
    private static string Escaped(string part) => part.Length == 0 ? "-" : Uri.EscapeDataString((part.Length > 300 ? part[..300] : part).Replace('\0', '0'));

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, string verb, string address, string? body, string? type)
    {
        _sent++;
        using var request = new HttpRequestMessage(new HttpMethod(verb.ToUpperInvariant()), address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type!);
        }
        return await client.SendAsync(request);
    }

    private async Task NoteAsync(FaultLog log, string verb, string door, string what, HttpResponseMessage answer)
    {
        if (IsFault(answer.StatusCode)) Note(log, verb, door, what, answer.StatusCode);
        else if (answer.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json") await answer.Content.LoadIntoBufferAsync();
    }

    private Task NoteAsync(FaultLog log, string verb, string door, string what, Pages.Page page)
    {
        _sent++;
        if (IsFault(page.Status)) Note(log, verb, door, what, page.Status);
        return Task.CompletedTask;
    }

    private void Note(FaultLog log, string verb, string door, string what, HttpStatusCode status) =>
        _faults.TryAdd($"{(int)status} {verb} {door} {log.Last}", what[..Math.Min(what.Length, 400)]);

    private static bool IsFault(HttpStatusCode status) => status >= HttpStatusCode.InternalServerError;

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<(?:input|select|textarea)[^>]*?name=\"([^\"]+)\"")]
    private static partial Regex FieldName();

    /// <summary>The newest fault the program wrote to its log, and where it was.</summary>
    private sealed partial class FaultLog : ILoggerProvider, ILogger
    {
        public string Last { get; private set; } = "";

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is null) return;
            var own = Own().Matches(exception.ToString()).Take(3).Select(m => m.Value.Trim());
            Last = $"{exception.GetType().Name} {exception.Message.Split('\n')[0]} {exception.InnerException?.Message.Split('\n')[0]} {string.Join(" < ", own)}";
        }

        public void Dispose() { }

        [GeneratedRegex(@"Requests\.[^\n]*? in [^\n]*/([^/\n]*:line \d+)")]
        private static partial Regex Own();
    }
}
