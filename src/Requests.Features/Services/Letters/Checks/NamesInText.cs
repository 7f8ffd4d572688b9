using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Privacy;
using Requests.Letters.Checks;
using Requests.Paper;
using Requests.Statute.Letters;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>
/// Finds the names of other people of the office's cases in a letter without opening any of them: every run of characters that
/// may be a name is hashed as names are, and only hashes are compared (PII-NAME).
/// </summary>
public sealed class NamesInText(RequestsDb db, PersonalVault vault)
{
    private const int Longest = 4;

    // Two characters are a word as often as a name; only those that begin as names do are looked up.
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

    /// <summary>Names in the letter's own words that are not those of its addressee.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(Case @case, Letter letter, CancellationToken ct)
    {
        IEnumerable<string> Names(Func<Party, bool> of) => @case.Parties.Where(of).Select(p => vault.Open(p.Name)).OfType<string>().Select(PaperText.Clean)
            .Where(n => n.Length > 0);
        var own = Names(p => p.Role != PartyRole.ThirdParty || letter.Kind.Addressee == LetterAddressee.ThirdParty).ToHashSet();
        var third = Names(p => p.Role == PartyRole.ThirdParty).Where(n => !own.Contains(n) && letter.Text.Contains(n, StringComparison.Ordinal));
        var asked = PaperText.Clean(@case.RequestText);
        var text = asked.Length == 0 ? letter.Text : letter.Text.Replace(asked, "", StringComparison.Ordinal);
        foreach (var name in own) text = text.Replace(name, "\n", StringComparison.Ordinal);
        var byHash = Candidates(text).Distinct().ToDictionary(name => vault.Hash(PersonalField.Name, name));
        var hashes = byHash.Keys.ToList();
        var known = await db.Set<Party>().AsNoTracking().Where(p => p.CaseId != @case.Id && hashes.Contains(p.Name.Hash)).Select(p => p.Name.Hash).Distinct()
            .ToListAsync(ct);
        return [.. third.Concat(known.Select(h => byHash[h])).Distinct()];
    }

    private static IEnumerable<string> Candidates(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (!Surnames.Contains(text[start], StringComparison.Ordinal)) continue;
            for (var length = 2; length <= Longest && start + length <= text.Length
                && IsHan(text[start + length - 1]); length++) yield return text.Substring(start, length);
        }
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
