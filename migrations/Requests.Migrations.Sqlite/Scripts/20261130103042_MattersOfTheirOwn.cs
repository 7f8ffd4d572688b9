using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class MattersOfTheirOwn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "Matters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NotHeldKind",
                table: "Matters",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "Matters",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Basis",
                table: "Matters");

            migrationBuilder.DropColumn(
                name: "NotHeldKind",
                table: "Matters");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "Matters");
        }
    }
}
