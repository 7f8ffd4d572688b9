using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Privacy;
using Requests.Paper;

namespace Requests.Features.Areas.Portal;

/// <summary>Something an applicant without an account sends. It says itself how its sender is let in.</summary>
public interface IPortalRequest
{
    /// <summary>Null when the caller now acts as an applicant of the right body.</summary>
    internal Task<Problem?> EnterAsync(PortalDoor door, CancellationToken ct);
}

/// <summary>Lets applicants in: by number and query code to their case, or by the body's code to file a request.</summary>
public sealed class PortalDoor(RequestsDb db, Caller caller, PersonalVault vault, ParcelTickets tickets, MessageTickets stops, AnswerTickets answers)
{
    private static readonly CompiledQuestion<string, Known> KnownBy = new((db, number) => db.Set<Case>().IgnoreQueryFilters()
        .Where(c => c.Number == number).OrderBy(c => c.QueryCodeHash == "").Select(c => new Known(c.BodyId, c.QueryCodeHash)).Take(1));

    private static readonly CompiledQuestion<string, Guid> Bodies = new((db, code) => db.Set<Body>()
        .Where(b => code == "" || b.Code == code).OrderBy(b => b.Code).Select(b => b.Id).Take(2));

    private sealed record Known(Guid BodyId, string QueryCodeHash);

    // Compared when there is no such case, so that a wrong number takes as long as a wrong code.
    private static readonly string NoHash = new('0', TextLimits.Hash);

    /// <summary>Codes have letters and figures only; people write them in groups.</summary>
    public static string TidyCode(string? code) => string.Concat(Characters.Unified(code ?? "").Where(char.IsAsciiLetterOrDigit));

    public async Task<Problem?> EnterByCodeAsync(string? number, string? queryCode, CancellationToken ct)
    {
        var tidy = CaseNumbers.Tidy(number);
        // Nobody is known yet, so the filter by body cannot help; number and code together take its place.
        // A case of an old register has no code and opens to nobody; two bodies may have brought the same number.
        var found = await KnownBy.FirstAsync(db, tidy, ct);
        var same = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(found?.QueryCodeHash ?? NoHash), Encoding.ASCII.GetBytes(vault.Hash(TidyCode(queryCode))));
        if (found is null || !same) return PortalProblems.NoSuchRequest;
        caller.ActAsApplicant(found.BodyId);
        return null;
    }

    /// <summary>By an address that was handed to who had shown number and code.</summary>
    public async Task<Problem?> EnterByTicketAsync(string? ticket, CancellationToken ct)
    {
        if (tickets.Read(ticket) is not { } read || await db.Set<Document>().IgnoreQueryFilters().AsNoTracking().Where(d => d.Id == read.DocumentId)
            .Select(d => (Guid?)d.BodyId).SingleOrDefaultAsync(ct) is not { } body) return PortalProblems.TicketExpired;
        caller.ActAsApplicant(body);
        return null;
    }

    /// <summary>By the address that stands in every message to the applicant.</summary>
    public async Task<Problem?> EnterByMessageAsync(string? ticket, CancellationToken ct)
    {
        if (stops.Read(ticket) is not { } id || await db.Set<Case>().IgnoreQueryFilters().AsNoTracking().Where(c => c.Id == id)
            .Select(c => (Guid?)c.BodyId).SingleOrDefaultAsync(ct) is not { } body) return PortalProblems.NoSuchMessage;
        caller.ActAsApplicant(body);
        return null;
    }

    /// <summary>By the address that somebody outside was sent who is asked for an opinion.</summary>
    public async Task<Problem?> EnterByAnswerAsync(string? ticket, CancellationToken ct)
    {
        if (answers.Read(ticket) is not { } read || await db.Set<Case>().IgnoreQueryFilters().AsNoTracking().Where(c => c.Id == read.CaseId)
            .Select(c => (Guid?)c.BodyId).SingleOrDefaultAsync(ct) is not { } body) return PortalProblems.AnswerOver;
        if (read.Link is { } link && await db.Set<AnswerLink>().IgnoreQueryFilters().AnyAsync(l => l.Id == link && l.RevokedAt != null, ct)) return PortalProblems.AnswerOver;
        caller.ActAsConsulted(body);
        return null;
    }

    /// <param name="code">Null: the body the caller already stands before, or the only one.</param>
    public async Task<Problem?> EnterByBodyAsync(string? code, CancellationToken ct)
    {
        var wanted = string.IsNullOrWhiteSpace(code) ? null : CaseNumbers.Tidy(code);
        if (wanted is null && caller.BodyId is { } here)
        {
            caller.ActAsApplicant(here);
            return null;
        }
        if (await OnlyBodyAsync(db, wanted ?? "", ct) is not { } only) return IntakeProblems.NoSuchBody;
        caller.ActAsApplicant(only);
        return null;
    }

    /// <summary>The body of this code; with an empty code the only one there is, null where there are several.</summary>
    public static async Task<Guid?> OnlyBodyAsync(RequestsDb db, string code, CancellationToken ct) =>
        await Bodies.ListAsync(db, code, ct) is [var only] ? only : null;

    /// <summary>For what belongs to nobody but who holds its code.</summary>
    public Task<Problem?> EnterAsAnybodyAsync()
    {
        caller.ActAsApplicant(null);
        return Task.FromResult<Problem?>(null);
    }
}

/// <summary>Before anybody's rights are judged, portal requests are let in by what they carry.</summary>
public sealed class PortalBehavior<TRequest, TResponse>(PortalDoor door) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IPortalRequest
    where TResponse : IRefusable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        await request.EnterAsync(door, cancellationToken) is { } problem ? TResponse.Refuse(problem) : await next();
}
