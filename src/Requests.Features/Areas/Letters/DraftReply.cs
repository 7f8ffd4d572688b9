using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>Writes the letter of the case's leaf, or writes it anew; every version is kept.</summary>
public static class DraftReply
{
    /// <param name="Facts">What was found, in the officer's words; the model paragraph stands in for it.</param>
    /// <param name="Reasons">Why, in the officer's words.</param>
    /// <param name="ServedOnline">Meant for electronic service: names the online channel for reconsideration (SRV-7).</param>
    /// <param name="Fields">What the case itself cannot say, field by field (letters.md 2.1).</param>
    [Acts(Act.DraftReply)]
    public sealed record Command(string? Facts = null, string? Reasons = null, bool ServedOnline = false, IReadOnlyList<FieldValue>? Fields = null)
        : CaseCommand<Response>;

    /// <param name="Missing">Fields the letter must still state before it can be submitted.</param>
    public sealed record Response(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version, int DocumentNo, string Kind,
        DocumentState DocumentState, string? Number, Role? NextStep, bool Late, int Draft, IReadOnlyList<LetterGap> Missing)
        : LetterStanding(CaseNumber, State, DueOn, DueIsProvisional, Version, DocumentNo, Kind, DocumentState, Number, NextStep, Late);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Facts).MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.Reasons).MaximumLength(TextLimits.RequestText);
            RuleForEach(c => c.Fields).ChildRules(field =>
            {
                field.RuleFor(f => f.Name).NotEmpty().MaximumLength(TextLimits.Code);
                field.RuleFor(f => f.Value).NotNull().MaximumLength(TextLimits.RequestText);
            });
        }
    }

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, LetterDesk letters, LetterVersions versions, RequestsDb db, EventLog events,
        ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.Leaf is null) return ReplyProblems.NotClassified;

            var settings = await desk.SettingsAsync(found.BodyId, cancellationToken);
            if (command.ServedOnline && settings.ReconsiderationUrl is null) return ReplyProblems.NoOnlineChannel;
            var words = new LetterWords(Own(command.Facts), Own(command.Reasons), command.Fields);
            if (LetterDesk.Check(words) is { } faulty) return faulty;
            var letter = await letters.ReplyAsync(found, words, clock.Today, command.ServedOnline, cancellationToken);

            var document = await DocumentAsync(found, letter, settings, cancellationToken);
            document.Touch(Guid.NewGuid());
            var version = versions.Seal(letter);
            document.Write(version.Text, version.Hash, caller.UserId, caller.Name, clock.Now, version.Content);
            events.Record(Act.DraftReply, found, clock.Today, new { DocumentNo = document.No, document.Kind, Draft = document.CurrentText.No, version.Hash });
            var standing = LetterStanding.Of(found, document);
            return new Response(standing.CaseNumber, standing.State, standing.DueOn, standing.DueIsProvisional, standing.Version, document.No, document.Kind.Code,
                document.State, document.Number, document.NextStep, standing.Late, document.CurrentText.No, LetterGap.Of(letter));
        }

        private async Task<Document> DocumentAsync(Case found, Letter letter, BodySettings settings, CancellationToken ct)
        {
            // A letter that has left stays as it is, also when an order calls for another answer.
            if (await replies.CurrentAsync(found, ct) is { State: DocumentState.Draft or DocumentState.Returned } current)
            {
                if (current.Kind == letter.Kind && current.Title == letter.Title) return current;
                current.Void("结论变更");
            }
            var no = await db.Documents.CountAsync(d => d.CaseId == found.Id, ct) + 1;
            var document = new Document(Guid.CreateVersion7(), found.BodyId, found.Id, no, letter.Kind, letter.Title, settings.ChainOf(letter.Kind));
            db.Documents.Add(document);
            return document;
        }

        private static string? Own(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
    }
}
