using System.Net.Http.Json;
using System.Text;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;

namespace Requests.Web.Tests.Api;

public sealed class ServiceDoorTests
{
    [Test]
    public async Task Service_FromPostingOverTheDeliveryListToTheApplicantsPeriods()
    {
        await using var office = await WebOffice.OpenAsync();
        var address = await IssuedAsync(office);
        using var clerk = office.ClientFor(Role.Clerk);
        await (await clerk.PostAsJsonAsync($"{address}/services", new { method = "privateCourier", dispatchedOn = "2026-03-02" })).ProblemAsync(422, "service.private-courier");
        await (await clerk.PostAsJsonAsync($"{address}/services", new { method = "postalExpress", dispatchedOn = "2026-03-02", trackingNumber = "EA000000001CN" })).DoneAsync();

        office.GoTo("2026-03-06");
        const string list = "邮件号,状态,日期\nEA000000001CN,妥投,2026-03-05\nEA000000002CN,妥投,2026-03-05\n";
        await (await clerk.PostAsync("/api/v1/service/tracking", new StringContent(list, Encoding.UTF8, "text/csv"))).ProblemAsync(400, "input.invalid");
        var dry = await (await clerk.PostAsync("/api/v1/service/tracking?mode=dryRun", new StringContent(list, Encoding.UTF8, "text/csv"))).DoneAsync();
        Assert.That((dry.GetProperty("received").GetInt32(), dry.GetProperty("findings")[1].GetProperty("line").GetInt32()), Is.EqualTo((1, 3)));
        await (await clerk.PostAsync("/api/v1/service/tracking?mode=commit", new StringContent(list, Encoding.UTF8, "text/csv"))).DoneAsync();

        var letter = (await (await clerk.GetAsync($"{address}/services")).DoneAsync()).GetProperty("letters")[0];
        Assert.That(letter.GetProperty("inTime").GetProperty("kept").GetBoolean(), Is.True);
        Assert.That(letter.GetProperty("remedies").GetProperty("from").GetString(), Is.EqualTo("2026-03-05"));
        using var chief = office.ClientFor(Role.Chief);
        await (await chief.PostAsync("/api/v1/service/tracking?mode=commit",
            new StringContent(list, Encoding.UTF8, "text/csv"))).ProblemAsync(403, "access.not-allowed");
    }

    // Up to the sealed letter by commands; the doors under test come after.
    private static async Task<string> IssuedAsync(WebOffice office)
    {
        using var clerk = office.ClientFor(Role.Clerk);
        var number = (await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201)).GetProperty("caseNumber").GetString()!;
        await office.DoAsync(new AssignCase.Command(WebOffice.UserId(Role.Officer)) { CaseNumber = number }, Role.Head);
        await office.DoAsync(new ClassifyOutcome.Command(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible,
            Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" })
        { CaseNumber = number }, Role.Officer);
        await office.DoAsync(new DraftLetter.Command { CaseNumber = number }, Role.Officer);
        await office.DoAsync(new SubmitLetter.Command { CaseNumber = number }, Role.Officer);
        foreach (var role in new[] { Role.Reviewer, Role.Head, Role.Leader, Role.Chief })
            await office.DoAsync(new JudgeLetter.Command(Verdict.Agree, "同意。") { CaseNumber = number }, role);
        await office.DoAsync(new IssueLetter.Command { CaseNumber = number }, Role.Officer);
        return $"/api/v1/cases/{number}";
    }
}
