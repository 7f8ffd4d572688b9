using System.Diagnostics;
using System.Globalization;

namespace Requests.Paper.Redacting;

/// <summary>Poppler's pdftoppm: makes a picture of a page. Looked for once on the search path.</summary>
internal sealed class Rasteriser(string? searchPath)
{
    /// <summary>Memory of the program, held by the system; Windows knows no such bound for a program one starts.</summary>
    private const string MostKilobytes = "200000";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Rasteriser Installed { get; } = new(Environment.GetEnvironmentVariable("PATH"));

    public string? Program { get; } = (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, "pdftoppm"), Path.Combine(folder, "pdftoppm.exe") }).FirstOrDefault(File.Exists);

    /// <summary>Writes one page as PNG.</summary>
    /// <param name="page">Counted from one.</param>
    /// <exception cref="RedactionException">The program is missing, or cannot read the file.</exception>
    public async Task<byte[]> PageAsync(string pdf, int page, double dpi, string folder, CancellationToken ct)
    {
        var program = Program ?? throw new RedactionException("缺少程序 pdftoppm（Debian 软件包 poppler-utils），不能处理 PDF 页面。 The program pdftoppm (Debian package poppler-utils) is missing; pages of PDFs cannot be made into pictures.") { ToolIsMissing = true };
        var picture = Path.Combine(folder, "page");
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (!OperatingSystem.IsWindows())
        {
            start.FileName = "/bin/sh";
            foreach (var argument in (string[])["-c", $"ulimit -c 0; ulimit -d {MostKilobytes}; exec \"$0\" \"$@\"", program]) start.ArgumentList.Add(argument);
        }
        var number = page.ToString(CultureInfo.InvariantCulture);
        foreach (var argument in (string[])["-cropbox", "-png", "-singlefile", "-r", dpi.ToString("0.###", CultureInfo.InvariantCulture),
            "-f", number, "-l", number, pdf, picture])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start) ?? throw new RedactionException($"无法启动 {program}。 {program} could not be started.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0 || !File.Exists(picture + ".png"))
                throw new RedactionException($"PDF 第{page}页无法读取：{await said} Page {page} of the PDF cannot be read.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new RedactionException($"PDF 第{page}页处理超时。 Page {page} of the PDF took too long.");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        var bytes = await File.ReadAllBytesAsync(picture + ".png", ct);
        File.Delete(picture + ".png");
        return bytes;
    }
}
