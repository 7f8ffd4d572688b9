using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Upgrades;

/// <summary>
/// Carries the rows of an older program forward after its tables were migrated. Migrations change tables only, so what a new
/// column must hold for old rows is worked out here: steps that may run on any data, any number of times, without harm.
/// </summary>
/// <remarks>
/// The report of a past year was empty after the first upgrade ever made, since a column that it asks by held the default
/// its migration had put there.
/// </remarks>
public sealed class DataUpgrade(RequestsDb db, TimeProvider time)
{
    /// <summary>The row that tells which program last carried the data forward.</summary>
    internal const string VersionName = "program-version";

    // In order. A step stays for ever: the next folder may come from any version since 1.0.0.
    private static readonly IReadOnlyList<Func<RequestsDb, CancellationToken, Task>> Steps =
    [
        DerivedColumns.WriteAsync,
        InstallationRoles.WriteAsync,
        ProvisionalDays.WriteAsync,
        FeeCharges.WriteAsync,
        NamedUnits.WriteAsync,
    ];

    /// <summary>The version of the program that last carried the data forward; null for data of a program before 1.0.0, or none.</summary>
    public async Task<string?> ReadVersionAsync(CancellationToken ct) =>
        await db.Set<InstallationValue>().AsNoTracking().Where(v => v.Name == VersionName).Select(v => v.Value).SingleOrDefaultAsync(ct);

    /// <summary>Runs the steps where the data is not this program's yet.</summary>
    /// <param name="migrated">The tables were just changed, so that the steps are due whatever the data says.</param>
    public async Task RunAsync(bool migrated, CancellationToken ct)
    {
        var value = await db.Set<InstallationValue>().SingleOrDefaultAsync(v => v.Name == VersionName, ct);
        if (value?.Value == ProgramVersion.Current && !migrated) return;
        foreach (var step in Steps) await step(db, ct);
        // Last, so that what the steps wrote is sealed too.
        await RecordSealing.WriteAsync(db, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), ct);
        if (value is null) db.Set<InstallationValue>().Add(new InstallationValue(VersionName, ProgramVersion.Current, time.GetUtcNow()));
        else value.Set(ProgramVersion.Current, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (value is null)
        {
            // Two nodes started together and did the same.
        }
        db.ClearTracking();
    }

    /// <summary>
    /// Data that a newer program carried forward. Within one major and minor version no format changes, so that a patch
    /// can be taken back.
    /// </summary>
    public static bool IsNewer(string? version) =>
        Version.TryParse(version, out var there) && Version.Parse(ProgramVersion.Current) is var here
        && (there.Major, there.Minor).CompareTo((here.Major, here.Minor)) > 0;
}
