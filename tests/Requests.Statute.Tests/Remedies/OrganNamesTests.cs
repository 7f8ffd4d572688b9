using Requests.Statute.Remedies;

namespace Requests.Statute.Tests.Remedies;

public sealed class OrganNamesTests
{
    [TestCase("哈尔滨市人民政府")]
    [TestCase("哈尔滨市道里区人民法院")]
    [TestCase("江城市人民政府办公室")]
    public void REM_21_AFullName_NamesOneBody(string name) => Assert.That(OrganNames.IsFullName(name));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("市政府")]
    [TestCase("本级人民政府")]
    [TestCase("同级人民政府")]
    [TestCase("上一级行政机关")]
    [TestCase("有管辖权的人民法院")]
    [TestCase("当地人民法院")]
    [TestCase("某市人民政府或者某省住建厅")]
    public void REM_21_ADescription_NamesNobody(string? name) => Assert.That(OrganNames.IsFullName(name), Is.False);
}
