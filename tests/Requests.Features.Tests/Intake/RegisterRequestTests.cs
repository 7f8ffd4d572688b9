using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;

namespace Requests.Features.Tests.Intake;

public sealed class RegisterRequestTests
{
    [Test]
    public async Task RegisterRequest_ByRegisteredPost_IsReceivedOnTheDaySigned()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02"), Role.Clerk);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(receipt.CaseNumber, Is.EqualTo("HCG-2026-0001"));
            Assert.That(receipt.ReceiptRule, Is.EqualTo("REC-2"));
            Assert.That(receipt.ReceivedOn, Is.EqualTo(SampleData.Day("2026-03-02")));
            Assert.That(receipt.DueOn, Is.EqualTo(SampleData.Day("2026-03-30")));
            Assert.That(receipt.CorrectionNoticeBy, Is.EqualTo(SampleData.Day("2026-03-11")), "T10");
            Assert.That(receipt.State, Is.EqualTo(CaseState.Received));
        }
    }

    [Test]
    public async Task INT_1_INT_8_RegisterRequest_TellsWhatTheRequestLacks_AndTakesItAllTheSame()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02") with
        {
            ApplicantType = ApplicantType.Unknown,
            WantedForm = null,
            WantedRouteWords = "随便",
            WantedRoute = null
        }, Role.Clerk);
        Assert.That(receipt.Missing, Does.Contain(IntakeField.FormWanted).And.Contain(IntakeField.ApplicantType).And.Not.Contain(IntakeField.MethodWanted));
        Assert.That(receipt.State, Is.EqualTo(CaseState.Received));
    }

    [Test]
    public async Task RegisterRequest_ByAReviewer_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("access.not-allowed", SampleData.Posted(), Role.Reviewer);
    }

    [Test]
    public async Task RegisterRequest_LeavesAnEventAndNoPlainName()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var events = await office.InDbAsync(db => db.Set<OfficeEvent>().ToListAsync());
        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That(events[0].Act, Is.EqualTo(nameof(Act.RegisterRequest)));
        Assert.That(await StoredAsync(office), Does.Contain("道路停车泊位").And.Not.Contain("13800000000"));
    }

    // All that lies in the database, as whoever holds it would read it: the file itself, or every row of a server.
    private static async Task<string> StoredAsync(TestOffice office)
    {
        if (!TestDatabase.OnServer)
            return string.Concat(Directory.GetFiles(office.Folder, "requests.db*").Where(f => !f.EndsWith("-shm", StringComparison.Ordinal))
                .Select(f => { using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite); using var text = new StreamReader(file); return text.ReadToEnd(); }));
        return await office.InDbAsync(async db =>
        {
            var all = new System.Text.StringBuilder();
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"SELECT * FROM {db.GetService<Microsoft.EntityFrameworkCore.Storage.ISqlGenerationHelper>().DelimitIdentifier(table)}";
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                    for (var no = 0; no < rows.FieldCount; no++)
                        all.Append(rows.GetValue(no) is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : rows.GetValue(no)).Append('\n');
            }
            return all.ToString();
        });
    }

    [Test]
    public async Task RegisterRequest_KeepsTheMailNumber_WithTheEvidence()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SampleData.Posted() with { MailNumber = "XA000000010CN" }, Role.Clerk);
        Assert.That((await office.InDbAsync(db => db.Set<OfficeEvent>().SingleAsync())).Details, Does.Contain("XA000000010CN"));
        var problem = await office.RefusedAsync("input.invalid", SampleData.Posted() with { MailNumber = new string('X', 41) }, Role.Clerk);
        Assert.That(problem.Fields!.Keys, Is.EqualTo(new[] { "mailNumber" }));
    }

    [Test]
    public async Task RegisterRequest_WithFaults_NamesEveryField()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-02");
        var bad = SampleData.Posted() with { Subject = "", ArrivedOn = SampleData.Day("2026-03-03"), Applicant = new("") };
        var problem = await office.RefusedAsync("input.invalid", bad, Role.Clerk);
        Assert.That(problem.Fields!.Keys, Is.SupersetOf(new[] { "subject", "arrivedOn", "applicant.name", "applicant.phone" }));
    }

    [TestCase(IntakeChannel.InPerson, "REC-1", "2026-03-02")]
    [TestCase(IntakeChannel.ExpressPost, "REC-2", "2026-03-03")]
    [TestCase(IntakeChannel.OrdinaryPost, "REC-3", "2026-03-04")]
    [TestCase(IntakeChannel.Fax, "REC-4", "2026-03-04")]
    [TestCase(IntakeChannel.Email, "REC-6", "2026-03-02")]
    [TestCase(IntakeChannel.Other, "REC-7", "2026-03-04")]
    [TestCase(IntakeChannel.Oral, "INT-4", "2026-03-02")]
    public async Task RegisterRequest_ByEachChannel_IsReceivedAsItsRuleSays(IntakeChannel channel, string rule, string receivedOn)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02") with
        {
            Channel = channel,
            SignedOn = SampleData.Day("2026-03-03"),
            ConfirmedOn = SampleData.Day("2026-03-04"),
            ReadBackAndSigned = true,
        }, Role.Clerk);
        Assert.That((receipt.ReceiptRule, receipt.ReceivedOn), Is.EqualTo((rule, (DateOnly?)SampleData.Day(receivedOn))));
    }

    [Test]
    public async Task REC_7_AnotherChannelWithARuleOfItsOwn_FollowsThatRule()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var receipt = await office.DoAsync(SampleData.Posted("2026-03-02") with
        {
            Channel = IntakeChannel.Other,
            OwnRuleOn = SampleData.Day("2026-03-03")
        }, Role.Clerk);
        Assert.That((receipt.ReceiptRule, receipt.ReceivedOn), Is.EqualTo(("REC-7", (DateOnly?)SampleData.Day("2026-03-03"))));
    }

    [Test]
    public async Task INT_4_AnOralRequestNotReadBackAndSigned_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("intake.not-read-back", SampleData.Posted() with { Channel = IntakeChannel.Oral }, Role.Clerk);
    }

    [Test]
    public async Task INT_9_AnAgentsCaseCountsUnderThePrincipalsKind()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted() with
        {
            ApplicantType = ApplicantType.Business,
            Agent = SampleData.Applicant("代理人")
        }, Role.Clerk);
        var view = await office.DoAsync(new ReadCase.Query(receipt.CaseNumber), Role.Clerk);
        Assert.That(view.ApplicantType, Is.EqualTo(ApplicantType.Business));
        Assert.That(view.Parties.Select(p => p.Role), Is.EqualTo(new[] { PartyRole.Applicant, PartyRole.Agent }));
    }

    [Test]
    public async Task RegisterRequest_SignedBeforeItArrived_NamesTheField()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var problem = await office.RefusedAsync("input.invalid", SampleData.Posted("2026-03-02") with { SignedOn = SampleData.Day("2026-03-01") }, Role.Clerk);
        Assert.That(problem.Fields!.Keys, Is.EqualTo(new[] { "signedOn" }));
    }
}
