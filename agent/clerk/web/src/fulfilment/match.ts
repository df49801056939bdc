import { isSameCode, plainGtin, type Scan } from "../scan/classify";
import { isDone, type WorkLine } from "./progress";

/** What a scan means for a list of lines. */
export type Match = { kind: "line"; line: WorkLine } | { kind: "done"; line: WorkLine } | { kind: "foreign" } | { kind: "none" };

function means(scan: Scan, line: WorkLine): boolean {
  if (scan.kind === "ean") {
    return line.ean !== undefined && plainGtin(line.ean) === scan.ean;
  }
  return scan.kind === "text" && [line.ean, line.sku, line.reference].some((one) => isSameCode(one, scan.text));
}

/** Finds the line of a scanned product; of two lines with the same product the one that still needs it. */
export function matchLine(scan: Scan, lines: readonly WorkLine[]): Match {
  const hits = lines.filter((line) => means(scan, line));
  const open = hits.find((line) => !isDone(line));
  if (open) {
    return { kind: "line", line: open };
  }
  if (hits[0]) {
    return { kind: "done", line: hits[0] };
  }
  return scan.kind === "ean" ? { kind: "foreign" } : { kind: "none" };
}
