using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Requests.Features.Data;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Privacy;

/// <summary>
/// Every column that holds ciphertext for longer than some days, with the place each value is bound to. Values are sealed anew here,
/// past the model: for a new key or suite, and once for data of a program that bound them to nothing. What cannot be opened stays.
/// </summary>
internal sealed class SealedColumns(RequestsDb db, PersonalVault vault)
{
    /// <param name="Key">Columns that name the row; the first are its key, and the place is made of those in <paramref name="Place"/>.</param>
    /// <param name="IsBinary">Kept as bytes, otherwise in base64.</param>
    private sealed record Column(string Table, string Name, string[] Key, Func<string[], SealedPlace> Place, bool IsBinary = false, string? Where = null);

    private static readonly Column[] Columns =
    [
        .. new[] { "Name", "IdNumber", "Phone", "Address", "Email" }.Select(field =>
            new Column("Parties", field + "Cipher", ["Id"], key => Party.PlaceOf(Guid.Parse(key[0]), field), IsBinary: true)),
        new("DocumentTexts", "Text", ["DocumentId", "No"], key => DocumentText.TextPlace(Guid.Parse(key[0]), No(key[1]))),
        new("DocumentTexts", "Content", ["DocumentId", "No"], key => DocumentText.ContentPlace(Guid.Parse(key[0]), No(key[1]))),
        new("ServiceRecords", "Particulars", ["DocumentId", "No"], key => ServiceRecord.ParticularsPlace(Guid.Parse(key[0]), No(key[1]))),
        new("PastLetters", "Terms", ["CaseId", "No"], key => PastLetter.TermsPlace(Guid.Parse(key[0]), No(key[1]))),
        new("ImportedCases", "SealedRow", ["ImportId", "Row"], key => ImportedCase.RowPlace(Guid.Parse(key[0]), No(key[1]))),
        new("WebhookSubscriptions", "SealedSecret", ["Id"], key => WebhookSubscription.SecretPlace(Guid.Parse(key[0]))),
        new("IntakeCorrections", "Changes", ["CaseId", "No"], key => IntakeCorrection.ChangesPlace(Guid.Parse(key[0]), No(key[1]))),
        new("CaseNotes", "Text", ["CaseId", "No"], key => CaseNote.TextPlace(Guid.Parse(key[0]), No(key[1]))),
        new("DraftTypings", "Words", ["CaseId", "Letter", "UserId"], key => DraftTyping.WordsPlace(Guid.Parse(key[0]), key[1], Guid.Parse(key[2]))),
        new("ServiceRatings", "Words", ["CaseId"], key => ServiceRating.WordsPlace(Guid.Parse(key[0]))),
        new("IntakeProposals", "Content", ["Id"], key => IntakeProposal.ContentPlace(Guid.Parse(key[0]))),
        new("RecognisedTexts", "Pages", ["BodyId", "Sha256"], key => RecognisedText.PagesPlace(Guid.Parse(key[0]), key[1])),
        .. new[] { nameof(SideDuty.Person), nameof(SideDuty.Contact) }.Select(field =>
            new Column("SideDuties", field + "Cipher", ["Id"], key => SideDuty.PlaceOf(Guid.Parse(key[0]), field), IsBinary: true)),
        new("SideDuties", "Evidence", ["Id"], key => SideDuty.PlaceOf(Guid.Parse(key[0]), nameof(SideDuty.Evidence))),
        new("RequestDrafts", "Answers", ["Id"], key => SealedPlace.Of("RequestDrafts.Answers", Guid.Parse(key[0]))),
        new("SearchEntries", "Text", ["Id", "CaseId", "Source", "No"],
            key => SearchEntry.TextPlace(Guid.Parse(key[1]), Enum.Parse<SearchSource>(key[2]), No(key[3])), IsBinary: true),
        new("InstallationValues", "Value", ["Name"], key => new SealedPlace("InstallationValues.Value", key[0]), Where: "\"Name\" LIKE 'data-protection/%'"),
        new("IdentityUserToken<Guid>", "Value", ["UserId", "LoginProvider", "Name"], key => SealedPlace.Of("IdentityUserToken.Value", Guid.Parse(key[0])),
            Where: "\"LoginProvider\" = 'OneTimeCode'"),
    ];

    public static IEnumerable<string> Tables => Columns.Select(c => c.Table).Distinct();

    /// <summary>Seals the values of one table that are not sealed under the current key and suite, at most so many.</summary>
    /// <param name="condition">SQL that picks rows by alias t; empty for all.</param>
    /// <returns>How many were sealed anew.</returns>
    public async Task<int> RenewAsync(string table, int most, CancellationToken ct, string condition = "")
    {
        var renewed = 0;
        foreach (var column in Columns.Where(c => c.Table == table)) renewed += await RenewAsync(column, most, condition, ct);
        return renewed;
    }

    private static int No(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private async Task<int> RenewAsync(Column column, int most, string condition, CancellationToken ct)
    {
        var found = new List<(object[] Key, byte[] Fresh)>();
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using (var command = Command($"SELECT {string.Join(", ", column.Key.Select(k => "t." + Quote(k)))}, t.{Quote(column.Name)} FROM {Quote(column.Table)} t WHERE t.{Quote(column.Name)} IS NOT NULL"
                + (column.Where is null ? "" : $" AND {column.Where}") + (condition.Length == 0 ? "" : $" AND {condition}")))
            await using (var row = await command.ExecuteReaderAsync(ct))
                while (found.Count < most && await row.ReadAsync(ct))
                    if (Fresh(column, row) is { } fresh)
                        found.Add(([.. column.Key.Select((_, at) => row.GetValue(at))], fresh));
            var written = column.IsBinary && column.Table == "SearchEntries" ? 1 : column.Key.Length;
            foreach (var (key, fresh) in found)
            {
                await using var update = Command($"UPDATE {Quote(column.Table)} SET {Quote(column.Name)} = @value WHERE "
                    + string.Join(" AND ", column.Key.Take(written).Select((k, no) => $"{Quote(k)} = @k{no}")));
                Add(update, "@value", column.IsBinary ? fresh : Convert.ToBase64String(fresh));
                for (var no = 0; no < written; no++) Add(update, $"@k{no}", key[no]);
                await update.ExecuteNonQueryAsync(ct);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
        return found.Count;
    }

    // Null where nothing is to be done.
    private byte[]? Fresh(Column column, DbDataReader row)
    {
        try
        {
            var cipher = column.IsBinary ? row.GetFieldValue<byte[]>(column.Key.Length) : Convert.FromBase64String(row.GetString(column.Key.Length));
            if (cipher.Length == 0 || vault.IsCurrent(cipher)) return null;
            var place = column.Place([.. column.Key.Select((_, at) => Convert.ToString(row.GetValue(at), CultureInfo.InvariantCulture)!)]);
            return vault.SealBytes(place, vault.OpenBytes(place, cipher));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private string Quote(string name) => db.GetService<ISqlGenerationHelper>().DelimitIdentifier(name);

    private DbCommand Command(string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        return command;
    }
}
