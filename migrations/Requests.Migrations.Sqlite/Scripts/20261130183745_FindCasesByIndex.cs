using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class FindCasesByIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Cases_BodyId_Channel_DueOn_Number",
                table: "Cases",
                columns: new[] { "BodyId", "Channel", "DueOn", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_BodyId_Leaf_DueOn_Number",
                table: "Cases",
                columns: new[] { "BodyId", "Leaf", "DueOn", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_BodyId_RegisteredOn_Number",
                table: "Cases",
                columns: new[] { "BodyId", "RegisteredOn", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_BodyId_RepliedOn_Number",
                table: "Cases",
                columns: new[] { "BodyId", "RepliedOn", "Number" },
                descending: new[] { false, true, false },
                filter: "[RepliedOn] IS NOT NULL AND [OfficerId] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_BodyId_Channel_DueOn_Number",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_BodyId_Leaf_DueOn_Number",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_BodyId_RegisteredOn_Number",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_BodyId_RepliedOn_Number",
                table: "Cases");
        }
    }
}
