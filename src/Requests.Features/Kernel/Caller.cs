using System.Security.Cryptography;
using System.Text;

namespace Requests.Features.Kernel;

/// <summary>Who is acting, in which body, with which roles there. Filled once per request by the door.</summary>
public interface ICaller
{
    /// <summary>Null for an applicant without an account and for the system itself.</summary>
    Guid? UserId { get; }

    /// <summary>Written into events: a user name, "applicant" or "system". Never personal data of applicants.</summary>
    string Name { get; }

    /// <summary>What colleagues call the one who acts; shown, never recorded.</summary>
    string DisplayName { get; }

    /// <summary>The body (机关) this request is about; null only for the system across all bodies.</summary>
    Guid? BodyId { get; }

    /// <summary>The bodies the caller works in, to choose among.</summary>
    IReadOnlyList<(string Code, string Name, bool IsHere)> Bodies { get; }

    IReadOnlySet<Role> Roles { get; }

    /// <summary>The system acts for jobs and verbs; it sees every body.</summary>
    bool IsSystem { get; }

    /// <summary>Scopes of an API key; null where the caller is not limited by scopes.</summary>
    IReadOnlySet<string>? Scopes { get; }

    /// <summary>Name of the API key that acts; null: a person, an applicant or the program.</summary>
    string? Key { get; }

    /// <summary>The sign-in that asks; null for keys, applicants and the program.</summary>
    Guid? SessionId { get; }

    /// <summary>When the password was last given in this session; null for who has no session.</summary>
    DateTimeOffset? ConfirmedAt { get; }

    /// <summary>A role of the caller asks for a second factor, and there is none: nothing but setting one up is open.</summary>
    bool MustEnrol { get; }

    /// <summary>The client's network address; empty where there is none.</summary>
    string Address { get; }

    /// <summary>Value of the Idempotency-Key header, if any.</summary>
    string? IdempotencyKey { get; }
}

/// <summary>A caller the door fills in. One per scope.</summary>
public sealed class Caller : ICaller
{
    /// <summary>What is recorded as the doer where an applicant acted without an account.</summary>
    public const string ApplicantName = "applicant";

    /// <summary>What is recorded as the doer where somebody outside answered what they were asked.</summary>
    public const string ConsultedName = "consulted";

    public Guid? UserId { get; set; }
    public string Name { get; set; } = "anonymous";
    public string DisplayName { get; set; } = "";
    public Guid? BodyId { get; set; }

    /// <summary>The bodies the caller works in, by code, to choose among; the name is shown.</summary>
    public IReadOnlyList<(string Code, string Name, bool IsHere)> Bodies { get; set; } = [];

    public IReadOnlySet<Role> Roles { get; set; } = new HashSet<Role>();
    public bool IsSystem { get; set; }
    public IReadOnlySet<string>? Scopes { get; set; }
    public string? Key { get; set; }
    public Guid? SessionId { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public bool MustEnrol { get; set; }

    /// <summary>The account has a second factor.</summary>
    public bool HasSecondFactor { get; set; }

    public string Address { get; set; } = "";
    public string? IdempotencyKey { get; private set; }

    /// <summary>
    /// Sends under a key, so that a command sent twice is done once. The key holds for what is sent here and for nothing
    /// after it; null where each sending counts.
    /// </summary>
    public async Task<T> OnceAsync<T>(string? key, Func<Task<T>> send)
    {
        var before = IdempotencyKey;
        // A form may bring back any key; one that is longer than any of ours is known by its hash.
        IdempotencyKey = key is { Length: > TextLimits.IdempotencyKey } ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))) : key;
        try
        {
            return await send();
        }
        finally
        {
            IdempotencyKey = before;
        }
    }

    /// <inheritdoc cref="OnceAsync{T}"/>
    public Task OnceAsync(string? key, Func<Task> send) => OnceAsync<object?>(key, async () =>
    {
        await send();
        return null;
    });

    public void ActAsSystem(Guid? bodyId = null) =>
        (UserId, Name, BodyId, Roles, IsSystem) = (null, "system", bodyId, new HashSet<Role> { Role.System }, true);

    /// <param name="bodyId">Null while no body has been chosen.</param>
    /// <summary>Somebody outside who was asked for an opinion answers by the address they were sent.</summary>
    public void ActAsConsulted(Guid bodyId)
    {
        ActAsApplicant(bodyId);
        Name = ConsultedName;
    }

    public void ActAsApplicant(Guid? bodyId) =>
        (UserId, Name, BodyId, Roles, IsSystem) = (null, ApplicantName, bodyId, new HashSet<Role> { Role.Applicant }, false);
}
