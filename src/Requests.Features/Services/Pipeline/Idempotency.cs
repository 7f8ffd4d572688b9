using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Pipeline;

/// <summary>Answers a retried request with the first answer, kept sealed since it may hold a query code. Refusals are not kept: a corrected retry may use the key again.</summary>
public sealed class Idempotency(RequestsDb db, ICaller caller, IOfficeClock clock, PersonalVault vault)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        IncludeFields = true,
    };

    internal async Task<TResponse?> FindAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TResponse : IRefusable<TResponse>
    {
        if (caller.IdempotencyKey is not { } key) return default;
        var scope = Scope(request);
        var kept = await db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Scope == scope && r.Key == key, cancellationToken);
        kept ??= await OfBeforeAsync(request, key, cancellationToken);
        if (kept is null) return default;
        // A program before 1.1 looked at the body alone: what the route said besides cannot be told any more.
        if (kept.RequestHash == FormerFingerprint(request) && Beside<TRequest>.Others.Length > 0) return TResponse.Refuse(CommonProblems.KeyOfBefore);
        if (kept.RequestHash != Fingerprint(request) && kept.RequestHash != FormerFingerprint(request)) return TResponse.Refuse(CommonProblems.KeyReused);
        var value = JsonSerializer.Deserialize(vault.OpenString(ResponsePlace(kept.Scope, key), kept.Response), ValueType(typeof(TResponse)), Json);
        return (TResponse)FromValue(typeof(TResponse), value);
    }

    internal void Keep<TRequest, TResponse>(TRequest request, TResponse response) where TResponse : IRefusable<TResponse>
    {
        if (caller.IdempotencyKey is not { } key) return;
        var value = typeof(TResponse).GetProperty(nameof(Result<int>.Value))!.GetValue(response);
        var scope = Scope(request);
        db.Set<IdempotencyRecord>().Add(new IdempotencyRecord(scope, key, Fingerprint(request),
            vault.SealString(ResponsePlace(scope, key), JsonSerializer.Serialize(value, ValueType(typeof(TResponse)), Json)), clock.Now));
    }

    // Applicants have no account to tell them apart: what they send does, so that the key of a stranger is none of theirs.
    private string Scope<TRequest>(TRequest request) =>
        $"{caller.BodyId:N}/{(caller.UserId is { } user ? user.ToString("N") : Fingerprint(request)[..32])}/{UseCase.NameOf(typeof(TRequest))}";

    private static SealedPlace ResponsePlace(string scope, string key) => new("IdempotencyRecords.Response", $"{scope}/{key}");

    // A program before 1.1 kept the keys of all applicants of a body together. Only the very same content is answered from there.
    private async Task<IdempotencyRecord?> OfBeforeAsync<TRequest>(TRequest request, string key, CancellationToken ct)
    {
        if (caller.UserId is not null) return null;
        var (scope, hash) = ($"{caller.BodyId:N}//{UseCase.NameOf(typeof(TRequest))}", FormerFingerprint(request));
        return await db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Scope == scope && r.Key == key && r.RequestHash == hash, ct);
    }

    private static string FormerFingerprint<TRequest>(TRequest request) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes((request as ICaseCommand)?.CaseNumber + '\n' + JsonSerializer.Serialize(request, Json))));

    private static Type ValueType(Type result) => result.GetGenericArguments()[0];

    private static object FromValue(Type result, object? value) =>
        result.GetMethod("op_Implicit", [ValueType(result)])!.Invoke(null, [value])!;

    // A keyed fingerprint, so that no personal content of the request is kept. What the route says stands beside the body and
    // counts as much: two things under one key are two things. The version seen is no content; a retry may have read it anew.
    private string Fingerprint<TRequest>(TRequest request) => vault.Fingerprint(string.Join('\n',
        [JsonSerializer.Serialize(request, Json), .. Beside<TRequest>.Members
            .Select(m => JsonSerializer.Serialize(m.GetValue(request), m.PropertyType, Json))]));

    private static class Beside<TRequest>
    {
        public static readonly PropertyInfo[] Members = [.. typeof(TRequest).GetProperties().Where(p => p.CanWrite && p.IsDefined(typeof(JsonIgnoreAttribute))
            && p.Name != nameof(ICaseCommand.SeenVersion) && !typeof(Stream).IsAssignableFrom(p.PropertyType))];

        /// <summary>Those that a program before 1.1 left out.</summary>
        public static readonly PropertyInfo[] Others = [.. Members.Where(m => m.Name != nameof(ICaseCommand.CaseNumber))];
    }
}
