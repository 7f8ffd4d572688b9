using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Requests.Paper.Tests;

public sealed class HtmlWriterTests
{
    [TestCaseSource(typeof(Samples), nameof(Samples.All))]
    public void Fragment_IsWellFormedAndHasNothingInline(PaperDocument paper)
    {
        var html = HtmlWriter.Write(paper);
        var tree = XElement.Parse(Regex.Replace(html, "<(br|hr|col)( [^>]*)?>", "<$1$2/>"));
        Assert.That(tree.DescendantsAndSelf().Attributes("style"), Is.Empty);
        Assert.That(tree.Descendants("script"), Is.Empty);
        Assert.That(tree.Descendants("h1").Count(), Is.LessThanOrEqualTo(1));
        Assert.That(tree.DescendantsAndSelf().Attributes("class").SelectMany(c => c.Value.Split(' ')), Is.All.Matches("^paper(-[a-z0-9-]+)?$"));
    }

    [Test]
    public void Words_AreEncoded()
    {
        var html = HtmlWriter.Write(new PaperDocument(PaperProfile.Notice, "题",
            [new Addressee("<img src=x onerror=alert(1)>"), new Table([1], [new([new("a & b\n<b>")])])]));
        Assert.That(html, Does.Contain("&lt;img src=x onerror=alert(1)&gt;：").And.Contain("a &amp; b<br>&lt;b&gt;").And.Not.Contain("<img"));
    }

    [Test]
    public void Table_HasHeadsAndSpans()
    {
        var html = HtmlWriter.Write(Samples.LongNotice());
        Assert.That(html, Does.Contain("<thead>").And.Contain("<th scope=\"col\" class=\"paper-center\">序号</th>"));
        Assert.That(HtmlWriter.Write(Samples.Form()), Does.Contain("rowspan=\"4\"").And.Contain("colspan=\"2\""));
    }
}
