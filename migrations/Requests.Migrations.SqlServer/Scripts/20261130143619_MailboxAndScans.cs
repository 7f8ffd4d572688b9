using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.SqlServer.Scripts
{
    /// <inheritdoc />
    public partial class MailboxAndScans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "At",
                table: "RequestDrafts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FromHash",
                table: "RequestDrafts",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BounceStatus",
                table: "Outbox",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "BouncedAt",
                table: "Outbox",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Opening",
                table: "Attachments",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "IntakeProposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BodyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    No = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ArrivedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CaseId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DoneByName = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IntakeProposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProposalFiles",
                columns: table => new
                {
                    ProposalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalFiles", x => new { x.ProposalId, x.Sha256 });
                });

            migrationBuilder.CreateTable(
                name: "RecognisedTexts",
                columns: table => new
                {
                    BodyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Pages = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecognisedTexts", x => new { x.BodyId, x.Sha256 });
                });

            migrationBuilder.CreateTable(
                name: "TakenMails",
                columns: table => new
                {
                    BodyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Mailbox = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    UidValidity = table.Column<long>(type: "bigint", nullable: false),
                    Uid = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TakenMails", x => new { x.BodyId, x.Hash });
                });

            migrationBuilder.CreateIndex(
                name: "IX_RequestDrafts_FromHash_At",
                table: "RequestDrafts",
                columns: new[] { "FromHash", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_At",
                table: "Attachments",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_IntakeProposals_BodyId_No",
                table: "IntakeProposals",
                columns: new[] { "BodyId", "No" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IntakeProposals_BodyId_State_ArrivedAt",
                table: "IntakeProposals",
                columns: new[] { "BodyId", "State", "ArrivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TakenMails_BodyId_Mailbox_UidValidity_Uid",
                table: "TakenMails",
                columns: new[] { "BodyId", "Mailbox", "UidValidity", "Uid" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IntakeProposals");

            migrationBuilder.DropTable(
                name: "ProposalFiles");

            migrationBuilder.DropTable(
                name: "RecognisedTexts");

            migrationBuilder.DropTable(
                name: "TakenMails");

            migrationBuilder.DropIndex(
                name: "IX_RequestDrafts_FromHash_At",
                table: "RequestDrafts");

            migrationBuilder.DropIndex(
                name: "IX_Attachments_At",
                table: "Attachments");

            migrationBuilder.DropColumn(
                name: "At",
                table: "RequestDrafts");

            migrationBuilder.DropColumn(
                name: "FromHash",
                table: "RequestDrafts");

            migrationBuilder.DropColumn(
                name: "BounceStatus",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "BouncedAt",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Opening",
                table: "Attachments");
        }
    }
}
