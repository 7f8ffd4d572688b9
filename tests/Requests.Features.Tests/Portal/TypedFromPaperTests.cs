using Requests.Features.Areas.Portal;

namespace Requests.Features.Tests.Portal;

public sealed class TypedFromPaperTests
{
    [TestCase("ＨＣＧ－２０２６－０００１")]
    [TestCase("HCG－2026－0001")]
    [TestCase("HCG–2026–0001")]
    [TestCase("HCG—2026—0001")]
    [TestCase("HCG\u22122026\u22120001")]
    [TestCase("hcg-2026-0001\u200B")]
    [TestCase(" HCG 2026 0001 ")]
    [TestCase("HCG20260001")]
    [TestCase("\u202AHCG-2026-0001\u202C")]
    [TestCase("HCG\u30FC2026\u30FC0001")]
    [TestCase("HCG\u20102026\u20110001")]
    [TestCase("登记编号：HCG-2026-0001")]
    [TestCase("编号:hcg-2026-0001。")]
    [TestCase("“HCG-2026-0001”")]
    [TestCase("No. HCG-2026-0001")]
    [TestCase("HCG_2026_0001")]
    [TestCase("HCG\u25002026\u25000001")]
    [TestCase("（HCG-2026-0001）号")]
    public async Task BUG_37_TheNumber_IsFoundHoweverTyped(string number)
    {
        await using var office = await TestOffice.OpenAsync("2026-03-01");
        var receipt = await office.DoAsync(SubmitOnlineTests.Request());
        var code = receipt.QueryCode;
        foreach (var typed in new[] { code, $"{code[..5]} {code[5..]}", $"{code[..5]}-{code[5..]}".ToLowerInvariant(), code + "\u200B" })
            Assert.That((await office.DoAsync(new CheckStatus.Query(number, typed))).CaseNumber, Is.EqualTo(receipt.CaseNumber));
        await office.RefusedAsync("portal.no-such-request", new CheckStatus.Query(number, code[..9]));
    }
}
