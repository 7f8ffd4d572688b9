using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;
using Requests.Web.Hosting;

namespace Requests.Web.Files;

/// <summary>Puts working files and the archive where the settings say.</summary>
internal static class Stores
{
    public static void AddStores(this IServiceCollection services, Settings settings)
    {
        if (settings.Files.Store == FileStoreKind.Folder) services.AddFolderStores(settings.FilesFolder, settings.ArchiveFolder);
        else services.AddStores(InBucket(settings, ContentStores.Files), InBucket(settings, ContentStores.Archive), settings.ArchiveFolder);
    }

    /// <param name="key">One of <see cref="ContentStores"/>.</param>
    public static IContentStore Open(Settings settings, string key) => settings.Files.Store == FileStoreKind.S3 ? InBucket(settings, key)
        : new FolderContentStore(key == ContentStores.Archive ? settings.ArchiveFolder : settings.FilesFolder);

    // Only what is sealed is held fast; a working file of a case that never comes to a seal may be tidied away.
    private static S3ContentStore InBucket(Settings settings, string key) =>
        new(S3ContentStore.Connect(settings.S3), settings.S3.Bucket, key + "/",
            key == ContentStores.Archive ? TimeSpan.FromDays(settings.S3.LockDays) : TimeSpan.Zero, TimeProvider.System);
}
