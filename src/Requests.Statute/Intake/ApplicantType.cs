namespace Requests.Statute.Intake;

/// <summary>Kinds of applicant: the columns of the annual report (INT-8). Exactly one a case.</summary>
public enum ApplicantType
{
    /// <summary>自然人.</summary>
    NaturalPerson,

    /// <summary>商业企业.</summary>
    Business,

    /// <summary>科研机构.</summary>
    Research,

    /// <summary>社会公益组织.</summary>
    PublicBenefit,

    /// <summary>法律服务机构.</summary>
    LegalServices,

    /// <summary>其他.</summary>
    Other,

    /// <summary>Not known: only for imported old cases, never guessed (SEED-6).</summary>
    Unknown,
}
