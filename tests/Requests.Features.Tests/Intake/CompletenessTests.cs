using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Statute.Intake;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Intake;

/// <summary>Art. 29: what a request lacks is told at intake and stands on the case, so that one correction asks for all of it.</summary>
public sealed class CompletenessTests
{
    [Test]
    public async Task INT_1_WhatIsMissing_IsToldAtIntakeAndOnTheCase()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(Posted(), Role.Clerk);
        IntakeField[] missing = [IntakeField.IdentityProof, IntakeField.FormWanted, IntakeField.MethodWanted];
        Assert.That(receipt.Missing, Is.EqualTo(missing));
        Assert.That((await office.DoAsync(new ReadCase.Query(receipt.CaseNumber), Role.Officer)).Missing, Is.EqualTo(missing));
        Assert.That(missing.Select(f => Completeness.PointOf(f).Zh), Has.All.StartsWith("请"));
    }

    [Test]
    public async Task INT_1_ACompleteRequest_LacksNothing()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(Posted() with
        {
            Applicant = Applicant() with { IdNumber = IdNumber },
            WantedForm = WantedForm.Paper,
            WantedRoute = WantedRoute.Post,
        }, Role.Clerk);
        Assert.That((await office.DoAsync(new ReadCase.Query(receipt.CaseNumber), Role.Officer)).Missing, Is.Empty);
    }
}
