using Microsoft.AspNetCore.Identity;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>What Identity refuses, in the two languages of the product.</summary>
public sealed class IdentityErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort),
        new Text("密码至少需要 {0} 个字符。", "The password needs at least {0} characters.").With(length));

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(nameof(PasswordRequiresUniqueChars),
        new Text("密码至少需要 {0} 个不同的字符。", "The password needs at least {0} different characters.").With(uniqueChars));

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName),
        new Text("用户名只能包含字母、数字和 -._@+。", "A user name consists of letters, digits and -._@+."));

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName),
        new Text("该用户名已被使用。", "This user name is taken."));

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch),
        new Text("原密码不正确。", "The present password is wrong."));

    private static IdentityError Error(string code, Text text) => new() { Code = code, Description = text.ToString() };
}
