using Requests.Features.Areas.Search;
using Requests.Features.Kernel;
using Requests.Statute.Intake;

namespace Requests.Features.Tests.Search;

public sealed class ReadSignalsTests
{
    [Test]
    public async Task INT_10_ReadSignals_NamesTheWordsThatGaveEachSign()
    {
        await using var office = await TestOffice.OpenAsync();
        var asked = await office.DoAsync(SampleData.Posted() with { RequestText = "一、公开拆除决定书；二、公开现场照片。请问是否合法？要求依法查处。" }, Role.Clerk);
        var signals = (await office.DoAsync(new ReadSignals.Query(asked.CaseNumber), Role.Clerk)).Signals;
        Assert.That(signals.Select(s => s.Kind), Is.EqualTo(new[] { RequestSignalKind.Petition, RequestSignalKind.Consultation,
            RequestSignalKind.SeveralMatters }));
        Assert.That(signals.Select(s => string.Join('|', s.Words)), Is.EqualTo(new[] { "请问是否合法？要求依法查处", "请问|是否合法|？", "一、|二、" }));
    }

    [TestCase("申请公开12345热线投诉处理结果和举报登记表。", TestName = "ReadSignals_ForTheFileOfAComplaint_StaysQuiet")]
    [TestCase("申请公开道路停车泊位设置的批准文件。", TestName = "ReadSignals_ForAPlainRequest_StaysQuiet")]
    [TestCase("申请公开第1.5号地块的批文", TestName = "ReadSignals_ForAFigure_SeesNoList")]
    public async Task ReadSignals_Quiet(string text)
    {
        await using var office = await TestOffice.OpenAsync();
        var asked = await office.DoAsync(SampleData.Posted() with { RequestText = text }, Role.Clerk);
        Assert.That((await office.DoAsync(new ReadSignals.Query(asked.CaseNumber), Role.Clerk)).Signals, Is.Empty);
    }

    [Test]
    public async Task ReadSignals_OfAnUnknownCase_IsNotFound()
    {
        await using var office = await TestOffice.OpenAsync();
        await office.RefusedAsync("case.not-found", new ReadSignals.Query("HCG-2026-0009"), Role.Clerk);
    }
}
