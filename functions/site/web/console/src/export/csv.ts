// Tables as files that a spreadsheet opens.

const KEPT_MS = 10_000;

/** A table as CSV. A spreadsheet takes some beginnings for a formula; these get an apostrophe before them. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return `"${plain.replaceAll('"', '""')}"`;
  };
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Gives the table to the person as a file of this name. */
export function downloadCsv(name: string, rows: readonly (readonly string[])[]): void {
  // Spreadsheets read UTF-8 only where the file says so at its beginning.
  const file = new Blob(["\uFEFF", csvOf(rows)], { type: "text/csv;charset=utf-8" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
