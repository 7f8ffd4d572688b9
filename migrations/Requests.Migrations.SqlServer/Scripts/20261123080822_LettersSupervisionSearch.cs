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
            migrationBuilder.DropColumn(
                name: "Proof",
                table: "ServiceRecords");

            migrationBuilder.AlterColumn<string>(
                name: "TrackingNumber",
                table: "ServiceRecords",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(400)",
                oldMaxLength: 400,
                oldNullable: true);

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

            migrationBuilder.AddColumn<string>(
                name: "ReceivedProof",
                table: "ServiceRecords",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SentProof",
                table: "ServiceRecords",
                type: "nvarchar(max)",
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

            migrationBuilder.AlterColumn<string>(
                name: "TrackingNumber",
                table: "ServiceRecords",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Proof",
                table: "ServiceRecords",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);
        }
    }
}
