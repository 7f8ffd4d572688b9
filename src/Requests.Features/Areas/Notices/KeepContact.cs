using System.Globalization;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Notices;

/// <summary>Keeps the language in which a request came; what staff log from paper is answered in Chinese.</summary>
internal sealed class KeepContact(RequestsDb db, ICaller caller) : INotificationHandler<RequestArrived>
{
    public Task Handle(RequestArrived happened, CancellationToken cancellationToken)
    {
        var english = caller.Roles.Contains(Role.Applicant) && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        db.Set<ApplicantContact>().Add(new ApplicantContact(happened.Case.Id, happened.Case.BodyId, english ? "en" : Text.Languages[0]));
        return Task.CompletedTask;
    }
}
