using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Migrations.SqlServer;

/// <summary>Lets the migration tool make the context without a host or a server.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<RequestsDb>
{
    public RequestsDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<RequestsDb>()
            .UseSqlServer("Server=design", o => o.MigrationsAssembly(typeof(DesignTimeFactory).Assembly.GetName().Name!)).Options);
}
