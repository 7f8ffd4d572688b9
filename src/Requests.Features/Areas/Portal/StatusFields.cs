using System.Globalization;
using Requests.Features.Kernel;
using Requests.Statute.Calendars;

namespace Requests.Features.Areas.Portal;

/// <summary>Values for the fields of a status sentence; what has none is left out with the words around it.</summary>
internal sealed class StatusFields
{
    private readonly Dictionary<string, Text> _values = [];

    public IReadOnlyDictionary<string, Text> Values => _values;

    public StatusFields Words(string field, string? words) => Words(field, string.IsNullOrWhiteSpace(words) ? null : new Text(words, words));

    public StatusFields Words(string field, Text? words)
    {
        if (words is not null) _values[field] = words;
        return this;
    }

    public StatusFields Day(string field, DateOnly? day)
    {
        if (day is { } on) _values[field] = Written(on);
        return this;
    }

    /// <summary>暂定 is added to a day that rests on a calendar not yet published (CNT-6).</summary>
    public StatusFields Due(string field, DueDate? due)
    {
        if (due is not { } day) return this;
        var written = Written(day.On);
        _values[field] = day.Provisional ? Text.Of("StatusFields.Provisional").With(written) : written;
        return this;
    }

    private static Text Written(DateOnly day) =>
        new($"{day.Year}年{day.Month}月{day.Day}日", day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
}
