using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Register;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Web.Tests.Reports;

public sealed class ImportDoorTests
{
    [Test]
    public async Task Import_IsAcceptedRunAndUndone()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"number":"H-1","subject":"事项","receivedOn":"2025-01-06"}"""));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var started = await head.PostAsync("/api/v1/register/imports?mode=commit", file);
        Assert.That((await started.DoneAsync(202)).GetProperty("state").GetString(), Is.EqualTo("queued"));
        await office.InScopeAsync(services => services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(RunImports.Name)!, CancellationToken.None));
        var read = await (await head.GetAsync(started.Headers.Location)).DoneAsync();
        Assert.That((read.GetProperty("state").GetString(), read.GetProperty("good").GetInt32()), Is.EqualTo(("done", 1)));
        await (await head.GetAsync("/api/v1/cases/H-1")).DoneAsync();
        await (await head.PostAsync($"{started.Headers.Location}/undo", null)).DoneAsync();
        await (await head.GetAsync("/api/v1/cases/H-1")).ProblemAsync(404, "case.not-found");
    }

    [Test]
    public async Task Import_InAnotherModeOrByAClerk_IsRefused()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        using var file = new StringContent("number", Encoding.UTF8, "text/csv");
        await (await head.PostAsync("/api/v1/register/imports?mode=perhaps", file)).ProblemAsync(400, "register.import-type");
        using var clerk = office.ClientFor(Role.Clerk);
        await (await clerk.PostAsync("/api/v1/register/imports?mode=commit", file)).ProblemAsync(403, "access.not-allowed");
    }
}
