using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>A user as the administrators of a body see it; roles and unit are those in this body.</summary>
public sealed record UserView(string UserName, string DisplayName, IReadOnlyList<Role> Roles, string? Unit, bool IsActive, bool HasSecondFactor,
    string? Email, bool IsService = false)
{
    internal static UserView Of(User user, IReadOnlyList<Role> roles, string? unit) =>
        new(user.UserName!, user.DisplayName, roles, unit, user.IsActive, user.TwoFactorEnabled, user.Email, user.IsService);
}
