using Requests.Features.Data.Entities;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>What a row of a letter's opinions says: a verdict, one that was taken back since, or the taking back.</summary>
internal static class VerdictWords
{
    public static string Of(Verdict verdict, bool takesBack, bool isTakenBack) =>
        takesBack ? T("opinions.takesBack", InSentence(Options.WordOf(verdict))) : isTakenBack ? T("opinions.takenBack", Options.WordOf(verdict)) : Options.WordOf(verdict);
}
