using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Requests.Features.Areas.Portal;
using Requests.Features.Areas.Privacy;
using Requests.Features.Data.Proofs;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Archive;

/// <summary>What proofs cost, in statements, against the same office without a key.</summary>
public sealed class ProofCostTests
{
    [Test]
    public async Task AnAppend_CostsOneEndReadAndWritten_HoweverLongTheCase()
    {
        var (with, without) = (await CountAsync(keyed: true), await CountAsync(keyed: false));
        TestContext.Out.WriteLine($"with: {with}; without: {without}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(with.Status, Is.EqualTo(without.Status), "reading costs nothing");
            Assert.That(with.Intake - without.Intake, Is.LessThanOrEqualTo(4), "the case's end, and the body's that counts it");
            Assert.That(with.Reading - without.Reading, Is.LessThanOrEqualTo(2), "the case's end");
            Assert.That(with.LaterReading, Is.EqualTo(with.Reading), "not more after many");
        }
    }

    private sealed record Counts(int Intake, int Status, int Reading, int LaterReading);

    private static async Task<Counts> CountAsync(bool keyed)
    {
        var statements = new CountedStatements();
        await using var office = await TestOffice.OpenAsync(adapt: services =>
        {
            statements.Listen(services);
            if (!keyed) services.RemoveAll<IProofKeys>();
        });
        await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var (number, code) = ("", "");
        var intake = await statements.DuringAsync(async () =>
        {
            var receipt = await office.DoAsync(SampleData.Posted(subject: "排水管网"), Role.Clerk);
            (number, code) = (receipt.CaseNumber, receipt.QueryCode);
        });
        var status = await statements.DuringAsync(() => office.DoAsync(new CheckStatus.Query(number, code), Role.Applicant));
        var reading = await statements.DuringAsync(() => RevealAsync(office, number));
        for (var i = 0; i < 30; i++) await RevealAsync(office, number);
        return new(intake, status, reading, await statements.DuringAsync(() => RevealAsync(office, number)));
    }

    private static Task<RevealPersonalData.Response> RevealAsync(TestOffice office, string number) =>
        office.DoAsync(new RevealPersonalData.Command("寄送回执") { CaseNumber = number }, Role.Officer);
}
