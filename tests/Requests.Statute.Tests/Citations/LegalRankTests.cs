using Requests.Statute.Citations;
using Requests.Statute.Outcomes;

namespace Requests.Statute.Tests.Citations;

public sealed class LegalRankTests
{
    [TestCase("江城市城市管理局信息管理暂行规定", LegalActKind.Law)]
    [TestCase("江城市城市管理局信息管理暂行规定", LegalActKind.AdministrativeRegulation)]
    [TestCase("城市管理执法办法", LegalActKind.Law)]
    [TestCase("城市管理执法办法", LegalActKind.AdministrativeRegulation)]
    [TestCase("江城市市容和环境卫生管理条例", LegalActKind.AdministrativeRegulation)]
    [TestCase("某省政务公开条例", LegalActKind.AdministrativeRegulation)]
    [TestCase("某局工作细则", LegalActKind.AdministrativeRegulation)]
    [TestCase("关于加强管理的通知", LegalActKind.Law)]
    public void ART_RANK_OUT_6_ARegulationBelowTheStateCouncil_NeverPassesForMore(string title, LegalActKind said) =>
        Assert.That(LegalRank.Of(title, said), Is.EqualTo(LegalActKind.Other));

    [TestCase("中华人民共和国档案法", null, LegalActKind.Law)]
    [TestCase("档案法", null, LegalActKind.Law)]
    [TestCase("《中华人民共和国个人信息保护法》", null, LegalActKind.Law)]
    [TestCase("不动产登记暂行条例", null, LegalActKind.AdministrativeRegulation)]
    [TestCase("税收征收管理法实施细则", null, LegalActKind.AdministrativeRegulation)]
    [TestCase("市场主体登记管理条例", null, LegalActKind.AdministrativeRegulation)]
    [TestCase("某种新法", LegalActKind.Law, LegalActKind.Law)]
    [TestCase("城市某项管理条例", LegalActKind.AdministrativeRegulation, LegalActKind.AdministrativeRegulation)]
    [TestCase("某种新法", null, LegalActKind.Other)]
    public void ART_RANK_AnActInForce_IsKnownByItsName(string title, LegalActKind? said, LegalActKind rank)
    {
        Assert.That(LegalRank.Of(title, said), Is.EqualTo(rank));
        Assert.That(new CitedLaw(title, 1, Kind: said).On(new(2026, 9, 1)).Act.Kind, Is.EqualTo(rank));
    }
}
