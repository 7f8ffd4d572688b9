using System.Collections.Concurrent;
using Requests.Features.Kernel;
using Requests.Web.Demo;

namespace Requests.Browser.Tests;

/// <summary>How somebody looks at the pages.</summary>
/// <param name="Script">False: JavaScript is switched off.</param>
internal sealed record Manner(string Language = "zh-CN", int Width = 1280, bool Script = true, ColorScheme Scheme = ColorScheme.Light,
    ForcedColors Forced = ForcedColors.None)
{
    public const int Wide = 1280;
    public const int Narrow = 390;

    public override string ToString() => $"{Language} {Width}{(Script ? "" : " without script")}{(Scheme == ColorScheme.Dark ? " dark" : "")}{(Forced == ForcedColors.Active ? " forced colours" : "")}";
}

/// <summary>Somebody at a browser window of their own. Notes every fault a page shows on the way.</summary>
internal sealed class Visitor
{
    private const string Watch = """
        window.shifts = [];
        new PerformanceObserver(list => window.shifts.push(...list.getEntries().filter(entry => !entry.hadRecentInput)))
          .observe({ type: 'layout-shift', buffered: true });
        """;

    // Far below what anybody sees, above the rounding of a busy machine: the share of the window that moved times how far.
    private const string Moved = """
        () => window.shifts.reduce((sum, entry) => sum + entry.value, 0) < 0.001 ? '' :
          window.shifts.flatMap(entry => entry.sources.map(s => `${entry.value.toFixed(3)} ${s.node?.nodeName}.${s.node?.className ?? ''}`)).join(', ')
        """;

    // What the demonstration and the tests know of people; none of it belongs into an address or a title, which others see and histories keep.
    private static readonly string[] Personal = [Applicant.Name, Applicant.Phone, Applicant.Email, "演示人", Site.QueryCode];

    // Pages that packages bring along keep a policy of their own.
    private static readonly string[] Foreign = ["/docs", "/hangfire"];

    // How fast a page is, no test here says; a busy machine only makes them take longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<Role, Lazy<Task<string>>> SignedIn = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page, Manner manner) => (_context, Page, Manner) = (context, page, manner);

    public IPage Page { get; }

    public Manner Manner { get; }

    /// <summary>
    /// Requests to other hosts, errors of scripts, pages without a strict content security policy and its refusals, personal data in
    /// addresses, titles and names of downloads, downloads that open in the window.
    /// </summary>
    public IEnumerable<string> Faults => _faults;

    /// <param name="address">Of another office than the demonstration's.</param>
    public static async Task<Visitor> ArriveAsync(Manner manner, Role? role = null, Uri? address = null)
    {
        var context = await Site.Browser.NewContextAsync(new()
        {
            BaseURL = (address ?? Site.Address).ToString(),
            Locale = manner.Language,
            ViewportSize = new() { Width = manner.Width, Height = manner.Width == Manner.Narrow ? 844 : 800 },
            JavaScriptEnabled = manner.Script,
            ColorScheme = manner.Scheme,
            ForcedColors = manner.Forced,
            HasTouch = manner.Width == Manner.Narrow,
            TimezoneId = "Asia/Shanghai",
            StorageState = role is { } known ? await SignedIn.GetOrAdd(known, r => new(() => SignInAsync(r))).Value : null,
        });
        if (manner.Script) await context.AddInitScriptAsync(Watch);
        var visitor = new Visitor(context, await context.NewPageAsync(), manner);
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        context.Request += (_, request) =>
        {
            if (!new Uri(request.Url).IsLoopback) visitor._faults.Enqueue($"asks another host: {request.Url}");
        };
        context.Console += (_, message) =>
        {
            // A refusal is shown as a page; the console says the same once more.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) visitor._faults.Enqueue($"console: {message.Text}");
        };
        context.Response += (_, response) =>
        {
            if (response.Request.ResourceType == "document" && !Foreign.Any(new Uri(response.Url).AbsolutePath.StartsWith)) visitor.Note(response);
        };
        context.WebError += (_, error) => visitor._faults.Enqueue($"script: {error.Error}");
        return visitor;
    }

    /// <summary>Opens an address of the office and expects to be shown it.</summary>
    public async Task OpenAsync(string address, int status = 200)
    {
        var answer = await Page.GotoAsync(address);
        Assert.That(answer!.Status, Is.EqualTo(status), address);
        Assert.That(Page.Url.Contains("/sign-in", StringComparison.Ordinal), Is.EqualTo(address.StartsWith("/sign-in", StringComparison.Ordinal)), $"{address} asks to sign in");
        await NoteTitleAsync();
    }

