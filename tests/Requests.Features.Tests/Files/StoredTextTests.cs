using System.Text;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Search;

namespace Requests.Features.Tests.Files;

/// <summary>What search finds in files: the words of mails, RTF and text in any encoding.</summary>
public sealed class StoredTextTests
{
    private static readonly Encoding Gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static IEnumerable<TestCaseData> Mails()
    {
        yield return new("Subject: 停车收费\r\nFrom: a@example.com\r\n\r\n请公开长江路停车收费依据。"u8.ToArray());
        yield return new(Encoding.ASCII.GetBytes($"Subject: =?GB2312?B?{Convert.ToBase64String(Gb.GetBytes("停车收费"))}?=\r\nFrom: a@example.com\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Gb.GetBytes("请公开长江路停车收费依据。"))}"));
        yield return new(Encoding.ASCII.GetBytes($"Subject: =?UTF-8?B?{Convert.ToBase64String("停车"u8)}?= =?UTF-8?B?{Convert.ToBase64String("收费"u8)}?=\nFrom: a@example.com\nContent-Type: multipart/mixed;\n boundary=\"b1\"\n\n--b1\nContent-Type: multipart/alternative; boundary=b2\n\n--b2\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String("<p>请公开<b>长江路</b>停车</p>"u8)}\n--b2--\n--b1\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+\n--b1--\n"));
        yield return new(Encoding.ASCII.GetBytes($"Subject: =?UTF-8?Q?{string.Concat("停车收费"u8.ToArray().Select(b => $"={b:X2}"))}?=\nFrom: a@example.com\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{string.Concat("长江路"u8.ToArray().Select((b, i) => i == 4 ? $"=\n={b:X2}" : $"={b:X2}"))}"));
    }

    [TestCaseSource(nameof(Mails))]
    public async Task BUG_34_TheWordsOfAMail_AreFound(byte[] mail)
    {
        var text = await FileText.ReadAsync("message/rfc822", new MemoryStream(mail), default);
        Assert.That(SearchWords.Of("停车收费 长江路").PlacesIn(text), Is.Not.Empty, text);
    }

    [TestCase(@"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 Arial;}}\f0 \'b3\'a4\'bd\'ad\'c2\'b7\par 12}")]
    [TestCase(@"{\rtf1\ansi\uc1 \u-27265?\u27743?\u-29201?{\*\generator x;}}")]
    public async Task BUG_34_TheWordsOfRtf_AreFound(string rtf)
    {
        var text = await FileText.ReadAsync("application/rtf", new MemoryStream(Encoding.ASCII.GetBytes(rtf)), default);
        Assert.That(SearchWords.Of("长江路").PlacesIn(text), Is.Not.Empty, text);
        Assert.That(text, Does.Not.Contain("Arial").And.Not.Contain("generator"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task BUG_34_TheWordsOfAnOutlookMessage_AreFound(bool small)
    {
        var text = await FileText.ReadAsync("application/vnd.ms-outlook", new MemoryStream(Message("请公开长江路停车收费依据。", small)), default);
        Assert.That(SearchWords.Of("长江路").PlacesIn(text), Is.Not.Empty, text);
    }

    [Test]
    public async Task BUG_34_ADamagedOutlookMessage_IsReadOrDamaged_AndNothingElse()
    {
        var whole = Message("请公开长江路", small: true);
        for (var cut = 0; cut < whole.Length; cut += 37)
            try
            {
                await FileText.ReadAsync("application/vnd.ms-outlook", new MemoryStream(whole[..cut]), default);
            }
            catch (InvalidDataException)
            {
                // Told as damaged.
            }
    }

    // A compound file of one stream: header, allocation table, directory, then the stream itself or the one of small streams.
    private static byte[] Message(string words, bool small)
    {
        const int sector = 512;
        const uint end = 0xFFFFFFFE, free = 0xFFFFFFFF, table = 0xFFFFFFFD;
        var content = Encoding.Unicode.GetBytes(small ? words : words.PadRight(2400));
        var sectors = (content.Length + sector - 1) / sector;
        var file = new byte[sector * (4 + sectors)];
        void Number(int at, uint value) => BitConverter.TryWriteBytes(file.AsSpan(at), value);
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        (file[30], file[32]) = (9, 6);
        Number(44, 1);
        Number(48, 1);
        Number(56, 4096);
        Number(60, small ? 2 : end);
        for (var i = 0; i < 109; i++) Number(76 + 4 * i, i == 0 ? 0 : free);
        Number(sector, table);
        Number(sector + 4, end);
        Number(sector + 8, end);
        for (var i = 0; i < sectors; i++) Number(sector + 12 + 4 * i, i == sectors - 1 ? end : (uint)(4 + i));
        void Entry(int no, string name, uint start, int length)
        {
            var at = 2 * sector + 128 * no;
            Encoding.Unicode.GetBytes(name).CopyTo(file, at);
            file[at + 64] = (byte)(2 * name.Length + 2);
            Number(at + 116, start);
            Number(at + 120, (uint)length);
        }
        Entry(0, "Root Entry", small ? 3 : end, small ? content.Length : 0);
        Entry(1, "__substg1.0_1000001F", small ? 0u : 3u, content.Length);
        for (var i = 0; i * 64 < content.Length && small; i++) Number(3 * sector + 4 * i, (i + 1) * 64 < content.Length ? (uint)(i + 1) : end);
        content.CopyTo(file, 4 * sector);
        return file;
    }

    [Test]
    public async Task BUG_31_TwoByteText_IsRead()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.That(await FileText.ReadAsync("text/plain; charset=utf-16", new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes("长江路")]),
                default), Is.EqualTo("长江路"));
    }

    [TestCase("⻓江路⻔牌", "长江路门牌")]
    [TestCase("⻚码⻋⻢", "页码车马")]
    [TestCase("⼀⼈", "一人")]
    public void BUG_38_RadicalsOfBothBlocks_AreFoundAsTheirIdeographs(string copied, string typed) =>
        Assert.That(SearchWords.Of(typed).PlacesIn(copied), Is.Not.Empty);
}
