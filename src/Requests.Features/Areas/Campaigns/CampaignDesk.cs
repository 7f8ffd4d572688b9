using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Campaigns;

/// <summary>What all acts of a campaign ask: which it is, whose, and what its model says.</summary>
public sealed class CampaignDesk(RequestsDb db, CaseOpener cases, CaseLetters letters, LetterWriter writer, PersonalVault vault, ICaller caller)
{
    // A name of one sign says nothing; it stands in any sentence.
    private const int ShortestName = 2;

    /// <summary>The campaign and its model, where the caller leads it.</summary>
    public async Task<Result<(Campaign Campaign, Case Model)>> OpenAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Campaign>().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } campaign
            || await cases.ReadAsync(campaign.ModelNumber, ct) is not { } model) return CampaignProblems.NotFound;
        return model.OfficerId == caller.UserId ? (campaign, model) : CampaignProblems.NotYours;
    }

    /// <summary>The draft others are written after; the problem where there is none, or its words belong to its applicant alone.</summary>
    public async Task<Result<(Document Document, Letter Letter)>> DraftAsync(Case model, CancellationToken ct)
    {
        if (model.Leaf is null) return ReplyProblems.NotClassified;
        if (await letters.ReplyAsync(model, ct) is not { Texts.Count: > 0 } document || writer.Open(document) is not { } letter) return ReplyProblems.NoDraft;
        return NamesAParty(model, letter.Words) ? CampaignProblems.NamesItsApplicant : (document, letter);
    }

    private bool NamesAParty(Case model, LetterWords words)
    {
        var said = new[] { words.Facts, words.Reasons }.Concat(words.Fields?.Select(f => f.Value) ?? []).OfType<string>().ToList();
        var personal = model.Parties.SelectMany(p => new[] { p.Name, p.IdNumber, p.Phone, p.Address, p.Email }).Select(vault.Open).Append(model.Number)
            .OfType<string>().Where(value => value.Length >= ShortestName).ToList();
        return said.Exists(text => personal.Exists(value => text.Contains(value, StringComparison.OrdinalIgnoreCase)));
    }
}
