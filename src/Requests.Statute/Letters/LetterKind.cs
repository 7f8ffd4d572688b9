using System.Text.Json;
using System.Text.Json.Serialization;
using Requests.Statute.Clocks;

namespace Requests.Statute.Letters;

/// <summary>The three looks of letters.md 1.1.</summary>
public enum LayoutProfile
{
    /// <summary>告知书.</summary>
    Notice,

    /// <summary>信函格式, to other agencies.</summary>
    Letter,

    /// <summary>Ruled table.</summary>
    Form,
}

/// <summary>To whom a kind of letter goes. Only what is addressed to the applicant is ever shown to one.</summary>
public enum LetterAddressee
{
    /// <summary>Papers of the file: nobody is written to.</summary>
    File,
    Applicant,
    ThirdParty,

    /// <summary>A co-making body, or another body that is asked.</summary>
    OtherBody,

    /// <summary>A unit of the same body.</summary>
    Unit,
}

/// <summary>Which remedies clause a kind of letter carries (dossier 6.1).</summary>
public enum RemedyRule
{
    /// <summary>Process letters and papers carry none (S17 Art. 3).</summary>
    None,

    /// <summary>An answer: the clause hangs on the outcome.</summary>
    ByOutcome,
    FreeChoice,
    ThirdParty,
}

/// <summary>Who must agree to a kind of letter, as long as the body sets no chain of its own for it.</summary>
public enum ApprovalRule
{
    /// <summary>As to process letters.</summary>
    ProcessChain,

    /// <summary>As to replies.</summary>
    ReplyChain,

    /// <summary>The head of the disclosure office, by law (CLK-5, Art. 33): no chain may leave the head out.</summary>
    Head,
}

/// <summary>What tells which of several templates words a letter.</summary>
public enum TemplateRule
{
    /// <summary>There is one template, under the code of the kind.</summary>
    One,

    /// <summary>Public information is pointed to, other information is supplied (Art. 36(1) and (2)).</summary>
    BySupply,

    /// <summary>One for each outcome, under the outcome's code.</summary>
    ByOutcome,

    /// <summary>A body asked as co-maker (Art. 34) is told other things than one asked otherwise (Art. 11).</summary>
    ByConsultee,
}

/// <summary>What a letter enters in the clock on the day it leaves.</summary>
/// <param name="Entries">One; or several of which the consulted side tells the one.</param>
/// <param name="RunsFromArrival">The addressee's period runs from the day the letter arrives, which may become known later.</param>
public sealed record LetterClock(IReadOnlyList<ClockEntryKind> Entries, bool RunsFromArrival);

/// <summary>
/// One kind of letter or paper, with everything that depends on the kind alone. The code is the identity: it is what is
/// stored and what the API says; code compares kinds with the members of <see cref="LetterKinds"/>.
/// </summary>
/// <param name="code">DOC-3, DOC-17b.</param>
/// <param name="chinese">Document name; several kinds may bear the same.</param>
/// <param name="english">The same in English.</param>
[JsonConverter(typeof(LetterKindJson))]
public sealed class LetterKind(string code, string chinese, string english)
{
    public string Code { get; } = code;

    public string Chinese { get; } = chinese;

    public string English { get; } = english;

    public LayoutProfile Profile { get; init; } = LayoutProfile.Notice;

    public required LetterAddressee Addressee { get; init; }

    /// <summary>Default sign of its yearly number series; kinds that share a mark share a series. Null where no number is drawn.</summary>
    public string? SeriesMark { get; init; }

    /// <summary>It answers the request and so ends the reply period.</summary>
    public bool Decides { get; init; }

    public RemedyRule Remedies { get; init; }

    public bool CarriesRemedies => Remedies != RemedyRule.None;

    /// <summary>It opens with the words of the request (OPEN, letters.md 2.4).</summary>
    public bool QuotesRequest { get; init; }

    /// <summary>Null where it starts and moves no period.</summary>
    public LetterClock? Clock { get; init; }

    /// <summary>An officer drafts it by answering its questions. Replies follow from the outcome, papers of the file from the file.</summary>
    public bool IsDrafted { get; init; }

    /// <summary>What is asked of whoever writes it; fields its template must state beyond that are declared by the template.</summary>
    public IReadOnlyList<LetterQuestion> Questions { get; init; } = [];

    public ApprovalRule Approval { get; init; }

    public TemplateRule TemplateRule { get; init; }

    /// <summary>May it travel electronically: null means by the applicant's consent on file (SRV-6). Bodies exchange papers by the network they share; a third party gave no consent.</summary>
    public bool? Electronic => Addressee switch
    {
        LetterAddressee.ThirdParty => false,
        LetterAddressee.OtherBody or LetterAddressee.Unit => true,
        _ => null,
    };

    /// <summary>Somebody is asked for an opinion by it.</summary>
    public bool Consults => Clock?.Entries.All(e => e is ClockEntryKind.ThirdPartyConsulted or ClockEntryKind.CoMakerConsulted or ClockEntryKind.AgencyConsulted) ?? false;

    public LetterQuestion? Question(LetterTerm term) => Questions.FirstOrDefault(q => q.Term == term);

    public bool Needs(LetterTerm term) => Question(term) is { Need: Need.Must };

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}

/// <summary>A kind in JSON is its code.</summary>
internal sealed class LetterKindJson : JsonConverter<LetterKind>
{
    public override LetterKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LetterKinds.Find(reader.GetString()) ?? throw new JsonException("No such kind of letter.");

    public override void Write(Utf8JsonWriter writer, LetterKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
