namespace Requests.Statute.Remedies;

/// <summary>
/// REM-21: a letter names the reconsideration organ and the court by full name. What only describes them names none, and the
/// applicant's 60 days become up to a year (REM-3).
/// </summary>
public static class OrganNames
{
    private const int ShortestName = 5;

    private static readonly string[] Descriptions = ["本级", "同级", "上级", "上一级", "当地", "所在地", "有管辖权", "相应", "有关"];

    /// <summary>The text names one body; false for 本级人民政府, 有管辖权的人民法院 and whatever else could be anybody.</summary>
    public static bool IsFullName(string? name) =>
        name?.Trim() is { Length: >= ShortestName } text && !Descriptions.Any(word => text.Contains(word, StringComparison.Ordinal)) && !text.Contains("或者", StringComparison.Ordinal);
}
