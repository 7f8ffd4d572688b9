using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Privacy;
using Requests.Paper;

namespace Requests.Features.Services.Letters;

/// <summary>Keeps a letter as a version of a document, sealed by the vault, and opens it again.</summary>
public sealed class LetterVersions(PersonalVault vault)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameBlocks } },
    };

    /// <summary>A letter in canonical JSON: members in declared order, so that the same letter gives the same bytes.</summary>
    public static byte[] ToJson(Letter letter) => JsonSerializer.SerializeToUtf8Bytes(letter, Json);

    /// <summary>SHA-256 of a paper: the same words in the same layout.</summary>
    public static string HashOf(PaperDocument paper) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(paper, Json)));

    /// <param name="documentId">The document it becomes a version of.</param>
    /// <param name="no">Number of that version.</param>
    public (string Text, string Content, string Hash) Seal(Guid documentId, int no, Letter letter)
    {
        var content = System.Text.Encoding.UTF8.GetString(ToJson(letter));
        return (vault.SealString(DocumentText.TextPlace(documentId, no), letter.Text), vault.SealString(DocumentText.ContentPlace(documentId, no), content),
            Hash(letter.Text));
    }

    /// <summary>The same version sealed for its place in another letter.</summary>
    public (string Text, string? Content) Move(DocumentText version, Guid documentId, int no) =>
        (vault.SealString(DocumentText.TextPlace(documentId, no), TextOf(version)), version.Content is { } content
            ? vault.SealString(DocumentText.ContentPlace(documentId, no), vault.OpenString(DocumentText.ContentPlace(version.DocumentId, version.No), content))
            : null);

    /// <summary>Null for a text that was kept before papers were.</summary>
    public Letter? Open(DocumentText version) =>
        version.Content is { } content ? JsonSerializer.Deserialize<Letter>(vault.OpenString(DocumentText.ContentPlace(version.DocumentId,
            version.No), content), Json) : null;

    /// <summary>The paper of the last version; its bare lines where none was kept.</summary>
    public PaperDocument PaperOf(Document document) => Open(document.CurrentText)?.Paper
        ?? new PaperDocument(PaperProfile.Notice, document.Title, [.. TextOf(document.CurrentText).Split('\n').Select(l => new Paragraph(l, Indented: false))]);

    public string TextOf(DocumentText version) => vault.OpenString(DocumentText.TextPlace(version.DocumentId, version.No), version.Text);

    /// <summary>SHA-256 of the words everybody read and agreed to.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static void NameBlocks(JsonTypeInfo info)
    {
        if (info.Type != typeof(Block)) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "block" };
        foreach (var type in typeof(Block).Assembly.GetTypes().Where(t => t.BaseType == typeof(Block)).OrderBy(t => t.Name, StringComparer.Ordinal))
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, type.Name));
    }
}
