using Microsoft.AspNetCore.Identity;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>What Identity refuses, in the two languages of the product.</summary>
public sealed class IdentityErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort),
        Text.Of("IdentityErrors.PasswordTooShort").With(length));

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(nameof(PasswordRequiresUniqueChars),
        Text.Of("IdentityErrors.PasswordRequiresUniqueChars").With(uniqueChars));

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName),
        Text.Of("IdentityErrors.InvalidUserName"));

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName),
        Text.Of("IdentityErrors.DuplicateUserName"));

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch),
        Text.Of("IdentityErrors.PasswordMismatch"));

    /// <param name="key">Of its words; what stands behind the dot is the code.</param>
    public static IdentityError Weak(string key) => Error(key.Split('.')[^1], Text.Of(key));

    private static IdentityError Error(string code, Text text) => new() { Code = code, Description = text.ToString() };
}
