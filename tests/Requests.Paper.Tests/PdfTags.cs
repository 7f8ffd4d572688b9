using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Requests.Paper.Tests;

/// <summary>The structure of a tagged PDF as a reader for people who listen walks it.</summary>
internal static class PdfTags
{
    /// <returns>The types of all elements from the root on, and the text of each that has any, both in reading order.</returns>
    public static (IReadOnlyList<string> Types, IReadOnlyList<string> Texts) Of(byte[] bytes)
    {
        using var pdf = PdfDocument.Open(bytes);
        var contents = new Dictionary<(int Page, int Id), string>();
        foreach (var page in pdf.GetPages())
            foreach (var content in page.GetMarkedContents().Where(c => !c.IsArtifact))
                contents.Add((page.Number, content.MarkedContentIdentifier), string.Concat(content.Letters.Select(l => l.Value)));
        var pages = Enumerable.Range(1, pdf.NumberOfPages).ToDictionary(n => n, n => pdf.GetPage(n).Dictionary);
        var (types, texts, used) = (new List<string>(), new List<string>(), 0);
        var root = Read<DictionaryToken>(pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]);
        foreach (var kid in Read<ArrayToken>(root.Data["K"]).Data) Walk(Read<DictionaryToken>(kid));
        Assert.That(used, Is.EqualTo(contents.Count), "every marked text has its place, once");
        return (types, texts);

        void Walk(DictionaryToken element)
        {
            types.Add(((NameToken)element.Data["S"]).Data);
            var text = "";
            foreach (var kid in Read<ArrayToken>(element.Data["K"]).Data.Select(Read<DictionaryToken>))
                if (kid.Data.TryGetValue("MCID", out var id))
                {
                    var reference = ((IndirectReferenceToken)kid.Data["Pg"]).Data;
                    text += contents[(PageOf(reference), ((NumericToken)id).Int)];
                    used++;
                }
                else Walk(kid);
            if (text.Length > 0) texts.Add(text);
        }

        int PageOf(IndirectReference reference) => pages.Single(p => Equals(p.Value.Data["StructParents"], Read<DictionaryToken>(new IndirectReferenceToken(reference)).Data["StructParents"])).Key;

        T Read<T>(IToken token) where T : class, IToken => token is IndirectReferenceToken reference ? (T)pdf.Structure.GetObject(reference.Data).Data : (T)token;
    }
}
