using System.Diagnostics;

namespace Requests.Paper.Tests;

/// <summary>Another program's reading of a PDF, where it is installed (Debian: poppler-utils).</summary>
internal static class Poppler
{
    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    public static string Run(string program, byte[] pdf, params string[] options)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            using var process = Process.Start(new ProcessStartInfo(program, [.. options, file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That((process.ExitCode, errors.Result), Is.EqualTo((0, "")));
            return said;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
