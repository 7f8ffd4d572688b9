using System.Reflection;

namespace Requests.Features.Kernel;

/// <summary>The version of the running program, as Directory.Build.props has it.</summary>
public static class ProgramVersion
{
    /// <summary>Such as <c>1.0.0</c>.</summary>
    public static readonly string Current =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Name and version, as files that leave this program say who wrote them.</summary>
    public static readonly string Agent = $"Requests {Current}";
}
