using Requests.Features.Services.Files.Inspection;
using Requests.Paper;

namespace Requests.Features.Services.Files.Reading;

/// <summary>The readers of strangers' files, by kind of task.</summary>
public static class FileTasks
{
    public static async Task<FileAnswer> DoAsync(FileTask task, string input, string? output, CancellationToken ct)
    {
        try
        {
            await using var file = new FileStream(input, FileMode.Open, FileAccess.Read, FileShare.Read);
            await using var made = output is null ? null : new FileStream(output, FileMode.Create, FileAccess.ReadWrite);
            return await DoAsync(task, file, made, ct);
        }
        catch (RedactionException e)
        {
            return new() { Fault = e.ToolIsMissing ? FileFault.NoTool : Heavy(e) ?? FileFault.Unreadable, FaultName = (e.InnerException ?? e).GetType().Name };
        }
        // Readers of foreign formats throw whatever comes.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new() { Fault = Heavy(e) ?? FileFault.Unreadable, FaultName = e.GetType().Name };
        }
    }

    private static async Task<FileAnswer> DoAsync(FileTask task, FileStream file, FileStream? made, CancellationToken ct)
    {
        switch (task.Kind)
        {
            case FileTaskKind.Text: return new() { Text = await FileText.ReadAsync(task.MediaType, file, ct) };
            case FileTaskKind.Inspect: return new() { Inspection = FileInspector.Inspect(file, task.MediaType) };
            case FileTaskKind.Open: return new() { Opening = FileOpenings.Of(file, task.MediaType) };
            case FileTaskKind.Sheets: return new() { Sheets = Redaction.Sheets(file) };
            case FileTaskKind.Find: return new() { Found = Redaction.FindText(file, task.Term ?? "") };
            case FileTaskKind.TextUnder: return new() { Words = Redaction.TextUnder(file, task.Marks ?? []) };
            case FileTaskKind.Verify: return new() { Leaks = Redaction.Verify(file, task.Words ?? []) };
            case FileTaskKind.Redact:
                await Redaction.RedactAsync(file, task.Marks ?? [], made!, ct);
                return new();
            case FileTaskKind.Picture:
                await made!.WriteAsync(task.MediaType == MediaTypes.Pdf ? await Redaction.PageImageAsync(file, task.Page, task.Dpi, ct)
                    : PictureFile.ToPng(file), ct);
                return new();
            case FileTaskKind.Unpack: return new() { Mail = await MailReader.UnpackAsync(file, made!, ct) };
            case FileTaskKind.Clean:
                FileCleaner.Clean(file, task.MediaType, made!);
                return new();
            default: throw new ArgumentOutOfRangeException(nameof(task), task.Kind, null);
        }
    }

    private static FileFault? Heavy(Exception e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
            if (inner is OutOfMemoryException or InsufficientExecutionStackException) return FileFault.TooHeavy;
        return null;
    }
}
