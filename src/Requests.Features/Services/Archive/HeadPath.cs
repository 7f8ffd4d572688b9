using System.Globalization;
using System.Security.Cryptography;

namespace Requests.Features.Services.Archive;

/// <summary>A signed head a seal leads to.</summary>
/// <param name="KeyId">The key that signed it.</param>
public sealed record ProvingHead(int Number, DateOnly On, string KeyId);

/// <summary>
/// How an exported seal leads to a signed head: each seal names the hash of the one before it, and a head the hash of the last of the
/// day. Beside the seals of an export lie those heads, and of the seals between, which belong to other cases, only what makes the
/// chain: tag manifest and bag-info, neither of which holds personal data.
/// </summary>
internal sealed class HeadPath
{
    public const string Folder = "head-path/";
    private const string Heads = Folder + "heads/";
    private const string Keys = Folder + "keys/";

    private readonly Dictionary<(string Body, int Sequence), (string Hash, string Previous)> _seals = [];
    private readonly Dictionary<(string Body, int Sequence), ProvingHead> _proved = [];

    public static string HeadFile(int number) => string.Create(CultureInfo.InvariantCulture, $"{Heads}{number:000000}.txt");

    public static string KeyFile(string keyId) => $"{Keys}{keyId}.pem";

    public static string SealFile(string bodyCode, int sequence, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder}seals/{bodyCode}/{sequence:000000}/{name}");

    public static bool IsHead(string path) => path.StartsWith(Heads, StringComparison.Ordinal);

    public static bool IsKey(string path) => path.StartsWith(Keys, StringComparison.Ordinal);

    /// <summary>The first head that each seal leads to; a seal that leads to none is younger than the newest head, or came here without its neighbours.</summary>
    public IReadOnlyDictionary<(string Body, int Sequence), ProvingHead> Proved => _proved;

    /// <exception cref="InvalidDataException">There are two seals at one place.</exception>
    public void Add(string bodyCode, int sequence, string hash, string previous)
    {
        if (!_seals.TryAdd((bodyCode, sequence), (hash, previous))) throw new InvalidDataException($"{bodyCode} {sequence}");
    }

    /// <summary>Follows the chains back from the heads, the earliest first.</summary>
    /// <exception cref="InvalidDataException">A head is not as it was signed, or a seal is another one than a head signed.</exception>
    public void Follow(IEnumerable<(string Path, string Text)> heads, IReadOnlyDictionary<string, ArchiveKey> keys)
    {
        var read = new List<HeadText>();
        foreach (var (path, text) in heads)
        {
            if (HeadText.Parse(text) is not var (head, signature) || !keys.TryGetValue(head.KeyId, out var key)
                || !ArchiveSigner.IsBy(key, head.Unsigned(), signature) || path != HeadFile(head.Number)) throw new InvalidDataException(path);
            read.Add(head);
        }
        foreach (var head in read.OrderBy(h => h.Number))
            foreach (var chain in head.Chains)
            {
                var expected = chain.Hash;
                for (var at = chain.Sequence; _seals.TryGetValue((chain.BodyCode, at), out var seal); at--)
                {
                    if (seal.Hash != expected) throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{chain.BodyCode} {at}: {HeadFile(head.Number)}"));
                    // What an earlier head signed was followed from there on.
                    if (!_proved.TryAdd((chain.BodyCode, at), new(head.Number, head.On, head.KeyId))) break;
                    expected = seal.Previous;
                }
            }
    }

    /// <exception cref="InvalidDataException">A key cannot be read.</exception>
    public static ArchiveKey KeyOf(string path, string pem)
    {
        try
        {
            return ArchiveKey.OfPem(pem);
        }
        catch (CryptographicException)
        {
            throw new InvalidDataException(path);
        }
    }
}
