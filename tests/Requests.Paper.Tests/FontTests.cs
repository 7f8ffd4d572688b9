using Requests.Paper.Fonts;

namespace Requests.Paper.Tests;

public sealed class FontTests
{
    [Test]
    public void GLYPH_CharactersNoFaceHas_AreNamedOnceInOrder()
    {
        var missing = PaperFonts.Shipped.Missing("张\U00030EDD三，\uE000和\U00030EDD");
        Assert.That(missing.Select(m => m.CodePoint), Is.EqualTo(new[] { "U+30EDD", "U+E000" }));
        Assert.That(missing[0].Character, Is.EqualTo("\U00030EDD"));
    }

    [Test]
    public void GLYPH_CharactersOfLettersAndForms_AreAllThere() =>
        Assert.That(PaperFonts.Shipped.Missing("〔2026〕“‘’”《〈〉》——……、。，；：？！（）【】～·￥№℃％□☐☑■√㐂䶮\n\t\u200B"), Is.Empty);

    [Test]
    public void Load_WhenAFontFileIsMissing_NamesIt()
    {
        var folder = Directory.CreateTempSubdirectory("no-fonts-");
        try
        {
            Assert.That(() => PaperFonts.Load(folder.FullName), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("fonts.tsv"));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Test]
    public void Parse_WhenItIsNoTrueTypeFont_SaysSo() =>
        Assert.That(() => new TrueTypeFont("OTTO and nothing else"u8.ToArray()), Throws.TypeOf<InvalidDataException>());

    [Test]
    public void Subset_HoldsOneGlyphACodePointWithTheSameOutlineAndWidth()
    {
        var face = PaperFonts.Shipped.Regular;
        // 人 and its radical U+2F08 share an outline in the font.
        var subset = new FontSubset(face, [new(0x4EBA), new(0x2F08), new('A'), new(' ')]);
        var font = new SubsetReader(subset.File);
        Assert.That(subset.GlyphOf(new(0x4EBA)), Is.Not.EqualTo(subset.GlyphOf(new(0x2F08))));
        foreach (var character in subset.Characters)
        {
            var original = face.Font.GlyphOf(character.CodePoint);
            Assert.That(font.Outline(subset.GlyphOf(character))[..face.Font.OutlineOf(original).Length], Is.EqualTo(face.Font.OutlineOf(original).ToArray()));
            Assert.That(font.Advance(subset.GlyphOf(character)), Is.EqualTo(face.Font.MetricsOf(original).Advance));
        }
    }

    [Test]
    public void Subset_OfACharacterMadeOfParts_PointsAtTheParts()
    {
        var face = PaperFonts.Shipped.Regular;
        var subset = new FontSubset(face, [new(0x2611)]);
        var font = new SubsetReader(subset.File);
        Assert.That(font.GlyphCount, Is.EqualTo(4), "nothing, the box with its tick, the box, the tick");
        Assert.That(font.Outline(2)[..20], Is.EqualTo(face.Font.OutlineOf(face.Font.GlyphOf(0x25A1))[..20].ToArray()));
    }

    [Test]
    public void Subset_ChecksumsAddUp()
    {
        var file = new FontSubset(PaperFonts.Shipped.Bold, [new(0x4E2D)]).File;
        uint sum = 0;
        for (var i = 0; i < file.Length; i += 4) sum = unchecked(sum + System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(i)));
        Assert.That(sum, Is.EqualTo(0xB1B0AFBA));
    }

    /// <summary>Reads a subset, which has no character map of its own.</summary>
    private sealed class SubsetReader(byte[] file)
    {
        public int GlyphCount => U16(Table("maxp") + 4);

        public int Advance(int glyph) => U16(Table("hmtx") + 4 * glyph);

        public byte[] Outline(int glyph)
        {
            var (loca, glyf) = (Table("loca"), Table("glyf"));
            return file[(glyf + U32(loca + 4 * glyph))..(glyf + U32(loca + 4 * glyph + 4))];
        }

        private int Table(string tag)
        {
            for (var i = 0; i < U16(4); i++)
                if (System.Text.Encoding.ASCII.GetString(file, 12 + 16 * i, 4) == tag) return U32(12 + 16 * i + 8);
            throw new InvalidDataException(tag);
        }

        private int U16(int at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

        private int U32(int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
    }
}
