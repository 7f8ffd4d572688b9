namespace Requests.Tests;

/// <summary>The limits guard an office from strangers; a whole suite of tests is one stranger. A test of a limit sets it lower, after these.</summary>
internal static class Unbraked
{
    /// <summary>As on the command line.</summary>
    public static readonly string[] Limits =
    [
        "--Limits:PortalPerMinute=100000", "--Limits:SignInPerMinute=100000", "--Limits:ReadsPerMinute=100000", "--Limits:RequestsPerDay=100000",
        "--Limits:DraftsPerDay=100000", "--Limits:FilesPerHour=100000",
    ];
}
