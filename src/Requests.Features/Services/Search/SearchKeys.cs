using Requests.Features.Data.Entities;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Search;

/// <summary>
/// The keys under which texts are found: keyed hashes of character pairs, and of the bands that likely repeats share. Every
/// source hashes under a purpose of its own, so that request texts, which lie open, tell nothing of sealed letters.
/// </summary>
public sealed class SearchKeys(PersonalVault vault)
{
    // The same few thousand pairs come again and again within one batch.
    private readonly Dictionary<(SearchSource, uint), long> _known = [];

    internal IReadOnlyCollection<long> Of(SearchSource source, IEnumerable<FoldedText> texts) =>
        [.. texts.SelectMany(t => t.Pairs()).Distinct().Select(pair => Of(source, pair)).Distinct()];

    internal IReadOnlyCollection<long> OfBands(IEnumerable<ulong> bands) =>
        [.. bands.Select(band => vault.Token("search/band", BitConverter.GetBytes(band))).Distinct()];

    private long Of(SearchSource source, uint pair)
    {
        if (!_known.TryGetValue((source, pair), out var term))
            _known[(source, pair)] = term = vault.Token($"search/{source}", BitConverter.GetBytes(pair));
        return term;
    }
}