    /// <summary>Presses what sends a form and waits for the page it leads to.</summary>
    public Task SendAsync(string button) => LeadAsync(() => Page.ClickAsync(button));

    /// <summary>Does what leads to another page and waits until that page is there.</summary>
    public async Task LeadAsync(Func<Task> step)
    {
        var arrived = new TaskCompletionSource();
        void Arrive(object? sender, IPage page) => arrived.TrySetResult();
        Page.Load += Arrive;
        await step();
        await arrived.Task.WaitAsync(Patience);
        Page.Load -= Arrive;
        await NoteTitleAsync();
    }

    /// <summary>Opens what shows people as they are: the first press asks for a reason. Answers the name of what is brought down.</summary>
    public async Task<string> OpenForAReasonAsync(ILocator button)
    {
        await LeadAsync(() => button.ClickAsync());
        await Page.FillAsync("[name=reason]", "核对");
        return (await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("main form .btn-main"))).SuggestedFilename;
    }

    /// <summary>What of the page moved by itself since it was opened; empty when nothing did.</summary>
    public Task<string> MovedAsync() => Page.EvaluateAsync<string>(Moved);

    /// <summary>Runs a library in the page. The driver's own way reads the text of it three times over, which a large one makes felt.</summary>
    public async Task RunScriptAsync(string script)
    {
        var tools = await _context.NewCDPSessionAsync(Page);
        await tools.SendAsync("Runtime.evaluate", new() { ["expression"] = script, ["returnByValue"] = false });
        await tools.DetachAsync();
    }

    /// <summary>From now on pages arrive bit by bit, as on a poor line.</summary>
    /// <param name="bytes">A second.</param>
    public async Task SlowDownAsync(int bytes)
    {
        var tools = await _context.NewCDPSessionAsync(Page);
        await tools.SendAsync("Network.emulateNetworkConditions",
            new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = bytes, ["uploadThroughput"] = bytes });
    }

    /// <summary>What sticks out of the window at the right, so that the page would have to be moved sideways; empty if nothing does.</summary>
    public Task<string> OverflowAsync() => Page.EvaluateAsync<string>("""
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? '' :
          [...document.querySelectorAll('body *')].filter(e => !e.closest('.tabs, .scroll-x')
              && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .map(e => e.tagName + '.' + e.className).slice(0, 5).join(' ')
        """);

    /// <summary>Another tab of the same window, with the same cookies.</summary>
    public async Task<Visitor> OpenTabAsync() => new(_context, await _context.NewPageAsync(), Manner);

    public Task ForgetCookiesAsync() => _context.ClearCookiesAsync();

    public Task LoseConnectionAsync(bool lost = true) => _context.SetOfflineAsync(lost);

    public Task LeaveAsync() => _context.CloseAsync();

    private void Note(IResponse response)
    {
        var headers = response.Headers;
        var policy = headers.GetValueOrDefault("content-security-policy") ?? "";
        if (!policy.Contains("default-src 'self'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal)) _faults.Enqueue($"no strict policy: {response.Url}");
        if (Personal.Any(Uri.UnescapeDataString(response.Url).Contains)) _faults.Enqueue($"personal data in an address: {response.Url}");
        var (kind, use) = (headers.GetValueOrDefault("content-type") ?? "", headers.GetValueOrDefault("content-disposition") ?? "");
        if (response.Status == 200 && !kind.StartsWith("text/html", StringComparison.Ordinal) && !use.StartsWith("attachment", StringComparison.Ordinal)) _faults.Enqueue($"opens in the window: {response.Url}");
        if (Personal.Any(Uri.UnescapeDataString(use).Contains)) _faults.Enqueue($"personal data in a file name: {use}");
    }

    private async Task NoteTitleAsync()
    {
        if (await Page.TitleAsync() is var title && Personal.Any(title.Contains)) _faults.Enqueue($"personal data in a title: {title}");
    }

    private static async Task<string> SignInAsync(Role role)
    {
        var visitor = await ArriveAsync(new());
        await visitor.OpenAsync("/sign-in");
        await visitor.Page.FillAsync("#userName", DemoAccounts.Of(role).UserName);
        await visitor.Page.FillAsync("#password", Site.Password);
        await visitor.SendAsync("main form button.btn-main");
        Assert.That(visitor.Page.Url, Does.Not.Contain("/sign-in"), await visitor.Page.InnerTextAsync("main"));
        var state = await visitor._context.StorageStateAsync();
        await visitor.LeaveAsync();
        return state;
    }
}
