using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Letters;

/// <summary>Writes a letter's forms before the transaction that checks or issues it, which then only keeps them.</summary>
internal sealed class PrepareLetter(CaseOpener cases, CaseLetters letters, LetterVersions versions, PaperRenderings renderings)
    : IPrepare<SubmitLetter.Command>, IPrepare<JudgeLetter.Command>, IPrepare<IssueLetter.Command>
{
    public Task PrepareAsync(SubmitLetter.Command request, CancellationToken ct) => WriteAsync(request, request.DocumentNo, ct);

    public Task PrepareAsync(JudgeLetter.Command request, CancellationToken ct) => WriteAsync(request, request.DocumentNo, ct);

    public Task PrepareAsync(IssueLetter.Command request, CancellationToken ct) => WriteAsync(request, request.DocumentNo, ct);

    private async Task WriteAsync(ICaseCommand command, int? documentNo, CancellationToken ct)
    {
        if (await cases.ReadAsync(command.CaseNumber, ct) is not { } found) return;
        var letter = documentNo is { } no ? await letters.FindAsync(found, no, ct) : await letters.ReplyAsync(found, ct);
        if (letter is { Texts.Count: > 0 } && versions.Open(letter.CurrentText) is { } composed) renderings.Of(composed.Paper);
    }
}
