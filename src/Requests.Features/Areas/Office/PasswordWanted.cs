using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

public static class PasswordWanted
{
    /// <summary>Whether this command would be refused until the password is given again; asked by forms, so that they ask at once.</summary>
    public static bool WantsPasswordFor(this ICaller caller, Type command, AccessRules rules, IOfficeClock clock) =>
        command.IsDefined(typeof(NeedsPasswordAttribute), inherit: false) && caller.SessionId is not null && !(clock.Now - caller.ConfirmedAt <= rules.ConfirmedFor);
}
