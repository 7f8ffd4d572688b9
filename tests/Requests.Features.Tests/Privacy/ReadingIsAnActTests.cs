using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Files;
using Requests.Features.Areas.Letters;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Privacy;
using Requests.Features.Areas.Search;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Tests.Privacy;

/// <summary>Finding 6: whoever reads what people brought does it for a reason that is kept, and numbers of people show in no list.</summary>
[Description("security 6")]
public sealed class ReadingIsAnActTests
{
    private const string Id = SampleData.IdNumber;
    private static readonly Role[] All = [Role.Clerk, Role.Officer, Role.Reviewer, Role.Head, Role.Leader, Role.Chief, Role.Supervisor];

    [Test]
    public async Task Finding6_AnEnclosure_IsOpenedForAReason_ByWhoHasTheRight_AndOnRecord()
    {
        await using var office = await TestOffice.OpenAsync();
        var (number, file) = await BroughtAsync(office);
        foreach (var role in new[] { Role.Reviewer, Role.Leader, Role.Chief })
        {
            await office.RefusedAsync("access.not-allowed", new DownloadFile.Query(number, file), role);
            await office.RefusedAsync("access.not-allowed", new OpenFile.Command(file, "想看一看") { CaseNumber = number }, role);
        }
        await office.RefusedAsync("privacy.reason-needed", new DownloadFile.Query(number, file), Role.Officer);
        await office.RefusedAsync("privacy.reason-needed", new OpenFile.Command(file) { CaseNumber = number }, Role.Officer);
        await office.RefusedAsync("input.invalid", new OpenFile.Command(file, "x") { CaseNumber = number }, Role.Officer);
        Assert.That(await ReadingsAsync(office), Is.Empty, "a refusal opens nothing");

        await office.DoAsync(new OpenFile.Command(file, "核对身份") { CaseNumber = number }, Role.Officer);
        await using var content = (await office.DoAsync(new DownloadFile.Query(number, file), Role.Officer)).Content;
        Assert.That(await new StreamReader(content).ReadToEndAsync(), Does.Contain(Id));
        Assert.That((await ReadingsAsync(office)).Select(r => (r.What, r.Reason, r.ByUserId)),
            Is.EqualTo(new[] { ($"file {file}", "核对身份", (Guid?)TestOffice.UserId(Role.Officer)) }));
        Assert.That((await office.EventsAsync(number))[^1].Act, Is.EqualTo(nameof(Act.RevealPersonalData)));
        await office.RefusedAsync("privacy.reason-needed", new DownloadFile.Query(number, file), Role.Head);
    }

    [Test]
    public async Task Finding6_AReason_HoldsForThatPersonAndCase_ForItsTime_AndEverythingSeenIsRecorded()
    {
        await using var office = await TestOffice.OpenAsync();
        var (number, file) = await BroughtAsync(office);
        var (other, _) = await BroughtAsync(office);
        await office.DoAsync(new RevealPersonalData.Command("电话联系申请人") { CaseNumber = number }, Role.Officer);
        await office.DoAsync(new OpenFile.Command(file) { CaseNumber = number }, Role.Officer);
        await office.DoAsync(new PrintPaper.Command("application", "txt") { CaseNumber = number }, Role.Officer);
        await office.RefusedAsync("privacy.reason-needed", new OpenFile.Command(file) { CaseNumber = other }, Role.Officer);
        await office.RefusedAsync("privacy.reason-needed", new PrintPaper.Command("application", "txt") { CaseNumber = number }, Role.Clerk);
        Assert.That((await ReadingsAsync(office)).Select(r => (r.What, r.Reason)),
            Is.EqualTo(new[] { ("", "电话联系申请人"), ($"file {file}", "电话联系申请人"), ("paper application.txt", "电话联系申请人") }));

        office.Time.Advance(TimeSpan.FromMinutes(61));
        await office.RefusedAsync("privacy.reason-needed", new OpenFile.Command(file) { CaseNumber = number }, Role.Officer);
        await office.RefusedAsync("privacy.reason-needed", new DownloadFile.Query(number, file), Role.Officer);
    }

