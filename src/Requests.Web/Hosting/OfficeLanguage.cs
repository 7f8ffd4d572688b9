using System.Globalization;
using Requests.Words;

namespace Requests.Web.Hosting;

/// <summary>What is said outside a request (by a job, a verb, the log) is said in the office's language, whatever the machine speaks.</summary>
internal static class OfficeLanguage
{
    public static string Name => Text.Languages[0];

    public static void Set() =>
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Name);
}
