namespace Requests.Paper.Tests;

/// <summary>Invented papers, one a look.</summary>
internal static class Samples
{
    public const string LongSentence = "经检索，我局以“占道经营、临时占道、摊位审批”等为线索检索了档案管理系统、行政审批系统和办公自动化系统，查阅了三楼档案室2019年1月至2026年2月的纸质卷宗，并向行政审批处、市容管理处、法制处核实，没有找到您申请公开的信息。";

    public static PaperDocument Notice(int paragraphs = 3) => new(PaperProfile.Notice, "政府信息公开告知书",
    [
        new TitleLines(["哈尔滨市城市管理局", "政府信息不存在告知书"]),
        new NumberLine("哈城管公复〔2026〕12号"),
        new Addressee("张三"),
        new Paragraph("2026年3月5日，我局收到您通过信函提交的政府信息公开申请（登记编号：2026-0012）。您申请公开的内容为：“哈尔滨市南岗区某某街与某某路交口处2019年以来的临时占道经营许可审批材料”。"),
        new Paragraph("依照《中华人民共和国政府信息公开条例》（以下简称《条例》），现答复如下："),
        .. Enumerable.Repeat(new Paragraph(LongSentence + "依据《条例》第三十六条第四项，现告知您：该政府信息不存在。"), paragraphs),
        new Paragraph("如不服本答复，您可以自知道或者应当知道本答复之日（一般为收到之日）起60日内，向哈尔滨市人民政府申请行政复议；也可以自该日起6个月内，直接向哈尔滨铁路运输法院提起行政诉讼。"),
        new Paragraph("对本答复有疑问的，可以与局办公室联系，电话：0451-00000000，地址：哈尔滨市某某路1号。"),
        new EnclosureNote([new("检索情况说明", 2)]),
        new Signature("哈尔滨市城市管理局", "2026年3月20日"),
    ]);

    public static PaperDocument LongNotice() => new(PaperProfile.Notice, "政府信息部分公开告知书",
    [
        .. Notice().Blocks.Take(5),
        new Heading(1, "一、关于第一项申请"),
        .. Enumerable.Repeat(new Paragraph(LongSentence), 3),
        new Heading(2, "（一）不予公开的内容"),
        .. Enumerable.Repeat(new Paragraph("第1处（第3页第二段）属于第三方的个人隐私，公开后将使他人知悉其住址，依据《条例》第十五条不予公开。详见https://www.example.invalid/gongkai/zhinan/index.html?id=20260305所列清单，联系邮箱disclosure-office@example.invalid。"), 3),
        new Heading(1, "二、关于第二项申请"),
        .. Enumerable.Repeat(new Paragraph(LongSentence), 2),
        new EnclosureNote([new("《不予公开内容清单》", 1), new("《关于进一步规范全市临时占道经营审批和事中事后监督管理工作有关事项的通知》（遮盖后文本）", 6, 2)]),
        new Signature("哈尔滨市城市管理局", "2026年3月20日"),
        new EnclosureHead("附件1"),
        new TitleLines(["不予公开内容清单"]),
        Withheld(4),
    ]);

    public static PaperDocument Letter() => new(PaperProfile.Letter, "协助查找函",
    [
        new AgencyMark("哈尔滨市城市管理局"),
        new NumberLine("哈城管公商〔2026〕3号"),
        new TitleLines(["哈尔滨市城市管理局关于征求共同制作信息公开意见的函"]),
        new Addressee("哈尔滨市自然资源和规划局"),
        new Paragraph("《关于某某片区环境整治的实施方案》由我局与你单位共同制作，我局为牵头机关。现有人申请公开，我局的初步意见是：可以全文公开。依照《条例》第三十四条，请自收到本函之日起15个工作日内书面提出意见，逾期未提出的，视为同意公开。"),
        new Paragraph("联系人和电话：局办公室，0451-00000000。"),
        new Signature("哈尔滨市城市管理局", "2026年3月9日"),
    ]);

    public static PaperDocument Form() => new(PaperProfile.Form, "政府信息公开申请表",
    [
        new TitleLines(["政府信息公开申请表"]),
        new NumberLine("登记编号：2026-0012"),
        new Table([0.12, 0.18, 0.25, 0.15, 0.30],
        [
            new([new("申请人信息", RowSpan: 4, Alignment: Alignment.Center), new("公民", RowSpan: 2, Alignment: Alignment.Center), new("姓名"), new("张三", 2)]),
            new([new("联系电话"), new("000-00000000", 2)]),
            new([new("法人或者其他组织", RowSpan: 2, Alignment: Alignment.Center), new("名称"), new("", 2)]),
            new([new("统一社会信用代码"), new("", 2)]),
            new([new("所需信息内容", Alignment: Alignment.Center), new(LongSentence, 4)]),
            new([new("获取方式", Alignment: Alignment.Center), new("☑ 邮寄  □ 电子邮件  □ 自行领取  □ 当场查阅", 4)]),
        ]),
        new Paragraph("注：本表可以从本机关网站下载，填写后当面提交、邮寄或者在线提交。"),
    ]);

    public static PaperDocument Envelope() => new(PaperProfile.Form, "信封",
    [
        new Paragraph("150001", false),
        new Paragraph("黑龙江省哈尔滨市南岗区某某街1号2单元301室", false),
        new Space(),
        new Paragraph("张三 收", false, Alignment.Center),
        new Space(),
        new Paragraph("哈尔滨市城市管理局 某某路1号 150000", false, Alignment.End),
    ], new PaperSize(230, 120));

    public static PaperDocument Report() => new(PaperProfile.Notice, "年度报告",
    [
        new TitleLines(["2025年政府信息公开工作年度报告"]),
        new Heading(1, "一、总体情况"),
        new Paragraph(LongSentence),
        new BarChart("办理结果", [new("予以公开", 31, "31件"), new("部分公开", 12, "12件"), new("不予公开", 5, "5件"), new("无法提供", 0, "0件")]),
        Withheld(60),
    ]);

    public static Table Withheld(int rows) => new([0.1, 0.1, 0.3, 0.2, 0.3],
    [
        new([new("序号"), new("页码"), new("位置"), new("依据"), new("理由")], Head: true),
        .. Enumerable.Range(1, rows).Select(i => new TableRow([new($"{i}", Alignment: Alignment.Center), new($"{i + 2}"), new("第二段第三行至第五行"), new("第十五条"), new("住址、电话属于个人隐私，公开后会对第三方合法权益造成损害")])),
    ]);

    public static IEnumerable<TestCaseData> All() => new (string Name, PaperDocument Paper)[]
    {
        ("notice", Notice()), ("long notice", LongNotice()), ("letter", Letter()), ("form", Form()), ("envelope", Envelope()), ("report", Report()),
    }.Select(s => new TestCaseData(s.Paper).SetArgDisplayNames(s.Name));
}
