using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Features.Services.Privacy;
using Requests.Paper;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;
using Requests.Statute.Service;

namespace Requests.Features.Services.Intake;

/// <summary>What was read in a mail or a scan.</summary>
/// <param name="Fields">By field of the request form, such as applicant.name; each is a proposal.</param>
/// <param name="Text">All words.</param>
/// <param name="Case">Number of the case it seems to belong to.</param>
/// <param name="RefusedFiles">Files that were not taken, with why.</param>
/// <param name="IsAutomatic">A program sent it: nobody is to be answered.</param>
public sealed record ProposalContent(IReadOnlyDictionary<string, string> Fields, string Text, IReadOnlyList<KeptFile> Files, string? Case = null,
    IReadOnlyList<string>? RefusedFiles = null, bool IsAutomatic = false, string? From = null)
{
    /// <summary>Of a request that another body passed on: all that makes it a case here.</summary>
    public PassedOnRequest? PassedOn { get; init; }

    // Records print their members; mails and letters stay out of logs.
    public override string ToString() => nameof(ProposalContent);
}

/// <summary>转送: a request as the first body had it.</summary>
/// <param name="From">Name of that body.</param>
/// <param name="CaseNumber">登记编号 there.</param>
/// <param name="Words">Why it is this body's.</param>
/// <param name="On">The day it reached this body, from which its period runs.</param>
/// <param name="ArrivedThereOn">The day it had reached the first body.</param>
/// <param name="ReceivedThereOn">收到申请之日 of the first body; moves nothing here.</param>
/// <param name="QueryCodeHash">Of the code the applicant has.</param>
/// <param name="Language">In which the applicant is told; null where that was not kept.</param>
/// <param name="MessagesStopped">The applicant wants no messages.</param>
/// <param name="Purposes">Of the files, in their order.</param>
public sealed record PassedOnRequest(string From, string CaseNumber, string Words, DateOnly On, DateOnly ArrivedThereOn, DateOnly? ReceivedThereOn,
    IntakeChannel ChannelThere, string QueryCodeHash, string Subject, string RequestText, IReadOnlyList<string> Matters, ApplicantType ApplicantType,
    Person Applicant, Person? Agent, DateOnly? MandateUntil, Person? Guardian, IdentityProof? IdentityProof, WantedForm? WantedForm, string? WantedFormWords,
    WantedRoute? WantedRoute, string? WantedRouteWords, bool ElectronicServiceConsent, string? Language, bool MessagesStopped,
    IReadOnlyList<FilePurpose> Purposes)
{
    public override string ToString() => nameof(PassedOnRequest);
}

/// <summary>Keeps what arrived until a person says what it is, and then puts its files where they belong.</summary>
public sealed class Proposals(RequestsDb db, PersonalVault vault, Numbers numbers, FileIntake files, Referrals referrals, ICaller caller, IOfficeClock clock)
{
    private const string Series = "proposal";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IntakeProposal> AddAsync(Guid bodyId, ProposalSource source, DateTimeOffset arrivedAt, ProposalContent content, CancellationToken ct)
    {
        var clean = content with { Fields = content.Fields.ToDictionary(f => f.Key, f => Characters.Clean(f.Value)), Text = Characters.Clean(content.Text) };
        var id = Guid.CreateVersion7();
        var proposal = new IntakeProposal(id, bodyId, await numbers.NextAsync(bodyId, Series, clock.Today.Year, ct), source, arrivedAt,
            vault.SealString(IntakeProposal.ContentPlace(id), JsonSerializer.Serialize(clean, Json)), caller.Name, clock.Now);
        db.Set<IntakeProposal>().Add(proposal);
        db.Set<ProposalFile>().AddRange(content.Files.Select(f => f.Sha256).Distinct().Select(hash => new ProposalFile(proposal.Id, hash)));
        return proposal;
    }

    /// <summary>One that still waits for a clerk; the problem where there is none.</summary>
    public async Task<Result<IntakeProposal>> FindOpenAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<IntakeProposal>().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } found) return ProposalProblems.NotFound;
        return found.State == ProposalState.Open ? found : ProposalProblems.Done;
    }

    public ProposalContent ContentOf(IntakeProposal proposal) => JsonSerializer.Deserialize<ProposalContent>(vault.OpenString(IntakeProposal.ContentPlace(proposal.Id), proposal.Content), Json)!;

    /// <summary>Its files become files of the case, and it is done. Answers the number of the last file; null where it has none.</summary>
    public async Task<int?> GiveAsync(IntakeProposal proposal, Case @case, ProposalState state, CancellationToken ct)
    {
        var content = ContentOf(proposal);
        var last = await AttachAsync(@case, content.Files, ct, content.PassedOn?.Purposes);
        proposal.End(state, @case.Id, null, caller.Name, clock.Now);
        await referrals.AcceptAsync(proposal, @case, ct);
        return last;
    }

    /// <summary>Files that came with a mail or are a scan become files of the application.</summary>
    public async Task<int?> AttachAsync(Case @case, IReadOnlyList<KeptFile> kept, CancellationToken ct, IReadOnlyList<FilePurpose>? purposes = null)
    {
        int? last = null;
        foreach (var (at, file) in kept.Index())
        {
            last = (await files.AttachAsync(@case, purposes?[at] ?? FilePurpose.Application, file, ct)).No;
            // The next one counts it.
            await db.SaveChangesAsync(ct);
        }
        return last;
    }

    public Task SetAsideAsync(IntakeProposal proposal, string reason, CancellationToken ct)
    {
        proposal.End(ProposalState.SetAside, null, reason, caller.Name, clock.Now);
        return referrals.RefuseAsync(proposal, reason, ct);
    }
}

public static class ProposalProblems
{
    public static readonly Problem NotFound = new("proposals.not-found", ProblemKind.NotFound);

    /// <summary>Somebody registered it, joined it to a case or set it aside.</summary>
    public static readonly Problem Done = new("proposals.done", ProblemKind.State);
}
