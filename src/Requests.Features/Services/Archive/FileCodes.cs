using System.Globalization;
using Requests.Features.Data.Entities;
using Requests.Statute.Archive;
using Requests.Statute.Numbering;

namespace Requests.Features.Services.Archive;

/// <summary>档号和保管期限: under which code and for how long a case's file is kept.</summary>
internal static class FileCodes
{
    /// <summary>保管期限: the body's own term, for good once there is a dispute (ARC-3).</summary>
    public static RetentionTerm TermOf(BodySettings settings, bool disputed) =>
        disputed ? RetentionTerm.Permanent : settings.Retention;

    /// <summary>档号: fonds, class, topic, term and pattern from the body's settings, year and item from the case's own number (ARC-5).</summary>
    public static string Of(Case @case, BodySettings settings, RetentionTerm term) =>
        new ArchiveCode(settings.FondsCode, settings.FileClass, @case.RegisteredOn.Year, term, settings.FileTopic,
            int.Parse(@case.Number.AsSpan(@case.Number.LastIndexOf('-') + 1), CultureInfo.InvariantCulture)).ToString(settings.FileCodePattern);
}
