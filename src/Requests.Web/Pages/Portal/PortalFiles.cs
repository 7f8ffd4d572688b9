using Requests.Features.Data.Entities;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Portal;

/// <summary>What an applicant is told of a file that was taken in.</summary>
internal static class PortalFiles
{
    /// <summary>Null where somebody can open it, or that is not known.</summary>
    public static string? Warning(FileOpening? opening) => opening is null or FileOpening.Opens ? null : T($"portal.file.{opening.Value}");
}
