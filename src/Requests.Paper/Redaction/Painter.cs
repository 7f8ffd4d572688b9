using SkiaSharp;

namespace Requests.Paper.Redacting;

/// <summary>Paints marks over the picture of a page: the pixels beneath are gone, not covered.</summary>
internal static class Painter
{
    private const int Quality = 90;
    private const double LargestLabel = 12;

    private static readonly Lazy<SKTypeface> Label = new(() =>
    {
        using var data = SKData.CreateCopy(PaperFonts.Shipped.Regular.Font.Bytes);
        return SKTypeface.FromData(data);
    });

    /// <returns>JPEG, and its size in pixels.</returns>
    public static (byte[] Jpeg, int Width, int Height) Paint(byte[] png, double pointsWide, IEnumerable<RedactionMark> marks)
    {
        using var page = SKBitmap.Decode(png);
        // Opaque: a transparent page would come out black as JPEG.
        using var sheet = new SKBitmap(new SKImageInfo(page.Width, page.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(sheet))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawBitmap(page, 0, 0, SKSamplingOptions.Default);
            foreach (var mark in marks) Paint(canvas, mark, (float)(page.Width / pointsWide));
        }
        using var image = SKImage.FromBitmap(sheet);
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return (jpeg.ToArray(), page.Width, page.Height);
    }

    private static void Paint(SKCanvas canvas, RedactionMark mark, float scale)
    {
        // Outwards to whole pixels, so that no half-covered pixel remains.
        var box = new SKRect(
            MathF.Floor((float)mark.Box.Left * scale), MathF.Floor((float)mark.Box.Top * scale),
            MathF.Ceiling((float)mark.Box.Right * scale), MathF.Ceiling((float)mark.Box.Bottom * scale));
        using var black = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        canvas.DrawRect(box, black);
        if (string.IsNullOrWhiteSpace(mark.Article)) return;

        // As large as the rectangle allows; condensed where it is too narrow.
        using var font = new SKFont(Label.Value, Math.Min((float)LargestLabel * scale, box.Height * 0.8f));
        var wide = font.MeasureText(mark.Article);
        var room = box.Width * 0.96f;
        if (wide > room) font.Size = Math.Max(font.Size * room / wide, font.Size / 2);
        wide = font.MeasureText(mark.Article);
        if (wide > room) font.ScaleX = room / wide;
        using var white = new SKPaint { Color = SKColors.White, IsAntialias = true };
        canvas.DrawText(mark.Article, box.MidX, box.MidY + font.Size * 0.38f, SKTextAlign.Center, font, white);
    }
}
