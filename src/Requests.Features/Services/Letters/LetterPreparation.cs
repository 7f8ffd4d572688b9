using Requests.Features.Kernel;
using Requests.Features.Services.Cases;

namespace Requests.Features.Services.Letters;

/// <summary>Writes a letter's forms before the transaction that checks or issues it, which then only keeps them.</summary>
public sealed class LetterPreparation(CaseOpener cases, CaseLetters letters, LetterVersions versions, PaperRenderings renderings)
{
    /// <param name="documentNo">Which letter; null for the reply.</param>
    public async Task WriteAsync(ICaseCommand command, int? documentNo, CancellationToken ct)
    {
        if (await cases.ReadAsync(command.CaseNumber, ct) is not { } found) return;
        var letter = documentNo is { } no ? await letters.FindAsync(found, no, ct) : await letters.ReplyAsync(found, ct);
        if (letter is { Texts.Count: > 0 } && versions.Open(letter.CurrentText) is { } composed) renderings.Of(composed.Paper);
    }
}
