using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Privacy;
using Requests.Letters.Checks;
using Requests.Paper;
using Requests.Statute.Privacy;

namespace Requests.Features.Services.Release;

/// <summary>What a place on a page may betray.</summary>
public enum PersonalKind
{
    /// <summary>证件号码: a resident's number, old or new.</summary>
    Identity,

    /// <summary>电话号码.</summary>
    Telephone,

    /// <summary>银行账号.</summary>
    Bank,

    /// <summary>车牌号码.</summary>
    Plate,

    /// <summary>The name of a third party of the case.</summary>
    Name,
}

/// <summary>A place that says something of a person.</summary>
/// <param name="Shown">Masked, as screens show it.</param>
/// <param name="Boxes">Points, origin at the top left; two where it runs over a line.</param>
/// <param name="IsCovered">A mark lies over all of it.</param>
public sealed record PersonalPlace(int Page, PersonalKind Kind, string Shown, IReadOnlyList<PageBox> Boxes, bool IsCovered);

/// <summary>Where an attached PDF betrays a person, page by page, and what of that the marks already cover.</summary>
public sealed partial class PersonalPlaces(RequestsDb db, FileIntake files, ForeignFiles foreign, PersonalVault vault)
{
    private const int MostTerms = 60;
    private const double Slack = 1;

    /// <exception cref="RedactionException">The PDF cannot be read.</exception>
    /// <returns>The places, and the pages that hold no text and must be read by eye.</returns>
    public async Task<(IReadOnlyList<PersonalPlace> Places, IReadOnlyList<int> Unreadable)> OfAsync(Case @case, Attachment pdf,
        IReadOnlyList<ReleaseMark> marks, CancellationToken ct)
    {
        FileInspection inspected;
        await using (var content = await files.OpenAsync(pdf, ct)) inspected = await foreign.InspectAsync(pdf.MediaType, content, ct);
        var published = await db.Set<Body>().Where(b => b.Id == @case.BodyId).Select(b => b.Settings).SingleAsync(ct);
        var known = new[] { published.ContactPhone, published.SupervisorPhone }.Select(p => PersonalNumbers.Plain(p ?? "")).ToHashSet();
        var names = @case.Parties.Where(p => p.Role == PartyRole.ThirdParty).Select(p => vault.Open(p.Name)).OfType<string>().Where(n => n.Length > 1).ToList();
        var terms = inspected.Pages.SelectMany(page => Terms(page, known, names)).Distinct().Take(MostTerms).ToList();
        var places = new List<PersonalPlace>();
        foreach (var (term, kind) in terms)
        {
            await using var content = await files.OpenAsync(pdf, ct);
            foreach (var found in await foreign.FindAsync(content, term, ct))
                places.Add(new(found.Page, kind, kind == PersonalKind.Name ? Masks.Name(term) : Masks.IdNumber(PersonalNumbers.Plain(term) is { Length: > 0 } plain && kind != PersonalKind.Plate ? plain : term),
                    [found.Box], marks.Any(m => m.FileNo == pdf.No && m.Page == found.Page && Covers(m, found.Box))));
        }
        return ([.. places.OrderBy(p => p.Page).ThenBy(p => p.Boxes[0].Top).ThenBy(p => p.Boxes[0].Left)],
            [.. inspected.Pages.Select((text, i) => (text, No: i + 1)).Where(p => string.IsNullOrWhiteSpace(p.text)).Select(p => p.No)]);
    }

    private static IEnumerable<(string Term, PersonalKind Kind)> Terms(string page, HashSet<string> known, List<string> names)
    {
        foreach (var (written, plain) in PersonalNumbers.Written(page))
            if (!known.Contains(plain)) yield return (written.Trim(), KindOf(plain));
        foreach (Match plate in Plate().Matches(page)) yield return (plate.Value, PersonalKind.Plate);
        foreach (var name in names.Where(n => page.Contains(n, StringComparison.Ordinal))) yield return (name, PersonalKind.Name);
    }

    private static PersonalKind KindOf(string number) => number.Length switch
    {
        11 => PersonalKind.Telephone,
        15 => PersonalKind.Identity,
        18 when IdNumber.IsValid(number) => PersonalKind.Identity,
        _ => PersonalKind.Bank,
    };

    private static bool Covers(ReleaseMark mark, PageBox box) => mark.Left <= box.Left + Slack && mark.Top <= box.Top + Slack
        && mark.Left + mark.Width >= box.Left + box.Width - Slack && mark.Top + mark.Height >= box.Top + box.Height - Slack;

    [GeneratedRegex("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]")]
    private static partial Regex Plate();
}
