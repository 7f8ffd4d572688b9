using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Requests.Features.Kernel;

namespace Requests.Web.Tests;

public sealed class LogTests
{
    [Test]
    public async Task NothingPersonalReachesTheLog_EvenWhenItTellsAll()
    {
        using var log = new Collector();
        await using var office = await WebOffice.OpenAsync(adapt: b => b.Logging.AddProvider(log), settings: "--Logging:LogLevel:Default=Debug");
        using var clerk = office.ClientFor(Role.Clerk);
        using var good = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        await good.DoneAsync(201);
        using var faulty = await clerk.PostAsJsonAsync("/api/v1/cases", new { applicant = SampleData.Applicant(), channel = "pigeon" });
        await faulty.ProblemAsync(400, "input.not-readable");
        var all = string.Join('\n', log.Lines);
        Assert.That(all, Does.Contain("RegisterRequest by hcg.clerk: done"));
        Assert.That(all, Does.Contain("POST /api/v1/cases 400"));
        foreach (var secret in new[] { "张三", "13800000000", "zhangsan", "某市某街1号", "停车泊位", WebOffice.Password })
            Assert.That(all, Does.Not.Contain(secret));
    }

    [Test]
    public async Task ARequestIsOneLine_ByItsDoor_NotItsAddress()
    {
        using var log = new Collector();
        await using var office = await WebOffice.OpenAsync(adapt: b => b.Logging.AddProvider(log));
        using var clerk = office.ClientFor(Role.Clerk);
        using var made = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        var number = (await made.DoneAsync(201)).GetProperty("caseNumber").GetString()!;
        log.Lines.Clear();
        using var read = await clerk.GetAsync($"/api/v1/cases/{number}");
        await read.DoneAsync(200);
        Assert.That(log.Lines, Has.Count.EqualTo(1));
        Assert.That(log.Lines.Single(), Does.Match(@"^GET /api/v1/cases/\{\w+\} 200 in \d+ ms by hcg\.clerk$"));
    }

    [Test]
    public async Task LevelsAreThoseOfTheSettings()
    {
        await using var office = await WebOffice.OpenAsync(settings: "--Logging:LogLevel:Microsoft=Error");
        var logs = office.Services.GetRequiredService<ILoggerFactory>();
        Assert.That(logs.CreateLogger("Microsoft.Any").IsEnabled(LogLevel.Warning), Is.False);
        Assert.That(logs.CreateLogger("Requests.Any").IsEnabled(LogLevel.Information));
        Assert.That(logs.CreateLogger("Requests.Any").IsEnabled(LogLevel.Debug), Is.False);
    }

    private sealed class Collector : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose() => Lines.Clear();
    }
}
