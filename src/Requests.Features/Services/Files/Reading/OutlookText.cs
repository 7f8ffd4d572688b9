using System.Buffers.Binary;
using System.Text;
using MimeKit;
using MimeKit.Tnef;

namespace Requests.Features.Services.Files.Reading;

/// <summary>The words of a mail as Outlook keeps it: a message file (MS-OXMSG, in a compound file, MS-CFB), or the winmail.dat it sends to
/// others (MS-OXTNEF).</summary>
internal static class OutlookText
{
    // Subject, sender, receivers, text; in two bytes a character, and in the code page of whoever wrote it.
    private static readonly string[] Spoken = ["0037", "0C1A", "0E04", "1000"];
    private const string Stream = "__substg1.0_", Wide = "001F", Narrow = "001E";

    public static string OfMessage(Stream file, int longest)
    {
        var compound = new CompoundFile(file);
        var text = new StringBuilder();
        foreach (var tag in Spoken)
        {
            if (compound.Read(Stream + tag + Wide, 2 * longest) is { } wide) text.Append(Encoding.Unicode.GetString(wide)).Append('\n');
            else if (compound.Read(Stream + tag + Narrow,
                2 * longest) is { } narrow) text.Append(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(narrow)).Append('\n');
        }
        return text.Length <= longest ? text.ToString() : text.ToString(0, longest);
    }

    public static string OfTnef(Stream file, int longest)
    {
        using var part = new TnefPart { Content = new MimeContent(file) };
        using var message = part.ConvertToMessage();
        var text = string.Join('\n', [message.Subject ?? "", message.TextBody ?? message.HtmlBody ?? "",
            .. message.Attachments.OfType<MimePart>().Select(p => p.FileName)]);
        return text.Length <= longest ? text : text[..longest];
    }

    /// <summary>Reads streams of a compound file by name, wherever in it they lie; never more than was asked for.</summary>
    private sealed class CompoundFile
    {
        private const uint EndOfChain = 0xFFFFFFFE;
        private const int EntryLength = 128, MostEntries = 20_000, MiniSector = 64, MiniCutoff = 4096, HeaderFatPlaces = 109;

        private readonly Stream _file;
        private readonly int _sector;
        private readonly List<uint> _fat = [], _miniFat = [];
        private readonly List<(string Name, uint Start, long Length)> _entries = [];
        private readonly byte[] _miniStream;

        public CompoundFile(Stream file)
        {
            _file = file;
            var header = At(0, 512);
            _sector = 1 << BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
            if (_sector is not (512 or 4096)) throw new InvalidDataException("No compound file.");
            for (var i = 0; i < HeaderFatPlaces; i++)
                if (BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(76 + 4 * i)) is var place and < EndOfChain) AddNumbers(Sector(place), _fat);
            var directory = Chain(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48)), EntryLength * MostEntries);
            for (var at = 0; at + EntryLength <= directory.Length; at += EntryLength)
            {
                var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64)) - 2, 0, 64);
                _entries.Add((Encoding.Unicode.GetString(directory, at, length), BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 116)),
                    BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at + 120))));
            }
            AddNumbers(Chain(BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(60)), 4 * 1024 * 1024), _miniFat);
            _miniStream = _entries.Count == 0 ? [] : Chain(_entries[0].Start, (int)Math.Min(_entries[0].Length, 16 * 1024 * 1024));
        }

        /// <summary>Null where there is no such stream.</summary>
        public byte[]? Read(string name, int most)
        {
            if (_entries.Find(e => e.Name == name) is not { Name: not null } found) return null;
            var length = (int)Math.Min(found.Length, most);
            if (found.Length >= MiniCutoff) return Chain(found.Start, length);
            var bytes = new List<byte>(length);
            for (var at = found.Start; at < EndOfChain && bytes.Count < length
                && (long)at * MiniSector < _miniStream.Length; at = at < _miniFat.Count ? _miniFat[(int)at] : EndOfChain)
                bytes.AddRange(_miniStream.AsSpan((int)at * MiniSector, Math.Min(Math.Min(MiniSector, length - bytes.Count),
                    _miniStream.Length - (int)at * MiniSector)));
            return [.. bytes];
        }

        private byte[] Chain(uint start, int most)
        {
            using var bytes = new MemoryStream();
            for (var at = start; at < EndOfChain && bytes.Length < most; at = at < _fat.Count ? _fat[(int)at] : EndOfChain) bytes.Write(Sector(at));
            return bytes.Length <= most ? bytes.ToArray() : bytes.ToArray()[..most];
        }

        private byte[] Sector(uint place) => At((place + 1L) * _sector, _sector);

        private byte[] At(long place, int length)
        {
            if (place + length > _file.Length + length - 1) throw new InvalidDataException("The compound file ends before its parts.");
            var bytes = new byte[length];
            _file.Position = place;
            _file.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
            return bytes;
        }

        private static void AddNumbers(byte[] bytes, List<uint> numbers)
        {
            for (var at = 0; at + 4 <= bytes.Length; at += 4) numbers.Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)));
        }
    }
}
