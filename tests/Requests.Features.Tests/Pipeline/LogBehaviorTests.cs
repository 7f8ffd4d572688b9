using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Tests.Pipeline;

public sealed class LogBehaviorTests
{
    // A handler that throws is the one somebody will look for in log, metric and trace.
    [Test]
    public async Task AHandlerThatThrows_IsLoggedMeasuredAndTraced_WithoutItsText()
    {
        var lines = new LogCatcher();
        var services = new ServiceCollection();
        lines.Listen(services);
        await using var provider = services.BuildServiceProvider();
        Activity? ended = null;
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Requests",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => ended = activity.OperationName == "ReadCase" ? activity : ended,
        };
        ActivitySource.AddActivityListener(traces);
        var outcomes = new List<object?>();
        using var metrics = new MeterListener
        {
            InstrumentPublished = (instrument,
            listener) =>
            { if (instrument.Name == "requests.use_case.duration") listener.EnableMeasurementEvents(instrument); }
        };
        metrics.SetMeasurementEventCallback<double>((_, _, tags, _) => outcomes.Add(tags.ToArray().Single(t => t.Key == "outcome").Value));
        metrics.Start();

        var behavior = new LogBehavior<ReadCase.Query, Result<ReadCase.Response>>(new Caller(),
            provider.GetRequiredService<ILogger<LogBehavior<ReadCase.Query, Result<ReadCase.Response>>>>());
        Assert.That(() => behavior.Handle(new ReadCase.Query("HCG-2026-0001"), CancellationToken.None,
            () => throw new InvalidOperationException("张三")), Throws.InvalidOperationException);

        Assert.That(lines.All, Does.Contain("ReadCase").And.Contain("failed").And.Not.Contain("张三"));
        Assert.That(outcomes, Has.Some.EqualTo("failed"));
        Assert.That((ended?.Status, ended?.GetTagItem("outcome")), Is.EqualTo(((ActivityStatusCode?)ActivityStatusCode.Error, (object?)"failed")));
    }
}
