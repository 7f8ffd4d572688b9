namespace Requests.Features.Kernel;

/// <summary>What an API key may do at most; its user's roles still decide.</summary>
public static class ApiScopes
{
    public const string Read = "read";
    public const string Write = "write";

    /// <summary>Only the annual report and other counted figures.</summary>
    public const string Report = "report";

    public static readonly IReadOnlyList<string> All = [Read, Write, Report];
}
