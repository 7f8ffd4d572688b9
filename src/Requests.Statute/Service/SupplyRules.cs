namespace Requests.Statute.Service;

/// <summary>形式: how information is handed over.</summary>
public enum SupplyForm
{
    Paper,
    Electronic,
    Inspection,
}

/// <summary>Why the applicant's wish was not followed (Art. 40).</summary>
public enum FormChangeReason
{
    /// <summary>The wish could harm the carrier of the record.</summary>
    CarrierAtRisk,

    /// <summary>The wish costs too much.</summary>
    TooCostly,

    /// <summary>The record is not kept in that form.</summary>
    NotKeptSo,
}

/// <summary>SRV-10: the form follows the applicant's wish and how the record is kept.</summary>
public static class SupplyRules
{
    /// <summary>Another form than the one wanted takes one of the reasons of Art. 40.</summary>
    public static bool MaySupply(SupplyForm wanted, SupplyForm supplied, FormChangeReason? reason) => wanted == supplied || reason is not null;
}