    [Test]
    public async Task Finding6_APersonSearch_IsForAReason_AndOnRecordInEveryCaseItBringsUp()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.DoAsync(SampleData.Posted() with { Applicant = SampleData.Applicant() with { IdNumber = Id } }, Role.Clerk);
        await office.RefusedAsync("input.invalid", new FindByPerson.Command(IdNumber: Id), Role.Clerk);
        await office.RefusedAsync("access.not-allowed", new FindByPerson.Command(IdNumber: Id, Reason: "查一查"), Role.Leader);
        await office.DoAsync(new FindByPerson.Command(IdNumber: Id, Reason: "核对是否重复申请"), Role.Clerk);
        Assert.That((await ReadingsAsync(office)).Select(r => (r.What, r.Reason)), Is.EqualTo(new[] { ("person search", "核对是否重复申请") }));
        await office.DoAsync(new FindByPerson.Command("查无此人", Reason: "核对是否重复申请"), Role.Clerk);
        var events = await office.InDbAsync(db => db.Set<OfficeEvent>().Where(e => e.CaseId == null && e.Act == nameof(Act.RevealPersonalData)).ToListAsync());
        Assert.That(events, Has.Count.EqualTo(2), "a search that finds nobody is one, too");
        Assert.That(string.Concat(events.Select(e => e.Details)), Does.Not.Contain(Id).And.Not.Contain("查无此人"));
    }

    [Test]
    public async Task Finding6_NumbersInTheWordsOfTheRequest_ShowInNoList_AndToWhoMayRevealOnlyInTheCase()
    {
        await using var office = await TestOffice.OpenAsync();
        var subject = $"本人{Id}的拆迁档案";
        var receipt = await office.DoAsync(SampleData.Posted() with { Subject = subject, RequestText = $"请公开本人（{Id}，电话13800000000）名下的拆迁档案" }, Role.Clerk);
        await office.DoAsync(new Features.Areas.Intake.AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = receipt.CaseNumber }, Role.Head);
        foreach (var role in All)
        {
            Assert.That((await office.DoAsync(new ListCases.Query(), role)).Cases.Single().Subject, Does.Not.Contain(Id).And.Contain("拆迁档案"), $"{role}");
            var read = await office.DoAsync(new ReadCase.Query(receipt.CaseNumber), role);
            Assert.That(read.RequestText.Contains(Id, StringComparison.Ordinal), Is.EqualTo(Permissions.MayEver(Act.RevealPersonalData, new HashSet<Role> { role })), $"{role}");
        }
        var inbox = await office.DoAsync(new ListInbox.Query(), Role.Officer);
        Assert.That(inbox.Notices.Select(n => n.Subject), Has.All.Not.Contain(Id).And.Some.Contain("拆迁档案"));
        Assert.That((await office.DoAsync(new ReadRiskBoard.Query(), Role.Supervisor)).Cases.Select(c => c.Subject), Has.All.Not.Contain(Id));
    }

    [Test]
    public async Task Finding6_NamesOfFiles_AreMaskedForEverybody()
    {
        await using var office = await TestOffice.OpenAsync();
        var (number, _) = await BroughtAsync(office, $"张三身份证{Id}.txt");
        foreach (var role in All)
            Assert.That((await office.DoAsync(new ReadCase.Query(number), role)).Files.Single().FileName, Does.Not.Contain(Id).And.EndWith(".txt"), $"{role}");
    }

    [Test]
    public void Finding6_EveryAnswerToStaff_MarksTheWordsOfOutsiders()
    {
        string[] names = ["Subject", "RequestText"];
        var missing = new SortedSet<string>();
        foreach (var request in typeof(PersonalReading).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Requests.Features.Areas.",
            StringComparison.Ordinal) == true
            && t.Namespace != "Requests.Features.Areas.Portal"))
        {
            foreach (var answer in request.GetInterfaces().Where(i => i.IsGenericType
                && i.GetGenericTypeDefinition() == typeof(MediatR.IRequest<>)).Select(i => i.GenericTypeArguments[0]))
                Walk(answer, []);
        }
        Assert.That(missing, Is.Empty);

        void Walk(Type type, HashSet<Type> seen)
        {
            if (type != typeof(string) && type.IsGenericType) foreach (var part in type.GenericTypeArguments) Walk(part, seen);
            if (type.IsEnum || type.Namespace?.StartsWith("Requests.", StringComparison.Ordinal) != true || !seen.Add(type)) return;
            foreach (var property in type.GetProperties())
            {
                if (property.PropertyType == typeof(string) && names.Contains(property.Name) && !property.IsDefined(typeof(OutsideWordsAttribute), inherit: true)) missing.Add($"{type}.{property.Name}");
                Walk(property.PropertyType, seen);
            }
        }
    }

    private static async Task<(string Number, int File)> BroughtAsync(TestOffice office, string name = "身份证.txt")
    {
        var receipt = await office.DoAsync(SampleData.Posted() with { Applicant = SampleData.Applicant() with { IdNumber = Id } }, Role.Clerk);
        var kept = await office.DoAsync(new TakeInFile.Command(receipt.CaseNumber, name, new MemoryStream(Encoding.UTF8.GetBytes($"身份证 {Id}"))), Role.Clerk);
        var file = await office.DoAsync(new AttachFile.Command(FilePurpose.Application, kept) { CaseNumber = receipt.CaseNumber }, Role.Clerk);
        return (receipt.CaseNumber, file.No);
    }

    private static Task<List<PersonalReading>> ReadingsAsync(TestOffice office) => office.InDbAsync(db => db.Set<PersonalReading>().OrderBy(r => r.Id).ToListAsync());
}
