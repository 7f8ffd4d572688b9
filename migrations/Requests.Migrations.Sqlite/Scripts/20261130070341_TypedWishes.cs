using Microsoft.EntityFrameworkCore.Migrations;
using Requests.Features.Data;

#nullable disable

namespace Requests.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class TypedWishes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "WantedFormWords",
                table: "Cases",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WantedRouteWords",
                table: "Cases",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.TranslateWishes();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RestoreWishes();

            migrationBuilder.DropColumn(
                name: "WantedFormWords",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "WantedRouteWords",
                table: "Cases");
        }
    }
}
