using Requests.Features.Data.Entities;
using Requests.Features.Services.Files.Inspection;
using Requests.Paper;

namespace Requests.Features.Services.Files.Reading;

/// <summary>
/// Reads, cleans, redacts and pictures files that strangers sent. Each is laid beside as a file and worked on at the bench, so
/// that what it unpacks to never lies in this process. Streams are read once, from where they stand, and stay open.
/// </summary>
public sealed class ForeignFiles(IFileBench bench)
{
    /// <summary>The words of the file; nothing where its kind holds none. The fault where it cannot be read.</summary>
    public async Task<(string Text, FileAnswer Answer)> TextAsync(string mediaType, Stream content, CancellationToken ct)
    {
        var answer = await DoAsync(new(FileTaskKind.Text, mediaType), content, null, ct);
        return (answer.Text ?? "", answer);
    }

    public async Task<FileInspection> InspectAsync(string mediaType, Stream content, CancellationToken ct) =>
        (await DoAsync(new(FileTaskKind.Inspect, mediaType), content, null, ct)).Inspection ?? FileInspection.Unreadable;

    public async Task<FileOpening> OpeningAsync(string mediaType, Stream content, CancellationToken ct)
    {
        var answer = await DoAsync(new(FileTaskKind.Open, mediaType), content, null, ct);
        return answer.Opening ?? (answer.Fault == FileFault.TooHeavy ? FileOpening.TooHeavy : FileOpening.Damaged);
    }

    /// <exception cref="RedactionException">The PDF cannot be read.</exception>
    public async Task<IReadOnlyList<PaperSheet>> SheetsAsync(Stream pdf, CancellationToken ct) =>
        Required(await DoAsync(new(FileTaskKind.Sheets, MediaTypes.Pdf), pdf, null, ct), a => a.Sheets);

    /// <exception cref="RedactionException">The PDF cannot be read.</exception>
    public async Task<IReadOnlyList<FoundText>> FindAsync(Stream pdf, string term, CancellationToken ct) =>
        Required(await DoAsync(new(FileTaskKind.Find, MediaTypes.Pdf, term), pdf, null, ct), a => a.Found);

    /// <exception cref="RedactionException">The PDF cannot be read.</exception>
    public async Task<IReadOnlyList<string>> TextUnderAsync(Stream pdf, IReadOnlyList<RedactionMark> marks, CancellationToken ct) =>
        Required(await DoAsync(new(FileTaskKind.TextUnder, MediaTypes.Pdf, Marks: marks), pdf, null, ct), a => a.Words);

    /// <exception cref="RedactionException">The PDF cannot be read.</exception>
    public async Task<IReadOnlyList<RedactionFinding>> VerifyAsync(Stream redacted, IReadOnlyList<string> textUnderMarks, CancellationToken ct) =>
        Required(await DoAsync(new(FileTaskKind.Verify, MediaTypes.Pdf, Words: textUnderMarks), redacted, null, ct), a => a.Leaks);

    /// <exception cref="RedactionException">The PDF cannot be redacted.</exception>
    public async Task RedactAsync(Stream pdf, IReadOnlyList<RedactionMark> marks, Stream output, CancellationToken ct) =>
        Required(await DoAsync(new(FileTaskKind.Redact, MediaTypes.Pdf, Marks: marks), pdf, output, ct), _ => output);

    /// <summary>A page of a PDF, or a picture of a kind that browsers do not all show.</summary>
    /// <exception cref="RedactionException">It cannot be made into a picture.</exception>
    public async Task<byte[]> PictureAsync(string mediaType, Stream content, int page, double dpi, CancellationToken ct)
    {
        using var png = new MemoryStream();
        Required(await DoAsync(new(FileTaskKind.Picture, mediaType, Page: page, Dpi: dpi), content, png, ct), _ => png);
        return png.ToArray();
    }

    /// <exception cref="InvalidDataException">The file cannot be read as what it is.</exception>
    public async Task CleanAsync(string mediaType, Stream content, Stream clean, CancellationToken ct)
    {
        if ((await DoAsync(new(FileTaskKind.Clean, mediaType), content, clean, ct)).Fault is { } fault)
            throw new InvalidDataException($"The file cannot be cleaned: {fault}.");
    }

    /// <summary>What a mail says and carries. Null where it cannot be read, or only at more cost than one mail may.</summary>
    /// <param name="part">Takes each file in it, by name, while it is read.</param>
    public async Task<MailContent?> UnpackAsync(Stream mail, Func<string?, Stream, Task> part, CancellationToken ct)
    {
        await using var parts = FileIntake.OpenSpool();
        if ((await DoAsync(new(FileTaskKind.Unpack, "message/rfc822"), mail, parts, ct)).Mail is not { } content) return null;
        using var zip = BoundedZip.Open(parts);
        foreach (var name in content.Parts)
        {
            await using var file = zip.GetEntry(name.Entry)!.Open();
            await part(name.FileName, file);
        }
        return content;
    }

    private static T Required<T>(FileAnswer answer, Func<FileAnswer, T?> member) where T : class =>
        answer.Fault is { } fault ? throw new RedactionException($"The file cannot be worked on: {fault}, {answer.FaultName}.") : member(answer)!;

    private async Task<FileAnswer> DoAsync(FileTask task, Stream content, Stream? output, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("file-").FullName;
        try
        {
            var (input, made) = (Path.Combine(folder, "in"), output is null ? null : Path.Combine(folder, "out"));
            if (content.CanSeek) content.Position = 0;
            await using (var copy = File.Create(input)) await content.CopyToAsync(copy, ct);
            var answer = await bench.DoAsync(task, input, made, ct);
            if (made is null || answer.Fault is not null) return answer;
            await using (var result = File.OpenRead(made)) await result.CopyToAsync(output!, ct);
            return answer;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
