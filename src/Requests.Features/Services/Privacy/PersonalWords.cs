using Requests.Features.Data.Entities;
using Requests.Statute.Privacy;

namespace Requests.Features.Services.Privacy;

/// <summary>Masks what is known of the people of a case wherever it stands in a text (PII-10). A word that is also part of a name is masked with it.</summary>
public sealed class PersonalWords(PersonalVault vault)
{
    // A single character stands in other words too.
    private const int ShortestName = 2;

    private const int ShortestAddress = 6;

    public string Mask(string text, IEnumerable<Party> parties)
    {
        foreach (var party in parties)
        {
            text = Hide(text, vault.Open(party.Address), ShortestAddress, address => new string('*', address.Length));
            text = Hide(text, vault.Open(party.Email), ShortestName, email => new string('*', email.Length));
            text = Hide(text, vault.Open(party.IdNumber), ShortestName, Masks.IdNumber);
            text = Hide(text, vault.Open(party.Phone), ShortestName, Masks.Phone);
            text = Hide(text, vault.Open(party.Name), ShortestName, Masks.Name);
        }
        return text;
    }

    private static string Hide(string text, string? value, int shortest, Func<string, string> mask) =>
        value is null || value.Length < shortest ? text : text.Replace(value, mask(value), StringComparison.OrdinalIgnoreCase);
}
