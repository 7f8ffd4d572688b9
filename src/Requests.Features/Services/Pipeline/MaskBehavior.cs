using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using MediatR;
using Requests.Features.Kernel;
using Requests.Letters.Checks;

namespace Requests.Features.Services.Pipeline;

/// <summary>
/// The one gate for words of outsiders on their way to staff: whatever an answer marks as such (<see cref="OutsideWordsAttribute"/>)
/// leaves with the numbers of people in it masked. Applicants see their own words as they wrote them.
/// </summary>
public sealed class MaskBehavior<TRequest, TResponse>(ICaller caller) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IRefusable<TResponse>
{
    private static readonly PropertyInfo? Value = typeof(TResponse).GetProperty(nameof(Result<int>.Value));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var response = await next();
        if (response.Problem is null && !caller.Roles.Contains(Role.Applicant) && Value is not null && OutsideWords.Holds(Value.PropertyType))
            OutsideWords.Mask(Value.GetValue(response), mayReveal: caller.IsSystem
                || (caller.Scopes is null && Permissions.MayEver(Act.RevealPersonalData, caller.Roles)));
        return response;
    }
}

/// <summary>What <see cref="MaskBehavior{TRequest,TResponse}"/> does to an answer.</summary>
internal static class OutsideWords
{
    private static readonly ConcurrentDictionary<Type, Plan> Plans = new();

    /// <param name="Words">Properties to mask, and whether the right to reveal spares them.</param>
    /// <param name="Parts">Properties that hold such properties further down.</param>
    private sealed record Plan(IReadOnlyList<(PropertyInfo Property, bool Spared)> Words, IReadOnlyList<PropertyInfo> Parts);

    /// <summary>Whether anything of this type can hold marked words.</summary>
    public static bool Holds(Type type) => Holds(type, []);

    public static void Mask(object? owner, bool mayReveal)
    {
        switch (owner)
        {
            case null or string: return;
            case IEnumerable items:
                foreach (var item in items) Mask(item, mayReveal);
                return;
        }
        var plan = Plans.GetOrAdd(owner.GetType(), Make);
        foreach (var (property, spared) in plan.Words)
        {
            if (spared && mayReveal) continue;
            switch (property.GetValue(owner))
            {
                case string text when NumberMask.Of(text) is var masked && !ReferenceEquals(masked, text): property.SetValue(owner, masked); break;
                case IReadOnlyList<string> texts: property.SetValue(owner, texts.Select(NumberMask.Of).ToList()); break;
            }
        }
        foreach (var part in plan.Parts) Mask(part.GetValue(owner), mayReveal);
    }

    private static bool Holds(Type type, HashSet<Type> seen)
    {
        if (ItemOf(type) is { } item) return Holds(item, seen);
        if (!IsOurs(type) || !seen.Add(type)) return false;
        return Properties(type).Any(p => p.IsDefined(typeof(OutsideWordsAttribute)) || Holds(p.PropertyType, seen));
    }

    private static Plan Make(Type type) => new(
        [.. Properties(type).Where(p => p.IsDefined(typeof(OutsideWordsAttribute))).Select(p => (p, p.IsDefined(typeof(OutsideWordsOfTheCaseAttribute))))],
        IsOurs(type) ? [.. Properties(type).Where(p => Holds(p.PropertyType, []))] : []);

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.CanRead);

    private static Type? ItemOf(Type type) => type == typeof(string) ? null
        : type.IsArray ? type.GetElementType()
        : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[^1] : null;

    private static bool IsOurs(Type type) => type is { IsEnum: false, IsValueType: false } && type.Namespace?.StartsWith("Requests.", StringComparison.Ordinal) == true;
}
