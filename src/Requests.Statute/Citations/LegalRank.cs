using System.Text.RegularExpressions;

namespace Requests.Statute.Citations;

/// <summary>
/// What an act the program holds no text of may be cited as (OUT-6, ART-RANK). Names of acts in force are data; of any other
/// the officer says what it is, and its name must bear that out: a regulation of a body below the State Council is never law.
/// </summary>
public static partial class LegalRank
{
    private const string Country = "中华人民共和国";

    // 法律 in force, by their short names.
    private static readonly HashSet<string> Laws =
    [
        "民法典", "刑法", "刑事诉讼法", "民事诉讼法", "行政诉讼法", "行政复议法", "行政处罚法", "行政许可法",
        "行政强制法", "国家赔偿法", "公务员法", "监察法", "立法法", "档案法", "保守国家秘密法", "国家安全法",
        "国防法", "反间谍法", "反恐怖主义法", "军事设施保护法", "网络安全法", "数据安全法", "个人信息保护法", "密码法",
        "电子签名法", "反不正当竞争法", "反垄断法", "招标投标法", "政府采购法", "土地管理法", "城市房地产管理法", "城乡规划法",
        "建筑法", "环境保护法", "环境影响评价法", "大气污染防治法", "水污染防治法", "统计法", "审计法", "会计法",
        "税收征收管理法", "银行业监督管理法", "商业银行法", "证券法", "公司法", "劳动法", "劳动合同法", "社会保险法",
        "未成年人保护法", "预防未成年人犯罪法", "妇女权益保障法", "老年人权益保障法", "精神卫生法", "传染病防治法", "药品管理法", "疫苗管理法",
        "食品安全法", "产品质量法", "消费者权益保护法", "专利法", "商标法", "著作权法", "测绘法", "道路交通安全法",
        "治安管理处罚法", "居民身份证法", "出境入境管理法", "社区矫正法", "律师法", "公证法", "仲裁法", "人民调解法",
        "突发事件应对法", "安全生产法", "消防法",
    ];

    // 行政法规 in force whose names are often cited.
    private static readonly HashSet<string> Regulations =
    [
        "政府信息公开条例", "不动产登记暂行条例", "信访工作条例", "国有土地上房屋征收与补偿条例", "物业管理条例", "城市绿化条例", "城市市容和环境卫生管理条例", "城市道路管理条例",
        "机关事务管理条例", "企业信息公示暂行条例", "市场主体登记管理条例", "档案法实施条例", "保守国家秘密法实施条例", "行政复议法实施条例", "统计法实施条例", "政府采购法实施条例",
        "招标投标法实施条例", "税收征收管理法实施细则", "征信业管理条例", "关键信息基础设施安全保护条例", "网络数据安全管理条例", "人类遗传资源管理条例", "医疗纠纷预防和处理条例", "戒毒条例",
        "看守所条例", "婚姻登记条例", "测绘成果管理条例", "地图管理条例", "生产安全事故报告和调查处理条例",
    ];

    /// <param name="title">As cited, with or without the name of the country.</param>
    /// <param name="said">What the officer says it is; null where nobody said.</param>
    public static LegalActKind Of(string title, LegalActKind? said)
    {
        var name = title.Trim().Trim('《', '》');
        if (name.StartsWith(Country, StringComparison.Ordinal)) name = name[Country.Length..];
        return Laws.Contains(name) ? LegalActKind.Law
            : Regulations.Contains(name) ? LegalActKind.AdministrativeRegulation
            : said == LegalActKind.Law && name.EndsWith('法') && !name.EndsWith("办法", StringComparison.Ordinal) && !Local().IsMatch(name) ? LegalActKind.Law
            : said == LegalActKind.AdministrativeRegulation && name.EndsWith("条例", StringComparison.Ordinal) && !Local()
                .IsMatch(name) ? LegalActKind.AdministrativeRegulation
            : LegalActKind.Other;
    }

    // A place or a body at the head of the name made it.
    [GeneratedRegex("^(?!城市|都市|市场|市政|市容).{1,12}?(?:省|自治区|自治州|县|市|局|厅|委员会)")]
    private static partial Regex Local();
}
