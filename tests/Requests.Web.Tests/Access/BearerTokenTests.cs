using System.Net.Http.Headers;
using System.Net.Http.Json;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Access;

public sealed class BearerTokenTests
{
    [Test]
    public async Task Token_OfAClerk_OpensTheDoorOfRegistering()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        using var answer = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        var receipt = await answer.DoneAsync(201);
        Assert.That(receipt.GetProperty("caseNumber").GetString(), Is.EqualTo("HCG-2026-0001"));
        Assert.That(answer.Headers.ETag, Is.Not.Null);
    }

    [Test]
    public async Task Token_WithWrongPassword_IsRefused()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        foreach (var userName in new[] { WebOffice.UserName(Role.Clerk), "nobody" })
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName, password = "wrong" });
            await answer.ProblemAsync(401, "access.wrong-credentials");
        }
    }

    [Test]
    public async Task NoToken_IsUnauthorized_AndWrongRoleIsForbidden()
    {
        await using var office = await WebOffice.OpenAsync();
        using var anonymous = office.Anonymous();
        using var nobody = await anonymous.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        await nobody.ProblemAsync(401, "access.not-signed-in");
        using var reviewer = office.ClientFor(Role.Reviewer);
        using var wrongRole = await reviewer.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        await wrongRole.ProblemAsync(403, "access.not-allowed");
    }

    [Test]
    public async Task Token_AfterAnHour_IsVoid_AndARefreshTokenGivesANewOne()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var first = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = WebOffice.UserName(Role.Clerk), password = WebOffice.Password });
        var token = await first.DoneAsync();
        Assert.That(token.GetProperty("expiresIn").GetInt32(), Is.EqualTo(3600));
        office.Time.Advance(TimeSpan.FromMinutes(61));
        await RegisterAsync(office, token.GetProperty("accessToken").GetString()!, 401);
        using var second = await client.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken = token.GetProperty("refreshToken").GetString() });
        await RegisterAsync(office, (await second.DoneAsync()).GetProperty("accessToken").GetString()!, 201);
        office.Time.Advance(TimeSpan.FromDays(15));
        using var late = await client.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken = token.GetProperty("refreshToken").GetString() });
        await late.ProblemAsync(401, "access.refresh-token-invalid");
    }

    [Test]
    public async Task Portal_NeedsNoAccount()
    {
        await using var office = await WebOffice.OpenAsync();
        using var anonymous = office.Anonymous();
        anonymous.DefaultRequestHeaders.Add("X-Body", "hcg");
        using var answer = await anonymous.PostAsJsonAsync("/api/v1/portal/requests", SampleData.Online());
        await answer.DoneAsync(201);
    }

    private static async Task RegisterAsync(WebOffice office, string token, int expected)
    {
        using var client = office.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        Assert.That((int)answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
    }
}
