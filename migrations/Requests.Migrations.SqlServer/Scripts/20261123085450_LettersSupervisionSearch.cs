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
            migrationBuilder.AlterColumn<string>(
                name: "Method",
                table: "ServiceRecords",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40);

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

            migrationBuilder.AddColumn<string>(
                name: "Trail",
                table: "ImportFindings",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Content",
                table: "DocumentTexts",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Files",
                table: "Documents",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "OnBehalfOf",
                table: "ApprovalSteps",
                type: "nvarchar(400)",
                maxLength: 400,
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
                name: "BodyTemplates",
                columns: table => new
                {
                    BodyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    No = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyTemplates", x => new { x.BodyId, x.Code, x.No });
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

            migrationBuilder.CreateTable(
                name: "SearchEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BodyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    No = table.Column<int>(type: "int", nullable: false),
                    Fingerprint = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Text = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchMarks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchMarks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchTerms",
                columns: table => new
                {
                    Term = table.Column<long>(type: "bigint", nullable: false),
                    EntryId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchTerms", x => new { x.Term, x.EntryId });
                });

            migrationBuilder.CreateTable(
                name: "TriedNumbers",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TriedNumbers", x => new { x.ImportId, x.Number });
                    table.ForeignKey(
                        name: "FK_TriedNumbers_RegisterImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "RegisterImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_CaseId_Source_No",
                table: "SearchEntries",
                columns: new[] { "CaseId", "Source", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SearchMarks_CaseId",
                table: "SearchMarks",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_EntryId",
                table: "SearchTerms",
                column: "EntryId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "BodyTemplates");

            migrationBuilder.DropTable(
                name: "RequestDrafts");

            migrationBuilder.DropTable(
                name: "SearchEntries");

            migrationBuilder.DropTable(
                name: "SearchMarks");

            migrationBuilder.DropTable(
                name: "SearchTerms");

            migrationBuilder.DropTable(
                name: "TriedNumbers");

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

            migrationBuilder.DropColumn(
                name: "Trail",
                table: "ImportFindings");

            migrationBuilder.DropColumn(
                name: "Content",
                table: "DocumentTexts");

            migrationBuilder.DropColumn(
                name: "Files",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "OnBehalfOf",
                table: "ApprovalSteps");

            migrationBuilder.AlterColumn<string>(
                name: "Method",
                table: "ServiceRecords",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40,
                oldNullable: true);
        }
    }
}
