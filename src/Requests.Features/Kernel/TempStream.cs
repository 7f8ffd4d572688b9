namespace Requests.Features.Kernel;

/// <summary>A file that is gone when it is closed, for what is too large for memory on its way out.</summary>
public static class TempStream
{
    public static FileStream Create() => new(Path.Combine(Path.GetTempPath(), $"requests-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
        1 << 16, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
}
