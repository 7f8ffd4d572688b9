namespace Requests.Features.Services.Files;

/// <summary>Makes PDF of Office files, where a program for it is installed and the settings allow it.</summary>
public interface IDocumentConverter
{
    bool IsAvailable { get; }

    /// <summary>Whether files of this kind can be converted.</summary>
    bool Converts(string mediaType);

    /// <summary>False where the file cannot be opened, or only with more time or memory than one file may take.</summary>
    /// <param name="file">A file on this computer, only read.</param>
    Task<bool> ToPdfAsync(string file, string mediaType, Stream pdf, CancellationToken ct);
}

/// <summary>No converter is set up.</summary>
public sealed class NoDocumentConverter : IDocumentConverter
{
    public bool IsAvailable => false;

    public bool Converts(string mediaType) => false;

    public Task<bool> ToPdfAsync(string file, string mediaType, Stream pdf, CancellationToken ct) => Task.FromResult(false);
}
