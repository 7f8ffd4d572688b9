using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>告知方式: in which language an applicant is told of the own request by mail or text message, and whether they still want to be.</summary>
public sealed class ApplicantContact : IOfBody
{
    private ApplicantContact() { }

    public ApplicantContact(Guid caseId, Guid bodyId, string language) => (CaseId, BodyId, Language) = (caseId, bodyId, language);

    public Guid CaseId { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>zh-CN or en: what the portal spoke when the request was sent.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Since when nothing is sent any more, by the applicant's own wish; letters leave as the law asks all the same.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    public void Speak(string language) => Language = language;

    public void Stop(DateTimeOffset at) => StoppedAt ??= at;

    public void Resume() => StoppedAt = null;
}

internal sealed class ApplicantContactTable : IEntityTypeConfiguration<ApplicantContact>
{
    public void Configure(EntityTypeBuilder<ApplicantContact> b)
    {
        b.ToTable("ApplicantContacts").HasKey(x => x.CaseId);
        b.Property(x => x.Language).HasMaxLength(TextLimits.Code);
        b.HasOne<Case>().WithOne().HasForeignKey<ApplicantContact>(x => x.CaseId);
    }
}
