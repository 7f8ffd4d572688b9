using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Requests.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class LettersSupervisionSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Proof",
                table: "ServiceRecords");

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnswerBy",
                table: "ServiceRecords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Particulars",
                table: "ServiceRecords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReceivedProof",
                table: "ServiceRecords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SentProof",
                table: "ServiceRecords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceRecords_TrackingNumber",
                table: "ServiceRecords",
                column: "TrackingNumber");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "ReceivedProof",
                table: "ServiceRecords");

            migrationBuilder.DropColumn(
                name: "SentProof",
                table: "ServiceRecords");

            migrationBuilder.AddColumn<string>(
                name: "Proof",
                table: "ServiceRecords",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);
        }
    }
}
