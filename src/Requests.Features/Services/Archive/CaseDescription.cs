using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Archive;
using Requests.Statute.Numbering;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Describes a sealed file in XML, after DA/T 48-2009 (how electronic records are enclosed) and DA/T 46-2009 (which
/// metadata they carry) in structure (ARC-8): records, agents and business acts as three blocks of entities. The bytes of
/// the records lie beside the description in the bag instead of inside it, each named by path and SHA-256.
/// Its schema, <c>case-file.xsd</c>, goes into every package.
/// </summary>
internal sealed class CaseDescription(RequestsDb db, IOfficeClock clock)
{
    public const string Path = "data/description.xml";
    public const string SchemaPath = "data/case-file.xsd";

    private static readonly XNamespace Ns = "urn:requests:case-file:1";
    internal static readonly byte[] Schema = ReadSchema();

    /// <summary>The description and its schema.</summary>
    public async Task<IReadOnlyList<PackageFile>> OfAsync(Case @case, Body body, string fileCode, RetentionTerm term, DateTimeOffset at,
        IReadOnlyList<PackageFile> package, CancellationToken ct)
    {
        var acts = await db.Set<OfficeEvent>().AsNoTracking().Where(e => e.CaseId == @case.Id).OrderBy(e => e.Sequence).ToListAsync(ct);
        var letters = await db.Set<Document>().AsNoTracking().Where(d => d.CaseId == @case.Id).OrderBy(d => d.No).ToListAsync(ct);
        var agents = acts.Select(e => e.ByName).Distinct().Order(StringComparer.Ordinal).ToList();
        var root = new XElement(Ns + "电子文件封装包",
            Named("封装包格式描述", "结构参照 DA/T 48-2009，元数据参照 DA/T 46-2009；文件数据以相对路径和 SHA-256 指向同一 BagIt 包"),
            Named("封装包类型", "原始型"),
            Named("封装包创建时间", At(at)),
            Named("封装包创建单位", body.Name),
            new XElement(Ns + "封装内容",
                new XElement(Ns + "文件实体块",
                    CaseEntity(@case, body, fileCode, term, package.Where(f => !letters.Any(l => IsOf(l, f)))),
                    letters.Select(letter => LetterEntity(letter, @case, body, package.Where(f => IsOf(letter, f))))),
                new XElement(Ns + "机构人员实体块",
                    Agent("0", "单位", body.Name),
                    agents.Select((name, i) => Agent(Named(i + 1), "个人或系统", name))),
                new XElement(Ns + "业务实体块", acts.Select(e => new XElement(Ns + "业务实体",
                    Named("业务标识符", Named(e.Sequence)),
                    Named("机构人员标识符", Named(agents.IndexOf(e.ByName) + 1)),
                    Named("业务行为", WordOf(e.Act)),
                    Named("行为时间", At(clock.InOffice(e.At))),
                    Named("行为依据", e.RuleIds))))));
        return
        [
            PackageFile.Made(Path, "案卷描述", "application/xml", ToBytes(root)),
            PackageFile.Made(SchemaPath, "案卷描述的结构", "application/xml", Schema),
        ];
    }

    private static bool IsOf(Document letter, PackageFile file) => file.Path.StartsWith($"data/documents/{letter.No:000}/", StringComparison.Ordinal);

    private static XElement CaseEntity(Case c, Body body, string fileCode, RetentionTerm term, IEnumerable<PackageFile> files) => new(Ns + "文件实体",
        Named("聚合层次", "案卷"),
        new XElement(Ns + "来源", Named("全宗号", body.Settings.FondsCode), Named("立档单位名称", body.Name)),
        Named("电子文件号", c.Number),
        new XElement(Ns + "档号",
            Named("编码", fileCode),
            Named("门类代码", body.Settings.FileClass),
            Named("年度", Named(c.RegisteredOn.Year)),
            Named("保管期限", RetentionTerms.Of(term).Name),
            Named("机构或问题", body.Settings.FileTopic)),
        new XElement(Ns + "内容描述",
            Named("题名", c.Subject),
            Named("责任者", body.Name),
            Named("日期", Day(c.RegisteredOn)),
            Named("文种", "政府信息公开申请案卷")),
        Form("组合文件"),
        Data(files));

    private static XElement LetterEntity(Document letter, Case c, Body body, IEnumerable<PackageFile> files) => new(Ns + "文件实体",
        Named("聚合层次", "文件"),
        new XElement(Ns + "来源", Named("全宗号", body.Settings.FondsCode), Named("立档单位名称", body.Name)),
        Named("电子文件号", $"{c.Number}/{letter.No:000}"),
        new XElement(Ns + "内容描述",
            Named("题名", letter.Title),
            letter.Number is { } number ? Named("文件编号", number) : null,
            Named("责任者", body.Name),
            letter.LetterOn is { } on ? Named("日期", Day(on)) : null,
            Named("文种", letter.Kind.Code)),
        Form("单份文件"),
        Data(files));

    private static XElement Form(string kind) => new(Ns + "形式特征", Named("文件组合类型", kind), Named("语种", "汉语"));

    private static XElement Data(IEnumerable<PackageFile> files) => new(Ns + "文件数据",
        files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => new XElement(Ns + "文档",
        Named("计算机文件名", f.Path), Named("题名", f.Title), Named("格式信息", f.MediaType), Named("计算机文件大小", Named(f.Stored.Length)), Named("SHA-256", f.Stored.Sha256))));

    private static XElement Agent(string id, string kind, string name) =>
        new(Ns + "机构人员实体", Named("机构人员标识符", id), Named("机构人员类型", kind), Named("机构人员名称", name));

    private static string WordOf(string act) => Enum.TryParse<Act>(act, out var known) ? Text.Of(known).Zh : act;

    // An applicant may send any character; XML has no place for some of them.
    private static XElement Named(string name, string value) =>
        new(Ns + name, string.Concat(value.EnumerateRunes().Select(r => r.Value is 9 or 10 or 13 or >= 32 and not (0xFFFE or 0xFFFF) ? r.ToString() : "\uFFFD")));

    private static string Named(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string At(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static byte[] ToBytes(XElement root)
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize
        };
        using (var writer = XmlWriter.Create(bytes, settings)) new XDocument(root).Save(writer);
        return bytes.ToArray();
    }

    private static byte[] ReadSchema()
    {
        using var resource = typeof(CaseDescription).Assembly.GetManifestResourceStream("case-file.xsd")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
