using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.SqlServer.Scripts
{
    /// <inheritdoc />
    public partial class LettersSupervisionSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AnswerBy",
                table: "ServiceRecords",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Particulars",
                table: "ServiceRecords",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReceivedFile",
                table: "ServiceRecords",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReceivedKind",
                table: "ServiceRecords",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SentFile",
                table: "ServiceRecords",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SentKind",
                table: "ServiceRecords",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SentWords",
                table: "ServiceRecords",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BodyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    DeputyUserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RequestDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CodeHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Answers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestDrafts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ServiceRecords_TrackingNumber",
                table: "ServiceRecords",
                column: "TrackingNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_BodyId_To_From",
                table: "Absences",
                columns: new[] { "BodyId", "To", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestDrafts_CodeHash",
                table: "RequestDrafts",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RequestDrafts_ExpiresOn",
                table: "RequestDrafts",
                column: "ExpiresOn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "RequestDrafts");

            migrationBuilder.DropIndex(
                name: "IX_ServiceRecords_TrackingNumber",
                table: "ServiceRecords");

            migrationBuilder.DropColumn(
                name: "AnswerBy",
                table: "ServiceRecords");

            migrationBuilder.DropColumn(
                name: "Particulars",
                table: "ServiceRecords");

            migrationBuilder.DropColumn(
                name: "ReceivedFile",
                table: "ServiceRecords");

            migrationBuilder.DropColumn(
                name: "ReceivedKind",
                table: "ServiceRecords");

            migrationBuilder.DropColumn(
                name: "SentFile",
                table: "ServiceRecords");

            migrationBuilder.DropColumn(
                name: "SentKind",
                table: "ServiceRecords");

            migrationBuilder.DropColumn(
                name: "SentWords",
                table: "ServiceRecords");
        }
    }
}
