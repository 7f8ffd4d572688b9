using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;

namespace Requests.Features.Services.Files;

/// <summary>Whether somebody may look into a file: what the office holds may be seen with the case, what people brought only once it was opened for a reason.</summary>
public sealed class FileDoor(PersonalReadings readings, ICaller caller)
{
    /// <summary>Null when the file is open to the caller.</summary>
    public async Task<Problem?> RefusalAsync(Attachment file, CancellationToken ct)
    {
        if (!file.Purpose.IsPersonal()) return null;
        if (!Permissions.MayEver(Act.RevealPersonalData, caller.Roles) || caller.Scopes is not null) return CommonProblems.NotAllowed;
        return await readings.IsOpenAsync(file.CaseId, PersonalReadings.FileNamed(file.No), ct) ? null : PersonalReadings.ReasonNeeded.At("reason");
    }
}
