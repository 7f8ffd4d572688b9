using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Tests.Replies;

namespace Requests.Features.Tests.Letters.Checks;

/// <summary>Order 492 is the Regulations before 2019; the 492nd letter of a year and a house of that number are not.</summary>
public sealed class FormerOrderTests
{
    [Test]
    public async Task TheLetterOfThatNumber_AboutAHouseOfThatNumber_Leaves()
    {
        await using var path = await ReplyCase.OpenAsync(change: c => c with { RequestText = "申请公开中央大街492号院停车泊位的批准文件。" });
        await path.Office.InDbAsync(async db =>
        {
            db.Add(new NumberSeries(TestOffice.BodyId, "reply", 2026, 491));
            return await db.SaveChangesAsync();
        });
        await path.ClassifyNotResponsibleAsync();
        var approved = await path.ApproveAsync(new DraftLetter.Command(Facts: "经核，中央大街492号院的停车泊位由交通部门批准。"));
        Assert.That(approved.Number, Does.EndWith("492号"));
        await path.DoAsync(new IssueLetter.Command());
    }
}
