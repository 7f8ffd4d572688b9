using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Office;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Access;

/// <summary>Finding 7: a key stands for one thing, by route and content; nobody's second thing is lost under it.</summary>
public sealed class IdempotencyBindingTests
{
    [Test]
    public async Task Finding7_TwoUsers_UnderOneKey_AreTwoThings()
    {
        await using var office = await WebOffice.OpenAsync();
        using var administrator = office.ClientFor(Role.Administrator);
        administrator.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        using var first = await administrator.PostAsJsonAsync($"/api/v1/users/{WebOffice.UserName(Role.Clerk)}/sign-in-reset",
            new { clearSecondFactor = false });
        await first.DoneAsync();
        using var second = await administrator.PostAsJsonAsync($"/api/v1/users/{WebOffice.UserName(Role.Officer)}/sign-in-reset",
            new { clearSecondFactor = false });
        await second.ProblemAsync(422, "idempotency.key-reused");
        using var again = await administrator.PostAsJsonAsync($"/api/v1/users/{WebOffice.UserName(Role.Clerk)}/sign-in-reset",
            new { clearSecondFactor = false });
        Assert.That(await again.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
    }

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static readonly JsonSerializerOptions Former = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        IncludeFields = true,
    };

    // As a program before 1.1 wrote it: an unkeyed hash over case number and body.
    private static string HashOfBefore(string? caseNumber, string json) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(caseNumber + "\n" + json)));

    [Test]
    [Description("security 7")]
    public async Task Finding7_AKeyOfBeforeTheUpgrade_IsAnswered_OrToldApart()
    {
        await using var office = await WebOffice.OpenAsync();
        using var administrator = office.ClientFor(Role.Administrator);
        using var clerk = office.ClientFor(Role.Clerk);
        clerk.DefaultRequestHeaders.Add("Idempotency-Key", "old");
        administrator.DefaultRequestHeaders.Add("Idempotency-Key", "old");
        using var first = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        var receipt = await first.DoneAsync(201);
        using var reset = await administrator.PostAsJsonAsync($"/api/v1/users/{WebOffice.UserName(Role.Officer)}/sign-in-reset", new { clearSecondFactor = false });
        await reset.DoneAsync();
        var registered = JsonSerializer.Deserialize<RegisterRequest.Command>(JsonSerializer.Serialize(SampleData.Posted()), Wire)!;
        await office.InDbAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"UPDATE IdempotencyRecords SET RequestHash = {HashOfBefore(null, JsonSerializer.Serialize(registered, Former))} WHERE Scope LIKE '%RegisterRequest'");
            return await db.Database.ExecuteSqlAsync($"UPDATE IdempotencyRecords SET RequestHash = {HashOfBefore(null, JsonSerializer.Serialize(new ResetSignIn.Command(), Former))} WHERE Scope LIKE '%ResetSignIn'");
        });
        using var again = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        Assert.That((await again.DoneAsync(201)).GetProperty("caseNumber").GetString(), Is.EqualTo(receipt.GetProperty("caseNumber").GetString()));
        using var other = await administrator.PostAsJsonAsync($"/api/v1/users/{WebOffice.UserName(Role.Reviewer)}/sign-in-reset", new { clearSecondFactor = false });
        await other.ProblemAsync(409, "idempotency.key-of-before");
    }

    [Test]
    public async Task Finding7_TwoFiles_UnderOneKey_AreTwoThings()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = (await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201)).GetProperty("caseNumber").GetString();
        async Task<HttpResponseMessage> AttachAsync(string text)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{number}/files")
            {
                Content = new MultipartFormDataContent { { new StringContent(text), "file", "a.txt" }, { new StringContent("evidence"), "purpose" } },
            };
            request.Headers.Add("Idempotency-Key", "one");
            return await clerk.SendAsync(request);
        }
        using var first = await AttachAsync("one");
        Assert.That((int)first.StatusCode, Is.LessThan(300), await first.Content.ReadAsStringAsync());
        using var second = await AttachAsync("two");
        await second.ProblemAsync(422, "idempotency.key-reused");
    }

    [Test]
    public async Task Finding7_TheKeyOfAStranger_IsNoneOfMine()
    {
        await using var office = await WebOffice.OpenAsync();
        using var anonymous = office.Anonymous();
        anonymous.DefaultRequestHeaders.Add("X-Body", "HCG");
        anonymous.DefaultRequestHeaders.Add("Idempotency-Key", "1");
        var numbers = new List<string?>();
        foreach (var subject in new[] { "绿化养护合同", "道路停车泊位", "绿化养护合同" })
            numbers.Add((await (await anonymous.PostAsJsonAsync("/api/v1/portal/requests",
                SampleData.Online(subject))).DoneAsync(201)).GetProperty("caseNumber").GetString());
        Assert.That((numbers[0] == numbers[1], numbers[0] == numbers[2]), Is.EqualTo((false, true)));
    }
}
