namespace Requests.Statute.Outcomes;

/// <summary>Where was searched.</summary>
public enum SearchPlaceKind
{
    System,
    PaperRoom,
    Unit,
    Person,
}

/// <summary>One place that was searched (检索记录): OUT-2 asks for places, words, people, dates and results.</summary>
/// <param name="Hours">When it was begun and ended, as 9:10-9:40; null where nobody noted it.</param>
public sealed record SearchStep(SearchPlaceKind PlaceKind, string Place, string Words, string? Period, int Hits, string Searcher,
    DateOnly On, string? Hours = null);
