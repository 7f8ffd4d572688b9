namespace Requests.Statute.Intake;

/// <summary>What a request must hold by Art. 29 (INT-1), and nothing about its purpose (INT-2).</summary>
public enum IntakeField
{
    ApplicantName,
    IdentityProof,
    Contact,

    /// <summary>Title, document number or other features that let staff search.</summary>
    Description,

    /// <summary>Paper, electronic, inspection.</summary>
    FormWanted,

    /// <summary>方式 and 途径 of getting it.</summary>
    MethodWanted,

    /// <summary>One of the six columns of the report.</summary>
    ApplicantType,
}

/// <summary>What an officer or an applicant filled in; a blank counts as missing.</summary>
public sealed record IntakeFacts(
    string? ApplicantName, bool IdentityProofGiven, string? Contact, string? Description, string? FormWanted, string? MethodWanted, ApplicantType Type);

/// <summary>A field without which the request is incomplete.</summary>
public sealed record IntakeFinding(IntakeField Field, string RuleId, string Article);

public static class IntakeRules
{
    private sealed record Rule(IntakeField Field, string RuleId, string Article, Func<IntakeFacts, bool> Given);

    private static readonly Rule[] Table =
    [
        new(IntakeField.ApplicantName, "INT-1", "Art. 29", f => Filled(f.ApplicantName)),
        new(IntakeField.IdentityProof, "INT-1", "Art. 29", f => f.IdentityProofGiven),
        new(IntakeField.Contact, "INT-1", "Art. 29", f => Filled(f.Contact)),
        new(IntakeField.Description, "INT-1", "Art. 29", f => Filled(f.Description)),
        new(IntakeField.FormWanted, "INT-1", "Art. 29", f => Filled(f.FormWanted)),
        new(IntakeField.MethodWanted, "INT-1", "Art. 29", f => Filled(f.MethodWanted)),
        new(IntakeField.ApplicantType, "INT-8", "国办公开办函〔2021〕30号", f => f.Type != ApplicantType.Unknown),
    ];

    /// <summary>Every required field that is missing. A request with gaps is still a request: the cure is one correction notice (Art. 30).</summary>
    public static IReadOnlyList<IntakeFinding> Check(IntakeFacts facts) =>
        [.. Table.Where(rule => !rule.Given(facts)).Select(rule => new IntakeFinding(rule.Field, rule.RuleId, rule.Article))];

    private static bool Filled(string? text) => !string.IsNullOrWhiteSpace(text);
}
