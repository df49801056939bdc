/** What begins like this would be run as a formula, or would split the row, in some spreadsheet. */
const dangerous = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/;

/** A field of a CSV file. Text that a spreadsheet would run stands behind an apostrophe; numbers of ours do not. */
export function csvField(value: string | number): string {
  if (typeof value === "number") {
    return String(value);
  }
  const plain = value.replace(/[\u0000-\u001f\u007f]+/g, " ");
  return `"${(dangerous.test(plain) ? `'${plain}` : plain).replace(/"/g, '""')}"`;
}

/** A whole file: UTF-8 with its mark, so that Excel reads accents, and the separator that the language's spreadsheets expect. */
export function csvFile(rows: readonly (readonly (string | number)[])[], separator: ";" | ","): string {
  return `\ufeff${rows.map((row) => row.map(csvField).join(separator)).join("\r\n")}\r\n`;
}

/** Gives the browser a file to save. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
