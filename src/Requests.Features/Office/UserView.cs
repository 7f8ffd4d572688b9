using Requests.Features.Access;

namespace Requests.Features.Office;

/// <summary>A user as the administrators of a body see it; roles and unit are those in this body.</summary>
public sealed record UserView(string UserName, string DisplayName, IReadOnlyList<Role> Roles, string? Unit, bool IsActive, bool HasSecondFactor);
