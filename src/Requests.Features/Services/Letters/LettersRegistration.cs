using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Archive;

namespace Requests.Features.Services.Letters;

internal static class LettersRegistration
{
    public static IServiceCollection AddLetters(this IServiceCollection services) => services
        .AddScoped<LetterComposer>()
        .AddScoped<LetterVersions>()
        .AddScoped<DraftTypings>()
        .AddSingleton<PaperRenderings>()
        .AddScoped<LetterPreparation>()
        .AddScoped<LetterScreen>()
        .AddScoped<CaseLetters>()
        .AddScoped<LetterWriter>()
        .AddScoped<LetterClockEntries>()
        .AddScoped<LetterNumbers>()
        .AddScoped<PastLetters>()
        .AddScoped<RecordCorrectionCases>()
        .AddScoped<LetterLifecycle>()
        .AddScoped<Approvals>()
        .AddScoped<CasePrinter>()
        .AddScoped<BodyTemplates>()
        .AddScoped<LetterFiles>()
        .AddScoped<ICasePapers>(provider => provider.GetRequiredService<LetterFiles>())
        .AddScoped<ICasePapers, FileSheets>();
}
