using SkiaSharp;

namespace Requests.Paper;

/// <summary>Pictures as strangers send them, decoded within bounds.</summary>
public static class PictureFile
{
    /// <summary>Longest side of what is shown, in pixels.</summary>
    private const int LongestShown = 2400;

    /// <summary>Most pixels that are unpacked at once: four bytes each.</summary>
    private const long MostPixels = 24_000_000;

    /// <summary>Whether pictures of this kind can be decoded here.</summary>
    public static bool Knows(string mediaType) => mediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp" or "image/bmp";

    /// <summary>Its head can be read and names a size; nothing is unpacked.</summary>
    public static bool Opens(Stream picture)
    {
        picture.Position = 0;
        using var codec = SKCodec.Create(picture, out _);
        return codec is { Info: { Width: > 0, Height: > 0 } };
    }

    /// <summary>The picture as PNG, the way up that it says, made smaller where it is large.</summary>
    /// <exception cref="InvalidDataException">It cannot be decoded, or only with more memory than one picture may take.</exception>
    public static byte[] ToPng(Stream picture)
    {
        picture.Position = 0;
        using var codec = SKCodec.Create(picture, out _) ?? throw new InvalidDataException("No picture that can be decoded.");
        var scale = Math.Min(1f, (float)LongestShown / Math.Max(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        if ((long)size.Width * size.Height > MostPixels) throw new InvalidDataException("The picture is too large.");
        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
            throw new InvalidDataException("The picture cannot be decoded.");
        var (wide, high) = Turned(codec.EncodedOrigin) ? (bitmap.Height, bitmap.Width) : (bitmap.Width, bitmap.Height);
        var shrink = Math.Min(1f, (float)LongestShown / Math.Max(wide, high));
        using var shown = new SKBitmap(Math.Max(1, (int)(wide * shrink)), Math.Max(1, (int)(high * shrink)));
        using (var canvas = new SKCanvas(shown))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(shrink);
            Turn(canvas, codec.EncodedOrigin, wide, high);
            canvas.DrawBitmap(bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Linear));
        }
        using var image = SKImage.FromBitmap(shown);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static bool Turned(SKEncodedOrigin origin) =>
        origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    private static void Turn(SKCanvas canvas, SKEncodedOrigin origin, int wide, int high)
    {
        switch (origin)
        {
            case SKEncodedOrigin.BottomRight: canvas.RotateDegrees(180, wide / 2f, high / 2f); break;
            case SKEncodedOrigin.RightTop: canvas.Translate(wide, 0); canvas.RotateDegrees(90); break;
            case SKEncodedOrigin.LeftBottom: canvas.Translate(0, high); canvas.RotateDegrees(-90); break;
        }
    }
}
