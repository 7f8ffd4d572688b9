namespace Requests.Features.Kernel;

/// <summary>What an installation asks of people who sign in and of those who read personal data.</summary>
public sealed record AccessRules
{
    /// <summary>How long a reason that somebody typed for a case holds for that person and case.</summary>
    public TimeSpan RevealFor { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>How long after the password was given acts on the own account are taken without it.</summary>
    public TimeSpan ConfirmedFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whoever holds one of these works only with a second factor; a body may name more for itself.</summary>
    public IReadOnlySet<Role> SecondFactorRoles { get; init; } = new HashSet<Role>();

    /// <summary>Passwords that stand in the documents of the product: nobody takes them but the demonstration itself.</summary>
    public IReadOnlyList<string> PublishedPasswords { get; init; } = [];

    /// <summary>This installation is the demonstration.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Address of the organisation's own provider; empty: there is none.</summary>
    public string Provider { get; init; } = "";
}
