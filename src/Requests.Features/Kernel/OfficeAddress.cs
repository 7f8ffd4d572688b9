namespace Requests.Features.Kernel;

/// <summary>Where people reach this installation; for links in what leaves it.</summary>
/// <param name="Root">Absolute, without a slash at its end.</param>
public sealed record OfficeAddress(string Root)
{
    public string CasePage(string caseNumber) => $"{Root}/cases/{CaseAddress.Of(caseNumber)}";

    public string SignInLink(string token) => $"{Root}/sign-in/password?token={token}";
}
