using Requests.Features.Areas.Reports;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Statute.AnnualReport;
using Requests.Statute.Outcomes;

namespace Requests.Web.Tests.Pages;

/// <summary>The year's report by forms alone: written, checked, frozen, compared.</summary>
public sealed class ReportPagesTests
{
    [Test]
    public async Task AText_IsSavedWithItsFieldsFilled_AndABareNumberIsPointedOut()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = await Browser.SignedInAsync(office, Role.Head);
        var form = await head.OpenAsync("/reports/2025/texts/5");
        var saved = await head.SendAsync(form, new() { ["text"] = "全年新收{NEW}件，另有3件待核。" });
        Assert.That(saved.Text, Does.Contain("全年新收0件").And.Contain("手工填写的数字"));
        Assert.That(saved.Html, Does.Contain("notice-warn"));
        Assert.That((await head.OpenAsync("/reports/2025")).Text, Does.Contain("另有3件待核"));
        Assert.That((int)(await head.OpenAsync("/reports/2025/texts/2")).Status, Is.EqualTo(404));
    }

    [Test, Property("Rule", "REP-3")]
    public async Task REP_3_AReportThatFails_IsFrozenOnlyUnderALeadersName_AndNeverWrittenAgain()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = await Browser.SignedInAsync(office, Role.Head);
        await head.SendAsync(await head.OpenAsync("/reports/2025/texts/6"), new() { ["text"] = "另有3件待核。" });
        var address = "/acts/freeze-annual-report?year=2025&scope=body";
        Assert.That((await head.OpenAsync("/reports/2025")).Html, Does.Contain("/acts/freeze-annual-report?year=2025&amp;scope=body"));
        var refused = await head.SendAsync(await head.OpenAsync(address), []);
        Assert.That(((int)refused.Status, refused.Text.Contains("校验未通过", StringComparison.Ordinal)), Is.EqualTo((422, true)), refused.Text);
        var frozen = await head.SendAsync(refused, new() { ["leader"] = WebOffice.UserName(Role.Leader), ["reason"] = "已逐件核对" });
        Assert.That(frozen.Address, Is.EqualTo("/reports/2025?scope=body&done=freeze-annual-report"), frozen.Text);
        Assert.That(frozen.Text, Does.Contain("已定稿").And.Contain("，Head").And.Contain("已逐件核对"), "by the name of the person");
        Assert.That(frozen.Html, Does.Contain("format=pdf&amp;copy=frozen").And.Not.Contain("/reports/2025/texts/"));
        Assert.That((await head.OpenAsync("/reports/2025/frozen?scope=body")).Text, Does.Contain("定稿完好").And.Contain("没有差别"));
        var late = await head.SendAsync(await head.OpenAsync("/reports/2025/texts/6"), new() { ["text"] = "改一改" });
        Assert.That(late.Text, Does.Contain("已定稿，不能再改"));
        Assert.That((await head.OpenAsync("/reports/2026")).Text, Does.Contain("尚未结束，不能定稿"));
    }

    [Test, Property("Rule", "X-3")]
    public async Task X_3_APastedTable_IsChecked_ItsFaultyCellsMarked_AndKept()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = await Browser.SignedInAsync(office, Role.Head);
        var rows = PartThreeTable.RowHeads(ReportLayout.Revised2021).Select(h => $"{h.Chinese}\t0\t0\t0\t0\t0\t0\t0").ToList();
        var unreadable = await head.SendAsync(await head.OpenAsync("/reports/check"), new() { ["partThree"] = rows[0] });
        Assert.That(((int)unreadable.Status, unreadable.Text.Contains("应为 25 行，每行 7 个数", StringComparison.Ordinal)), Is.EqualTo((400, true)), unreadable.Text);
        rows[0] = "一、本年新收\t1\t0\t0\t0\t0\t0\t2";
        var answers = new Dictionary<string, string>
        {
            ["partThree"] = string.Join("\r\n", rows),
            ["partFour"] = "0 0 0 0 0\n0 0 0 0 0\n0,0,0,0,0",
            ["layout"] = "2021"
        };
        var checkedOnce = await head.SendAsync(unreadable, answers);
        Assert.That(checkedOnce.Text, Does.Contain("本年新收，总计：应为 1，实为 2").And.Contain("X-1").And.Not.Contain("X-7").And.Not.Contain("NEW"));
        Assert.That(checkedOnce.Html, Does.Contain("cell-bad"));
        answers["enter"] = "true";
        answers["year"] = "2024";
        answers["source"] = "门户网站 2025-01-20";
        Assert.That((await head.SendAsync(checkedOnce, answers)).Text, Does.Contain("2024 年表格已录入"));
        var unsaid = await head.SendAsync(checkedOnce, new(answers) { ["year"] = "" });
        Assert.That(((int)unsaid.Status, unsaid.Html.Contains("id=\"f-year-error\"", StringComparison.Ordinal)), Is.EqualTo((400, true)),
            "the field itself says what is wrong");
        using var clerk = await Browser.SignedInAsync(office, Role.Clerk);
        Assert.That((int)(await clerk.OpenAsync("/reports/check")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task X_3_ATableInAFile_IsReadShownAndChecked_WhateverItsForm()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = await Browser.SignedInAsync(office, Role.Head);
        var rows = PartThreeTable.RowHeads(ReportLayout.Revised2021).Select((h, i) => new PartThreeLine(h.Code, h.Chinese,
            [i == 0 ? 1 : 0, 0, 0, 0, 0, 0, i == 0 ? 2 : 0])).ToList();
        var csv = "本列数据的勾稽关系,自然人,法人\n" + string.Join('\n', rows.Select(r => $"{r.Name},{string.Join(',', r.Values)}")) + "\n,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0";
        var json = System.Text.Json.JsonSerializer.Serialize(new CheckReport.Query(new PartThree(null, rows)), Web.Pages.Forms.CommandForm.Json);
        foreach (var (name, content) in new[] { ("table.csv", csv), ("table.json", json) })
        {
            var read = await head.UploadAsync(await head.OpenAsync("/reports/check"), "file", name, System.Text.Encoding.UTF8.GetBytes(content), []);
            Assert.That(read.Text, Does.Contain("X-3").And.Contain("X-1"), name);
            Assert.That(read.Form.Fields["partThree"].Split('\n'), Has.Length.EqualTo(rows.Count), name);
        }
        var own = await office.DoAsync(new PrintAnnualReport.Query(2025, PrintAnnualReport.Format.Xlsx), Role.Head);
        var sheet = await head.UploadAsync(await head.OpenAsync("/reports/check"), "file", "own.xlsx", own.Content, []);
        Assert.That((int)sheet.Status, Is.EqualTo(200), sheet.Text);
        Assert.That(sheet.Form.Fields["partThree"].Split('\n'), Has.Length.EqualTo(rows.Count));
        var broken = await head.UploadAsync(await head.OpenAsync("/reports/check"), "file", "own.xlsx", [1, 2, 3], []);
        Assert.That(((int)broken.Status, broken.Html.Contains("href=\"#file\"", StringComparison.Ordinal)), Is.EqualTo((400, true)));
    }

    [Test]
    public async Task TheLeaderWhoAnswers_IsChosenFromWhoMay()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = await Browser.SignedInAsync(office, Role.Head);
        var form = await head.OpenAsync("/acts/freeze-annual-report?year=2025&scope=body");
        Assert.That(form.Text, Does.Contain("定稿前还要补的").And.Contain("没有登记本年度主动公开数量"), "what is missing is told before");
        Assert.That(form.Html, Does.Contain($"value=\"{WebOffice.UserName(Role.Leader)}\"").And.Contain($"value=\"{WebOffice.UserName(Role.Chief)}\"").And.Not.Contain($"value=\"{WebOffice.UserName(Role.Clerk)}\""));
    }

    [Test]
    public async Task PartTwo_KeepsFiguresAndSources_AndNamesWhatCannotBeRead()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = await Browser.SignedInAsync(office, Role.Head);
        var refused = await head.SendAsync(await head.OpenAsync("/reports/2025/part-two"), new() { ["LICENCE.DECISIONS"] = "三" });
        Assert.That(((int)refused.Status, refused.Html.Contains("href=\"#LICENCE.DECISIONS\"", StringComparison.Ordinal)), Is.EqualTo((400, true)));
        await head.SendAsync(refused, new() { ["LICENCE.DECISIONS"] = "31", ["LICENCE.link"] = "https://example.invalid/xk" });
        var again = await head.OpenAsync("/reports/2025/part-two");
        Assert.That((again.Form.Fields["LICENCE.DECISIONS"], again.Form.Fields["LICENCE.link"]), Is.EqualTo(("31", "https://example.invalid/xk")));
        Assert.That((await head.OpenAsync("/reports/2026/compare/2025")).Text,
            Does.Contain("行政许可").And.Contain("本年处理决定数量").And.Contain("无法比较").And.Not.Contain("LICENCE"));
    }

    [Test]
    public async Task Publications_AreRegisteredByForm_ListedByMonth_AndTakenOutAgain()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        var done = await officer.SendAsync(await officer.OpenAsync("/acts/register-publications"), new()
        {
            ["items.0.publishedOn"] = "2026-02-03",
            ["items.0.channel"] = "门户网站",
            ["items.0.unit"] = "条",
            ["items.0.count"] = "1",
            ["items.0.title"] = "停车泊位收费标准",
        });
        Assert.That(done.Address, Is.EqualTo("/publications?done=register-publications"), done.Text);
        var month = await officer.OpenAsync("/publications/2026?month=2");
        Assert.That(month.Text, Does.Contain("停车泊位收费标准"));
        using var anybody = new Browser(office);
        Assert.That((await anybody.OpenAsync("/published?q=停车 收费")).Text, Does.Contain("停车泊位收费标准"));
        Assert.That((int)(await anybody.OpenAsync("/published?q=停")).Status, Is.EqualTo(400));
        var remove = System.Text.RegularExpressions.Regex.Match(month.Html, "/acts/remove-publication\\?[^\"]+").Value.Replace("&amp;",
            "&", StringComparison.Ordinal);
        var removed = await officer.SendAsync(await officer.OpenAsync(remove), []);
        Assert.That(removed.Address, Is.EqualTo("/publications/2026?done=remove-publication"), removed.Text);
        Assert.That((await anybody.OpenAsync("/published?q=停车 收费")).Text, Does.Contain("没有找到"));
    }
}
