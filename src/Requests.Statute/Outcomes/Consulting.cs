using Requests.Statute.Clocks;

namespace Requests.Statute.Outcomes;

/// <summary>Whose opinion is asked: Art. 32, Art. 34, or another body whose duties are concerned (Art. 11).</summary>
public enum ConsultationKind
{
    ThirdParty,
    CoMaker,
    Agency,
}

/// <summary>What came back, or did not.</summary>
public enum ConsultationOpinion
{
    Agrees,
    AgreesInPart,
    Objects,

    /// <summary>The 15 working days ran out without an answer (CLK-6, CLK-7).</summary>
    Silent,
}

public static class Consulting
{
    /// <summary>What the letter enters in the clock.</summary>
    public static ClockEntryKind Entry(this ConsultationKind kind) => kind switch
    {
        ConsultationKind.ThirdParty => ClockEntryKind.ThirdPartyConsulted,
        ConsultationKind.CoMaker => ClockEntryKind.CoMakerConsulted,
        _ => ClockEntryKind.AgencyConsulted,
    };
}
