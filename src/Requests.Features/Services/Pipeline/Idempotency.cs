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
        var scope = Scope<TRequest>();
        var kept = await db.Set<IdempotencyRecord>().AsNoTracking().SingleOrDefaultAsync(r => r.Scope == scope && r.Key == key, cancellationToken);
        if (kept is null) return default;
        if (kept.RequestHash != Fingerprint(request)) return TResponse.Refuse(CommonProblems.KeyReused);
        var value = JsonSerializer.Deserialize(vault.OpenString(kept.Response), ValueType(typeof(TResponse)), Json);
        return (TResponse)FromValue(typeof(TResponse), value);
    }

    internal void Keep<TRequest, TResponse>(TRequest request, TResponse response) where TResponse : IRefusable<TResponse>
    {
        if (caller.IdempotencyKey is not { } key) return;
        var value = typeof(TResponse).GetProperty(nameof(Result<int>.Value))!.GetValue(response);
        db.Set<IdempotencyRecord>().Add(new IdempotencyRecord(Scope<TRequest>(), key, Fingerprint(request),
            vault.SealString(JsonSerializer.Serialize(value, ValueType(typeof(TResponse)), Json)), clock.Now));
    }

    private string Scope<TRequest>() => $"{caller.BodyId:N}/{caller.UserId:N}/{UseCase.NameOf(typeof(TRequest))}";

    private static Type ValueType(Type result) => result.GetGenericArguments()[0];

    private static object FromValue(Type result, object? value) =>
        result.GetMethod("op_Implicit", [ValueType(result)])!.Invoke(null, [value])!;

    // A fingerprint, so that no personal content of the request is kept.
    private static string Fingerprint<TRequest>(TRequest request) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes((request as ICaseCommand)?.CaseNumber + '\n' + JsonSerializer.Serialize(request, Json))));
}
