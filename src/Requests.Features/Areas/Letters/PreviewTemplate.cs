using FluentValidation;
using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Paper;

namespace Requests.Features.Areas.Letters;

/// <summary>Shows a template, or words not yet taken into use, filled with sample facts; and says what is wrong with them.</summary>
public static class PreviewTemplate
{
    /// <param name="Text">Null: the words in use.</param>
    [Acts(Act.ManageTemplates)]
    public sealed record Query(string Code, string? Text = null) : IQuery<Response>;

    /// <param name="Html">The sample letter; empty while a fault stands.</param>
    public sealed record Response(string Html, IReadOnlyList<Finding> Faults);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Text).MaximumLength(TextLimits.RequestText);
    }

    internal sealed class Handler(BodyTemplates templates, RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (!ShippedTemplates.All.TryGetValue(query.Code, out var shipped) || caller.BodyId is not { } bodyId) return LetterProblems.NoSuchTemplate;
            var of = await templates.OfAsync(bodyId, cancellationToken);
            var template = query.Text is { } text ? shipped.Reworded(text) : of(query.Code);
            if (template.Faults.Count > 0) return new Response("", LetterProblems.FindingsOf(template.Faults));
            var body = (await db.Set<Body>().FindAsync([bodyId], cancellationToken))!;
            return new Response(HtmlWriter.Write(SamplePaper.Of(template, template.Frame.Length == 0 ? null : of(template.Frame),
                body.Name), LetterScreen.TitleLevel), []);
        }
    }
}
