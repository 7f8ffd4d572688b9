using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Inspection;

namespace Requests.Web.Files;

/// <summary>
/// Makes PDF of Office files by LibreOffice (Debian: libreoffice-writer-nogui, libreoffice-calc-nogui, libreoffice-impress-nogui). Each run has a profile of its own, in which
/// macros are off and nothing linked is fetched; it is gone afterwards.
/// </summary>
internal sealed class LibreOffice : IDocumentConverter
{
    private const long MostMegabytes = 900;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly Dictionary<string, string> Extensions = new()
    {
        [MediaTypes.Word] = "docx",
        [MediaTypes.Sheet] = "xlsx",
        ["application/msword"] = "doc",
        ["application/vnd.ms-excel"] = "xls",
        ["application/rtf"] = "rtf",
        ["application/vnd.oasis.opendocument.text"] = "odt",
        ["application/vnd.oasis.opendocument.spreadsheet"] = "ods",
        // WPS writes the binary formats under names of its own (.wps, .et, .dps): they are named by what they are.
        ["application/vnd.ms-powerpoint"] = "ppt",
        ["application/vnd.openxmlformats-officedocument.presentationml.presentation"] = "pptx",
        ["application/vnd.oasis.opendocument.presentation"] = "odp",
    };

    private const string Profile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
        </oor:items>
        """;

    private readonly ToolProgram? _office = ToolProgram.Find("soffice", "libreoffice");

    // Two at once would want the memory of two.
    private static readonly SemaphoreSlim One = new(1);

    private LibreOffice() { }

    public static LibreOffice Installed { get; } = new();

    public bool IsAvailable => _office is not null;

    public bool Converts(string mediaType) => Extensions.ContainsKey(mediaType);

    public async Task<bool> ToPdfAsync(string file, string mediaType, Stream pdf, CancellationToken ct)
    {
        if (_office is null || !Extensions.TryGetValue(mediaType, out var extension)) return false;
        await One.WaitAsync(ct);
        var folder = Directory.CreateTempSubdirectory("convert-").FullName;
        try
        {
            var (source, profile) = (Path.Combine(folder, "file." + extension), Path.Combine(folder, "profile"));
            File.Copy(file, source);
            Directory.CreateDirectory(Path.Combine(profile, "user"));
            await File.WriteAllTextAsync(Path.Combine(profile, "user", "registrymodifications.xcu"), Profile.TrimStart(), ct);
            await _office.RunAsync([$"-env:UserInstallation={new Uri(profile).AbsoluteUri}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
                "--convert-to", "pdf", "--outdir", folder, source], folder, MostMegabytes, Patience, ct);
            // It ends well even where it made nothing.
            var made = Path.Combine(folder, "file.pdf");
            if (!File.Exists(made)) return false;
            await using var result = File.OpenRead(made);
            await result.CopyToAsync(pdf, ct);
            return true;
        }
        finally
        {
            One.Release();
            Directory.Delete(folder, recursive: true);
        }
    }
}
