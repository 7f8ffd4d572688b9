using System.Globalization;
using System.Text;
using Requests.Statute.Outcomes;

namespace Requests.Web.Demo;

/// <summary>An invented old register of any length as a stream of JSON Lines, never held whole; the same seed gives the same bytes.</summary>
/// <param name="rows">One a case.</param>
/// <param name="until">The last day anything of it happened.</param>
internal sealed class GeneratedRegister(int rows, int seed, DateOnly until) : Stream
{
    private const int Years = 10;
    private static readonly string[] Channels = ["online", "online", "online", "expressPost", "registeredPost", "inPerson", "email", "ordinaryPost"];
    private static readonly string[] Types = ["naturalPerson", "naturalPerson", "naturalPerson", "naturalPerson", "business",
        "legalServices", "publicBenefit", "research", "other"];
    private static readonly string[] Streets = ["迎宾路", "友谊路", "兴华街", "学府路", "江滨街", "和平路", "建设街", "东方大街"];
    private static readonly string[] Matters = ["停车泊位设置批准文件", "绿化养护合同", "户外广告设置许可", "餐饮油烟处罚决定", "垃圾分类经费支出", "拆迁补偿方案", "排水管网竣工图", "施工占道许可"];
    private static readonly string[] Names = ["张", "李", "王", "赵", "陈", "刘", "杨", "黄"];

    private readonly Random _chance = new(seed);
    private byte[] _line = [];
    private int _at;
    private int _row;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at == _line.Length)
        {
            if (_row == rows) return 0;
            (_line, _at) = (Encoding.UTF8.GetBytes(Line(_row++)), 0);
        }
        var taken = Math.Min(count, _line.Length - _at);
        Array.Copy(_line, _at, buffer, offset, taken);
        _at += taken;
        return taken;
    }

    private string Line(int no)
    {
        // In the order of their days, as a register is kept; the youngest are still open.
        var received = until.AddDays(-(int)((1 - (no + 1.0) / rows) * Years * 365));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""{"number":"G{{seed}}-{{no:0000000}}","channel":"{{Pick(Channels)}}","applicantType":"{{Pick(Types)}}","applicantName":"{{Pick(Names)}}某{{_chance.Next(100_000)}}","subject":"{{Pick(Streets)}}{{_chance.Next(1, 400)}}号{{Pick(Matters)}}","receivedOn":"{{received:yyyy-MM-dd}}""").Append('"');
        var start = received;
        if (_chance.Next(100) < 8 && received.AddDays(12) < until)
        {
            start = received.AddDays(12);
            text.Append(CultureInfo.InvariantCulture, $$""","correctionNoticeOn":"{{received.AddDays(3):yyyy-MM-dd}}","correctionReceivedOn":"{{start:yyyy-MM-dd}}""").Append('"');
        }
        var replied = start.AddDays(_chance.Next(100) < 2 ? 40 : _chance.Next(3, 27));
        if (replied.AddDays(3) <= until)
        {
            var leaf = Leaves.All[_chance.Next(100) < 45 ? 0 : _chance.Next(Leaves.All.Count)];
            text.Append(CultureInfo.InvariantCulture, $$""","outcome":"{{leaf.Code}}","replyNumber":"旧公开〔{{replied.Year}}〕{{seed}}-{{no}}号","repliedOn":"{{replied:yyyy-MM-dd}}","dispatchedOn":"{{replied:yyyy-MM-dd}}","deliveredOn":"{{replied.AddDays(2):yyyy-MM-dd}}""").Append('"');
            if (_chance.Next(100) == 0 && replied.AddDays(90) <= until)
                text.Append(CultureInfo.InvariantCulture, $$""","disputes":[{"forum":"reconsideration","organ":"市人民政府","receivedOn":"{{replied.AddDays(30):yyyy-MM-dd}}","result":"UPHELD","resultOn":"{{replied.AddDays(88):yyyy-MM-dd}}"}]""");
        }
        return text.Append("}\n").ToString();
    }

    private string Pick(string[] from) => from[_chance.Next(from.Length)];

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
