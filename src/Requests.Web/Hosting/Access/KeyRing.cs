using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Web.Hosting.Access;

/// <summary>Data-protection keys in the database, sealed with the installation's own key, so that every node reads every token.</summary>
internal sealed class KeyRing(IServiceScopeFactory scopes, PersonalVault vault, IOfficeClock clock) : IXmlRepository
{
    private const string Prefix = "data-protection/";

    public IReadOnlyCollection<XElement> GetAllElements() => InDatabase(db =>
        db.Set<InstallationValue>().AsNoTracking().Where(v => v.Name.StartsWith(Prefix)).ToList()
            .ConvertAll(v => XElement.Parse(vault.OpenString(PlaceOf(v.Name), v.Value))));

    public void StoreElement(XElement element, string friendlyName) => InDatabase(db =>
    {
        var value = vault.SealString(PlaceOf(Prefix + friendlyName), element.ToString(SaveOptions.DisableFormatting));
        db.Set<InstallationValue>().Add(new InstallationValue(Prefix + friendlyName, value, clock.Now));
        return db.SaveChanges();
    });

    internal static SealedPlace PlaceOf(string name) => new("InstallationValues.Value", name);

    private T InDatabase<T>(Func<RequestsDb, T> work)
    {
        using var scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        return work(scope.ServiceProvider.GetRequiredService<RequestsDb>());
    }
}
