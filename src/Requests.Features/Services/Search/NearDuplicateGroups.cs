namespace Requests.Features.Services.Search;

/// <summary>
/// Brings together texts that ask for the same thing: alike in wording and in no time, date, place or figure different. Only
/// texts that share a band and all particulars are held against each other, so that thousands of texts need no pair of each.
/// </summary>
internal sealed class NearDuplicateGroups<T>
{
    private readonly Dictionary<string, Group> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<(ulong Band, string Particulars), List<Group>> _byBand = [];
    private readonly List<Group> _groups = [];

    private sealed record Group(string Text, List<T> Members);

    /// <summary>The groups with more than one member, each in the order of their coming.</summary>
    public IEnumerable<IReadOnlyList<T>> Several => _groups.Where(g => g.Members.Count > 1).Select(g => g.Members);

    public void Add(T member, string text)
    {
        if (!_byText.TryGetValue(text, out var group)) _byText[text] = group = Find(text);
        group.Members.Add(member);
    }

    private Group Find(string text)
    {
        var tokens = TextTokens.Of(text);
        var particulars = string.Join('\n', tokens.Where(t => t.Kind is not null).Select(t => $"{t.Kind}{t.Value}").Order(StringComparer.Ordinal));
        var places = TextSimilarity.BandsOf(tokens).Select(band => (band, particulars)).ToList();
        foreach (var near in places.SelectMany(place => _byBand.GetValueOrDefault(place) ?? []).Distinct())
            if (TextSimilarity.Between(near.Text, text).LooksRepeated) return near;
        var group = new Group(text, []);
        _groups.Add(group);
        foreach (var place in places)
        {
            if (!_byBand.TryGetValue(place, out var there)) _byBand[place] = there = [];
            there.Add(group);
        }
        return group;
    }
}
