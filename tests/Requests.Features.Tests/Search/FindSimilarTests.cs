using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Files;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Search;
using Requests.Features.Tests.Timers;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Search;

public sealed class FindSimilarTests
{
    private const string Call = "申请公开本人于2024年3月5日13:38拨打热线电话反映人民路12号井盖问题的通话录音和工单。";

    [Test]
    public async Task FindSimilar_SuggestsTheSamePersonsRequestsApartFromOthers()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var earlier = await AskAsync(office, "申请公开人民路停车泊位设置的批准文件。");
        await AskAsync(office, "想了解树木修剪合同", subject: "绿化养护资金使用情况");
        var other = await AskAsync(office, "申请公开人民路停车泊位设置的批准文件。", name: "李四");
        var asked = await AskAsync(office, "申请公开人民路 停车泊位设置的批准性文件");
        await office.SweepAsync(IndexTexts.Name);

        var found = await office.DoAsync(new FindSimilar.Query(asked), Role.Officer);
        Assert.That(found.SamePerson.Select(s => (s.CaseNumber, s.Applicant)), Is.EqualTo(new[] { (earlier, ApplicantRelation.SamePerson) }));
        Assert.That(found.SamePerson[0].LooksRepeated, Is.True);
        Assert.That(found.Others.Select(s => (s.CaseNumber, s.Applicant)), Is.EqualTo(new[] { (other, ApplicantRelation.Other) }));
    }

    [Test]
    public async Task FindSimilar_SeesWhatAScanSays_WhereLittleWasTypedIn()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var typed = await AskAsync(office, Call, name: "李四");
        var scanned = await AskAsync(office, "内容见来信。", subject: "来信一");
        var other = await AskAsync(office, "详见附件。", subject: "来信二", name: "王五");
        var evidence = await AskAsync(office, "申请公开绿化养护合同。", subject: "绿化养护合同", name: "赵六");
        await ScanAsync(office, scanned, Call, 1);
        await ScanAsync(office, other, Call.Replace("通话录音", "来电录音", StringComparison.Ordinal), 2);
        await ScanAsync(office, evidence, Call, 3, FilePurpose.Evidence);
        await office.SweepAsync(IndexTexts.Name);
        var ofScan = await office.DoAsync(new FindSimilar.Query(scanned), Role.Officer);
        var ofTyped = await office.DoAsync(new FindSimilar.Query(typed), Role.Officer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofScan.Others.Select(s => s.CaseNumber), Is.EquivalentTo(new[] { typed, other }), "a scan that is no request asks for nothing");
            Assert.That(ofScan.Others.Single(s => s.CaseNumber == typed).LooksRepeated);
            Assert.That(ofScan.Others.Single(s => s.CaseNumber == other).Differences, Is.Not.Empty);
            Assert.That(ofTyped.Others.Select(s => s.CaseNumber), Is.EquivalentTo(new[] { scanned, other }));
        }
    }

    private static async Task ScanAsync(TestOffice office, string number, string words, byte no, FilePurpose purpose = FilePurpose.Application)
    {
        byte[] picture = [.. Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), no];
        var kept = await office.DoAsync(new TakeInFile.Command(number, "来信.png", new MemoryStream(picture)), Role.Clerk);
        await office.DoAsync(new AttachFile.Command(purpose, kept) { CaseNumber = number }, Role.Clerk);
        await office.InDbAsync(async db =>
        {
            var file = await db.Set<Attachment>().SingleAsync(a => db.Set<Case>().Any(c => c.Id == a.CaseId && c.Number == number));
            db.Add(new RecognisedText(file.BodyId, file.Sha256, office.Services.GetRequiredService<PersonalVault>()
                .SealString(RecognisedText.PagesPlace(file.BodyId, file.Sha256), JsonSerializer.Serialize(new[] { words })), office.Time.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
    }

    [TestCase("申请公开本人于2024年3月5日13:49拨打热线电话反映人民路12号井盖问题的通话录音和工单。", DifferenceKind.Time, "13:38", TestName = "FindSimilar_CallsAt1338And1349_AreNotTheSame")]
    [TestCase("申请公开本人于2024年3月6日13:38拨打热线电话反映人民路12号井盖问题的通话录音和工单。", DifferenceKind.Date, "2024年3月5日", TestName = "FindSimilar_OfAnotherDay_IsNotTheSame")]
    [TestCase("申请公开本人于2024年3月5日13:38拨打热线电话反映人民路21号井盖问题的通话录音和工单。", DifferenceKind.Place, "12号", TestName = "FindSimilar_OfAnotherHouse_IsNotTheSame")]
    [TestCase("申请公开本人于2024年3月5日13:38拨打热线电话反映人民路12号井盖问题的工单和通话录音。", DifferenceKind.WordOrder, "和工单", TestName = "FindSimilar_WithOtherWordOrder_IsFoundAndSaysSo")]
    public async Task FindSimilar_WithADifferenceThatCounts(string text, DifferenceKind kind, string here)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var earlier = await AskAsync(office, text);
        var suggestion = (await office.DoAsync(new FindSimilar.Query(await AskAsync(office, Call)), Role.Officer)).SamePerson.Single();
        Assert.That((suggestion.CaseNumber, suggestion.LooksRepeated), Is.EqualTo((earlier, false)));
        Assert.That(suggestion.Likeness, Is.GreaterThan(0.8));
        var difference = suggestion.Differences.Single();
        Assert.That(difference.Kind, Is.EqualTo(kind));
        Assert.That(string.Concat(difference.Here) + string.Concat(difference.There), Does.Contain(here));
    }

    [TestCase("申请公开本人于2024-03-05下午1点38分拨打热线电话，反映人民路１２号井盖问题的通话录音和工单", TestName = "FindSimilar_WithTheSameTimeWrittenOtherwise_LooksRepeated")]
    [TestCase("申请公开本人于二〇二四年三月五日13时38分拨打热线电话反映人民路十二号井盖问题的通话录音和工单。", TestName = "FindSimilar_WithChineseNumerals_LooksRepeated")]
    public async Task FindSimilar_WithoutADifferenceThatCounts(string text)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        await AskAsync(office, text);
        var suggestion = (await office.DoAsync(new FindSimilar.Query(await AskAsync(office, Call)), Role.Officer)).SamePerson.Single();
        Assert.That(suggestion.Differences, Is.Empty);
        Assert.That(suggestion.LooksRepeated, Is.True);
    }

    [Test]
    public async Task FindSimilar_WithTheTwoSidesExchanged_IsNotTheSame()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        await AskAsync(office, "申请公开东方商场举报金桥饭店占道经营一事的现场检查笔录、询问笔录和处理决定书。");
        var asked = await AskAsync(office, "申请公开金桥饭店举报东方商场占道经营一事的现场检查笔录、询问笔录和处理决定书。");
        var suggestion = (await office.DoAsync(new FindSimilar.Query(asked), Role.Officer)).SamePerson.Single();
        Assert.That((suggestion.LooksRepeated, suggestion.Differences.Single().Kind), Is.EqualTo((false, DifferenceKind.WordOrder)));
    }

    [Test]
    public async Task FindSimilar_KnowsAPersonByIdNumberUnderAnotherPhone()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var person = SampleData.Applicant() with { IdNumber = SampleData.IdNumber };
        var earlier = await office.DoAsync(SampleData.Posted() with { Applicant = person }, Role.Clerk);
        var asked = await office.DoAsync(SampleData.Posted() with { Applicant = person with { Phone = "13900000000", Address = null, Email = null } },
            Role.Clerk);
        var found = await office.DoAsync(new FindSimilar.Query(asked.CaseNumber), Role.Clerk);
        Assert.That(found.SamePerson.Single().CaseNumber, Is.EqualTo(earlier.CaseNumber));
        Assert.That(found.Publication, Is.Null);
    }

    [Test]
    public async Task PRO_4_FindSimilar_AtTheSecondDistinctApplicant_SuggestsPublication()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        await AskAsync(office, Call);
        var again = await AskAsync(office, Call);
        await office.SweepAsync(IndexTexts.Name);
        Assert.That((await office.DoAsync(new FindSimilar.Query(again), Role.Officer)).Publication, Is.Null, "one applicant, twice");

        var second = await AskAsync(office, Call, name: "李四");
        var suggestion = (await office.DoAsync(new FindSimilar.Query(second), Role.Officer)).Publication!;
        Assert.That((suggestion.Applicants, suggestion.CaseNumbers.Count, suggestion.RuleId), Is.EqualTo((2, 2, "PRO-4")));
        Assert.That(suggestion.Words.Zh, Does.Contain("2名"));
    }

    [Test]
    public async Task PRO_4_FindSimilar_WhereEveryAnswerWasNo_SuggestsNoPublication()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var earlier = await AskAsync(office, Call);
        await office.ChangeCaseAsync(earlier, c => c.Classify(OutcomeLeaf.RefusedProhibited, null, null, null, SampleData.Day("2026-03-05")));
        await office.SweepAsync(IndexTexts.Name);
        var found = await office.DoAsync(new FindSimilar.Query(await AskAsync(office, Call, name: "李四")), Role.Officer);
        Assert.That((found.Others.Count, found.Publication), Is.EqualTo((1, (FindSimilar.PublicationSuggestion?)null)));
    }

    [Test]
    public async Task FindSimilar_OfAnUnknownCase_IsNotFound()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("case.not-found", new FindSimilar.Query("HCG-2026-0009"), Role.Clerk);
    }

    [TestCase("申请公开江城市宏达建筑公司夜间施工许可证及申请材料", "申请公开江城市宏大建筑公司夜间施工许可证及申请材料", TestName = "OUT_3_TwoPermitsOfAlmostTheSameName_AreNoRepeat(替换)")]
    [TestCase("申请公开和平里小区夜间施工许可证及申请材料", "申请公开和平里小区夜间连续施工许可证及申请材料", TestName = "OUT_3_TwoPermitsOfAlmostTheSameName_AreNoRepeat(多字)")]
    [TestCase("申请公开和平里小区夜间连续施工许可证及申请材料", "申请公开和平里小区夜间施工许可证及申请材料", TestName = "OUT_3_TwoPermitsOfAlmostTheSameName_AreNoRepeat(少字)")]
    public void OUT_3_TwoOfAlmostTheSameName(string here, string there)
    {
        var read = TextSimilarity.Between(here, there);
        Assert.That((read.LooksRepeated, read.Differences.Select(d => d.Kind)), Is.EqualTo((false, new[] { DifferenceKind.Words })), "the difference is shown");
    }

    [Test]
    public void OUT_3_APartLeftOut_DoesNotHideARepeat_AndIsShown()
    {
        const string Earlier = "申请公开和平里小区夜间施工许可证及申请材料，以及2024年3月5日热线反映的噪声扰民的现场检查笔录和处理意见。";
        var read = TextSimilarity.Between("请公开和平里小区夜间施工许可证及申请材料", Earlier);
        Assert.That((read.LooksRepeated, read.Differences.Single().Kind), Is.EqualTo((true, DifferenceKind.LeftOut)));
        Assert.That(read.Differences.Single().There.Single(), Does.Contain("现场检查笔录"));
        Assert.That(TextSimilarity.Between(Earlier, "请公开和平里小区夜间施工许可证及申请材料").LooksRepeated, Is.False, "whoever asks for more does not repeat");
    }

    [Test]
    public async Task OUT_3_ReadRepeatEvidence_PutsBothSideBySideAndNamesWhatIsMissing()
    {
        await using var office = await TestOffice.OpenAsync("2026-03-05");
        var earlier = await AskAsync(office, Call.Replace("13:38", "13:49", StringComparison.Ordinal));
        var asked = await AskAsync(office, Call);
        var evidence = await office.DoAsync(new ReadRepeatEvidence.Query(asked, earlier), Role.Officer);
        Assert.That(evidence.Here.Text.Where(p => p.Marked).Select(p => p.Text), Is.EqualTo(new[] { "13:38" }));
        Assert.That(evidence.Earlier.Text.Where(p => p.Marked).Select(p => p.Text), Is.EqualTo(new[] { "13:49" }));
        Assert.That(string.Concat(evidence.Here.Text.Select(p => p.Text)), Does.EndWith(Call));
        Assert.That(evidence.Notice.Missing.Select(f => f.Code), Is.EqualTo(new[] { "OtherInformation", "EarlierNotAnswered", "UnchangedFactsMissing" }));
        Assert.That((evidence.Notice.EarlierCaseNumber, evidence.Notice.Sameness, evidence.EarlierReply), Is.EqualTo((earlier, "",
            (ReadRepeatEvidence.Reply?)null)));
        await office.RefusedAsync("case.not-found", new ReadRepeatEvidence.Query(asked, asked), Role.Officer);
    }

    private static async Task<string> AskAsync(TestOffice office, string text, string name = "张三", string subject = "相关材料") =>
        (await office.DoAsync(SampleData.Posted("2026-03-05", subject) with { RequestText = text, Applicant = SampleData.Applicant(name) },
            Role.Clerk)).CaseNumber;
}
