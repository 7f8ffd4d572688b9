using System.Net.Http.Json;

namespace Requests.Web.Tests.Portal;

public sealed class PortalEndpointsTests
{
    [Test]
    public async Task AnApplicantFollowsAddsToAndWithdrawsARequestWithoutAnAccount()
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = office.Anonymous("en");
        applicant.DefaultRequestHeaders.Add("X-Body", WebOffice.Body);
        using var submitted = await applicant.PostAsJsonAsync("/api/v1/portal/requests", SampleData.Online());
        var receipt = await submitted.DoneAsync(201);
        applicant.DefaultRequestHeaders.Remove("X-Body");
        var (number, queryCode) = (receipt.GetProperty("caseNumber").GetString()!, receipt.GetProperty("queryCode").GetString()!);

        using var asked = await applicant.PostAsJsonAsync("/api/v1/portal/status", new { number, queryCode });
        var status = await asked.DoneAsync();
        Assert.That(status.GetProperty("status").GetString(), Is.EqualTo("received"));
        Assert.That(status.GetProperty("turn").GetString(), Is.EqualTo("office"));
        Assert.That(status.GetProperty("sentence").GetString(), Does.StartWith("Registered, received on 2 March 2026."));

        using var words = await applicant.PostAsJsonAsync("/api/v1/portal/materials", new { number, queryCode, text = "合同编号123" });
        await words.DoneAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(number), "number" },
            { new StringContent(queryCode), "queryCode" },
            { new ByteArrayContent([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), "file", "照片.png" },
        };
        using var file = await applicant.PostAsync("/api/v1/portal/files", form);
        Assert.That((await file.DoneAsync()).GetProperty("no").GetInt32(), Is.EqualTo(2));

        using var nothingAsked = await applicant.PostAsJsonAsync("/api/v1/portal/corrections", new { number, queryCode, text = "补正" });
        await nothingAsked.ProblemAsync(409, "case.wrong-state");
        using var noLetter = await applicant.PostAsJsonAsync("/api/v1/portal/letters", new { number, queryCode, letter = 1 });
        await noLetter.ProblemAsync(404, "portal.no-such-letter");
        using var withdrawn = await applicant.PostAsJsonAsync("/api/v1/portal/withdrawal", new { number, queryCode });
        Assert.That((await withdrawn.DoneAsync()).GetProperty("state").GetString(), Is.EqualTo("closed"));
    }

    [Test]
    public async Task WithoutTheCodeNothingIsTold()
    {
        await using var office = await WebOffice.OpenAsync();
        using var applicant = office.Anonymous();
        using var submitted = await applicant.PostAsJsonAsync("/api/v1/portal/requests", new
        {
            bodyCode = WebOffice.OtherBody,
            subject = "绿化",
            requestText = "绿化合同",
            applicantType = "naturalPerson",
            applicant = SampleData.Applicant(),
        });
        var number = (await submitted.DoneAsync(201)).GetProperty("caseNumber").GetString();
        foreach (var guess in new[] { number, "HCG-2026-9999" })
        {
            using var asked = await applicant.PostAsJsonAsync("/api/v1/portal/status", new { number = guess, queryCode = "WRONG" });
            await asked.ProblemAsync(404, "portal.no-such-request");
        }
    }
}
