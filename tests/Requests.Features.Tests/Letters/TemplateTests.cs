using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Features.Tests.Replies;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Letters;

public sealed class TemplateTests
{
    [Test]
    public void EveryQuestionOfADraftedKind_IsOneOfTheCommandThatDraftsIt()
    {
        var asked = LetterKinds.All.Where(k => k.IsDrafted).SelectMany(k => k.Questions).ToList();
        Assert.That(asked.Select(q => q.Term.ToString()).Distinct(), Is.SubsetOf(typeof(DraftLetter.Command).GetProperties().Select(p => p.Name)));
        Assert.That(asked.Select(q => q.Field).OfType<string>().Where(f => LetterFields.Find(f) is null), Is.Empty);
    }

    [Test]
    public void TheOrganALetterNames_GoesByItsDay()
    {
        var settings = new BodySettings { ReconsiderationOrgan = "某市人民政府", FormerReconsiderationOrgans = "某市人民政府或者某省某厅" };
        Assert.That((settings.OrganOn(new(2023, 12, 31)), settings.OrganOn(new(2024, 1, 1))), Is.EqualTo(("某市人民政府或者某省某厅", "某市人民政府")));
    }

    [Test]
    public void EveryKindOfPaperHasItsTemplate() =>
        Assert.That(LetterKinds.All, Is.SubsetOf(ShippedTemplates.All.Keys.Select(LetterTemplates.KindOf).Distinct()));

    [Test]
    public void MAND_EveryTemplateDeclaresWhatItsLeafMustContain()
    {
        foreach (var info in Leaves.All.Where(l => l.Leaf is not (OutcomeLeaf.Granted or OutcomeLeaf.UnavailableNotHeld)))
        {
            var declared = ShippedTemplates.Of(LetterTemplates.Of(info, _ => null)).Must.SelectMany(m => m).ToList();
            Assert.That(info.MustContain.SelectMany(m => m.Split('|')), Is.SubsetOf(declared), info.Code);
        }
    }

    [Test]
    public void Reworded_NamesTheFaultyFieldOrSection()
    {
        var shipped = ShippedTemplates.Of("DOC-5");
        (TemplateFaultKind, string)[] Faults(string text) => [.. shipped.Reworded(text).Faults.Select(f => (f.Kind, f.Where))];
        Assert.That(Faults(shipped.Body), Is.Empty);
        Assert.That(Faults(shipped.Body.Replace("{extendReason}", "工作需要")), Is.EqualTo(new[] { (TemplateFaultKind.MandatoryFieldMissing, "extendReason") }));
        Assert.That(Faults(shipped.Body.Replace("{you}", "{nobody}") + "{nobody}\n"), Is.EqualTo(new[] { (TemplateFaultKind.UnknownField, "nobody") }));
        Assert.That(Faults(shipped.Body + "@extra\n文字\n"), Is.EqualTo(new[] { (TemplateFaultKind.UnknownSection, "extra") }));
        Assert.That(Faults(shipped.Body + "[[{self}\n").Select(f => f.Item1), Does.Contain(TemplateFaultKind.BrokenBracket));
    }

    [Test]
    public void Templates_HaveNamesOfTheirOwn_InTheOrderOfTheirNumbers()
    {
        var all = LetterNames.InOrder(ShippedTemplates.All.Values).ToList();
        Assert.That(all.Select(t => LetterNames.OfTemplate(t).Zh), Is.Unique);
        Assert.That(all.Select(t => LetterNames.OfTemplate(t).En), Is.Unique);
        Assert.That(LetterKinds.All.Select(k => LetterNames.OfKind(k).Zh), Is.Unique);
        var codes = all.ConvertAll(t => t.Code);
        Assert.That(codes.IndexOf("DOC-2"), Is.LessThan(codes.IndexOf("DOC-10")).And.LessThan(codes.IndexOf("agency")));
    }

    [Test]
    public async Task ASample_BearsTheTitleOfItsLetter_ThoughItsFramePrintsIt()
    {
        await using var path = await ReplyCase.OpenAsync();
        Assert.That((await path.Office.DoAsync(new PreviewTemplate.Query("DOC-3"), Role.Head)).Html, Does.Contain("补正告知书"));
    }

    [Test]
    public async Task ReplaceTemplate_IsUsedByTheNextDraft_UntilItIsRestored()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.ClassifyNotResponsibleAsync();
        var read = await path.Office.DoAsync(new ReadTemplate.Query("DOC-16"), Role.Head);
        var own = read.Text.Replace("现告知{you}：", "特此告知{you}：");
        var refused = await path.Office.RefusedAsync("letters.faulty-template",
            new ReplaceTemplate.Command("DOC-16", own.Replace("{dutyBasis|", "{dutyBases|")), Role.Head);
        Assert.That(refused.Findings!.Select(f => f.Field), Is.EquivalentTo(new[] { "dutyBases", "dutyBasis" }));

        var preview = await path.Office.DoAsync(new PreviewTemplate.Query("DOC-16", own), Role.Head);
        Assert.That(preview.Html, Does.Contain("特此告知您"));
        await path.Office.DoAsync(new ReplaceTemplate.Command("DOC-16", own), Role.Head);
        await path.DoAsync(new DraftLetter.Command());
        Assert.That(await path.TextAsync(), Does.Contain("特此告知您"));
        Assert.That((await path.Office.DoAsync(new ListTemplates.Query(), Role.Head)).Single(t => t.Code == "DOC-16").Own, Is.True);

        await path.Office.DoAsync(new RestoreTemplate.Command("DOC-16"), Role.Head);
        await path.DoAsync(new DraftLetter.Command());
        Assert.That(await path.TextAsync(), Does.Contain("现告知您"));
        Assert.That((await path.Office.DoAsync(new ReadTemplate.Query("DOC-16"), Role.Head)).History.Select(h => h.No), Is.EqualTo(new[] { 1, 2 }));
        var compared = await path.Office.DoAsync(new CompareDrafts.Query(path.Number, 1, 1, 2), Role.Officer);
        Assert.That(compared.Lines.Where(l => !l.IsSame).SelectMany(l => l.Parts).Where(p => p.Kind != DiffKind.Same).Select(p => p.Text),
            Is.EqualTo(new[] { "特此", "现" }));
    }
}
