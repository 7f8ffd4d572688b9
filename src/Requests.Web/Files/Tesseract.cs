using System.Globalization;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Inspection;

namespace Requests.Web.Files;

/// <summary>Text recognition by Tesseract (Debian: tesseract-ocr, tesseract-ocr-chi-sim), a page at a time; pages of PDFs become pictures by poppler.</summary>
internal sealed class Tesseract : ITextRecognition
{
    private const string Language = "chi_sim";
    private const long MostMegabytes = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ToolProgram? _tesseract = ToolProgram.Find("tesseract"), _pages = ToolProgram.Find("pdftoppm");
    private readonly Lazy<bool> _hasChinese;

    private Tesseract() => _hasChinese = new(() => _tesseract is not null
        && _tesseract.RunAsync(["--list-langs"], Path.GetTempPath(), MostMegabytes, Patience, CancellationToken.None).GetAwaiter().GetResult() is { } said
        && said.Split('\n', StringSplitOptions.TrimEntries).Contains(Language));

    public static Tesseract Installed { get; } = new();

    public bool IsAvailable => _hasChinese.Value;

    public async Task<IReadOnlyList<string>> PagesAsync(string file, string mediaType, IReadOnlyList<int> pages, CancellationToken ct)
    {
        if (!IsAvailable) return [];
        var folder = Directory.CreateTempSubdirectory("recognise-").FullName;
        try
        {
            var read = new List<string>();
            foreach (var page in pages)
            {
                var picture = mediaType == MediaTypes.Pdf ? await PictureAsync(file, page, folder, ct) : file;
                read.Add(picture is null ? "" : await ReadAsync(picture, folder, ct));
            }
            return read;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string?> PictureAsync(string pdf, int page, string folder, CancellationToken ct)
    {
        if (_pages is null) return null;
        var number = page.ToString(CultureInfo.InvariantCulture);
        var picture = Path.Combine(folder, "page");
        // Grey, and no larger than A3 at this resolution: what recognition needs.
        return await _pages.RunAsync(["-cropbox", "-gray", "-png", "-singlefile", "-scale-to", "3500", "-f", number, "-l", number, pdf,
            picture], folder, MostMegabytes, Patience, ct) is null
            ? null : picture + ".png";
    }

    private async Task<string> ReadAsync(string picture, string folder, CancellationToken ct) =>
        (await _tesseract!.RunAsync([picture, "stdout", "-l", Language, "--psm", "3"], folder, MostMegabytes, Patience, ct))?.Replace("\f",
            "", StringComparison.Ordinal).Trim() ?? "";
}
