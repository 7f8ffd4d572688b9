using System.Security.Cryptography;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Archive;

/// <summary>Who wrote an export: a signature over its list, and so over every byte in it.</summary>
internal sealed record ExportSignature(SuiteName Suite, string KeyId, string ListHash)
{
    public const string FileName = "signature.txt";
    private const string SignatureLabel = "Signature: ";

    public static string Write(ArchiveSigner signer, string listHash)
    {
        var signed = new ExportSignature(signer.Suite, signer.KeyId, listHash).Unsigned();
        return $"{signed}{SignatureLabel}{signer.Sign(signed)}\n";
    }

    /// <returns>Null for anything that is not what <see cref="Write"/> writes, signed by the key beside it.</returns>
    public static ExportSignature? Read(string text, string publicKeyPem)
    {
        var lines = text.Split('\n');
        if (lines.Length != 6 || !Enum.TryParse<SuiteName>(Value(lines[1], "Suite: "), out var suite) || Value(lines[2], "Key: ") is not { } key
            || Value(lines[3], "List: ") is not { } list || Value(lines[4], SignatureLabel) is not { } signature) return null;
        var read = new ExportSignature(suite, key, list);
        if ($"{read.Unsigned()}{SignatureLabel}{signature}\n" != text) return null;
        try
        {
            var beside = ArchiveKey.OfPem(publicKeyPem);
            return beside.Id == key && beside.Suite == suite && ArchiveSigner.IsBy(beside, read.Unsigned(), signature) ? read : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string Unsigned() => $"Export-Signature: 1\nSuite: {Suite}\nKey: {KeyId}\nList: {ListHash}\n";

    private static string? Value(string line, string label) => line.StartsWith(label, StringComparison.Ordinal) ? line[label.Length..] : null;
}
