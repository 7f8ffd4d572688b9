using Requests.Features.Services.Intake;

namespace Requests.Features.Tests.Intake;

public sealed class ReadFieldsTests
{
    [TestCase("申请人：张三\n联系电话：13800001234\n地址：某市某路1号", "张三", "13800001234", "某市某路1号")]
    [TestCase("申 请 人 ： 张 三\n电 话 ： 138 0000 1234\n通 讯 地 址 ： 某 市 某 路 1号", "张三", "13800001234", "某市某路1号")]
    [TestCase("申请人姓名:李四 性别:男\n手机 13900002222", "李四", "13900002222", null)]
    [TestCase("申请人：某市环保科技有限公司，联系电话：0451-12345678", "某市环保科技有限公司", "0451-12345678", null)]
    [TestCase("请贵局公开路灯维护合同。\n13800001234", null, "13800001234", null)]
    [TestCase("", null, null, null)]
    [TestCase("本人不申请任何公开", null, null, null)]
    public void AWordOfALetter_IsFoundByItsLabel(string letter, string? name, string? phone, string? address)
    {
        var read = ReadFields.Of(letter);
        Assert.That((read.GetValueOrDefault("applicant.name"), read.GetValueOrDefault("applicant.phone"),
            read.GetValueOrDefault("applicant.address")), Is.EqualTo((name, phone, address)));
    }

    [TestCase("XA123456789CN", "XA123456789CN")]
    [TestCase("XA 123456789 CN 挂号", "XA 123456789 CN")]
    [TestCase("邮件号：1101234567890", "1101234567890")]
    [TestCase("合同编号1101234567890", null)]
    public void TheNumberOfAnItemOfPost_IsFoundByItsForm(string letter, string? number) =>
        Assert.That(ReadFields.Of(letter).GetValueOrDefault("mailNumber"), Is.EqualTo(number));

    [Test, CancelAfter(2000)]
    public void ALongLetterOfNothing_IsReadAtOnce() =>
        Assert.That(ReadFields.Of(new string('申', 20000) + new string(' ', 20000) + string.Concat(Enumerable.Repeat("a@", 20000))), Is.Empty);
}
