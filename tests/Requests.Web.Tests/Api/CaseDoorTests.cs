using System.Net.Http.Json;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Api;

/// <summary>Lists by filter, as another system writes the filter into the address.</summary>
public sealed class CaseDoorTests
{
    [TestCase("state=received", 1)]
    [TestCase("state=inProgress", 0)]
    [TestCase("channel=registeredPost&open=true", 1)]
    [TestCase("outcome=REFUSED_PROHIBITED", 0)]
    public async Task ListCases_FiltersByTheCodesOfTheApi(string filter, int count)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201);
        using var supervisor = office.ClientFor(Role.Supervisor);
        var answer = await (await supervisor.GetAsync($"/api/v1/cases?{filter}")).DoneAsync();
        Assert.That(answer.GetProperty("cases").GetArrayLength(), Is.EqualTo(count));
    }

    [TestCase("state=nonsense", "state")]
    [TestCase("outcome=RefusedProhibited", "outcome")]
    public async Task ListCases_WithAnUnknownCode_NamesTheField(string filter, string field)
    {
        await using var office = await WebOffice.OpenAsync();
        using var supervisor = office.ClientFor(Role.Supervisor);
        var problem = await (await supervisor.GetAsync($"/api/v1/cases?{filter}")).ProblemAsync(400, "input.not-readable");
        Assert.That(problem.GetProperty("errors").TryGetProperty(field, out _), Is.True);
    }
}
