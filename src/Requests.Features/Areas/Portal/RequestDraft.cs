using Requests.Features.Data.Entities;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Portal;

/// <summary>
/// 暂存: what an applicant has typed so far, sealed. Only its code opens it, and it is forgotten after
/// <see cref="Days"/>. It holds no files: those are chosen when the request is sent, so that nothing lies about unasked.
/// </summary>
public sealed class RequestDraft
{
    public const int Days = 30;
    private const int CodeLength = 12;

    private RequestDraft() { }

    private RequestDraft(Guid id, string codeHash, string? fromHash, DateTimeOffset at) => (Id, CodeHash, FromHash, At) = (id, codeHash, fromHash, at);

    public Guid Id { get; private set; }
    public string CodeHash { get; private set; } = "";

    /// <summary>Network it was first kept from, hashed under the vault's key: how many one network keeps is bounded. Null for drafts of
    /// 1.1.0 and before.</summary>
    public string? FromHash { get; private set; }

    /// <summary>When it was first kept.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>The answers by field name, as JSON, sealed.</summary>
    public string Answers { get; private set; } = "";

    /// <summary>The last day on which it can be opened.</summary>
    public DateOnly ExpiresOn { get; private set; }

    public static (RequestDraft Draft, string Code) New(PersonalVault vault, string? fromHash, DateTimeOffset at)
    {
        var code = SpokenCode.New(CodeLength);
        return (new(Guid.CreateVersion7(), HashOf(code, vault), fromHash, at), code);
    }

    /// <summary>Codes are typed from paper, perhaps in groups.</summary>
    public static string HashOf(string code, PersonalVault vault) =>
        vault.Hash(PortalDoor.TidyCode(code));

    /// <summary>Where the answers lie sealed.</summary>
    public static SealedPlace AnswersPlace(Guid id) => SealedPlace.Of("RequestDrafts.Answers", id);

    internal void Reseal(Func<SealedPlace, string, string> seal) => Answers = seal(AnswersPlace(Id), Answers);

    public void Keep(IReadOnlyDictionary<string, string> answers, PersonalVault vault, DateOnly today) =>
        (Answers, ExpiresOn) = (vault.SealString(AnswersPlace(Id), JsonSerializer.Serialize(answers)), today.AddDays(Days));

    public IReadOnlyDictionary<string, string> Open(PersonalVault vault) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(vault.OpenString(AnswersPlace(Id), Answers))!;
}

internal sealed class RequestDraftTable : IEntityTypeConfiguration<RequestDraft>
{
    public void Configure(EntityTypeBuilder<RequestDraft> draft)
    {
        draft.ToTable("RequestDrafts");
        draft.Property(d => d.Id).ValueGeneratedNever();
        draft.Property(d => d.CodeHash).HasMaxLength(TextLimits.Hash);
        draft.Property(d => d.FromHash).HasMaxLength(TextLimits.Hash);
        Mapping.Long(draft.Property(d => d.Answers));
        draft.HasIndex(d => d.CodeHash).IsUnique();
        draft.HasIndex(d => d.ExpiresOn);
        draft.HasIndex(d => new { d.FromHash, d.At });
    }
}
