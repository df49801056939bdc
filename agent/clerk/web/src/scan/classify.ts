/** The commands that a printed barcode may say. */
export const scanCommands = ["ACEITAR", "PAUSAR", "EMBALAR", "DESPACHAR", "ENTREGAR", "2VIA"] as const;
export type ScanCommand = (typeof scanCommands)[number];

/** What a scanned code is, by its content alone. */
export type Scan =
  | { kind: "command"; command: ScanCommand }
  /** Access key of an NF-e: 44 digits, capital letters since the alphanumeric CNPJ. */
  | { kind: "invoice"; key: string }
  /** A product: GTIN-8, -12, -13 or -14 with a right check digit, in its shortest form. */
  | { kind: "ean"; ean: string }
  /** A box by its tracking code (UPU S10, as at Correios). */
  | { kind: "package"; code: string }
  /** Anything else: an order's number, a box of another carrier, a shelf. */
  | { kind: "text"; text: string };

/** Begins every code that we print ourselves; its characters lie on the same keys in the layouts ABNT2 and US. */
export const ownPrefix = "BLC-";

/** What a scanner set up for a US keyboard types on a computer with ABNT2, put right. */
const usOnAbnt2: Record<string, string> = { ";": "/", "ç": ";", "Ç": ":", ":": "?", "´": "[", "`": "{", "[": "]", "]": "\\", "~": "'", "^": "\"" };

/** Takes off what the scanner adds: AIM identifier (`]C1`), spaces, control characters. */
export function cleanScan(raw: string, layout: "same" | "us_on_abnt2" = "same"): string {
  const text = layout === "same" ? raw : [...raw].map((letter) => usOnAbnt2[letter] ?? letter).join("");
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f]/g, "").trim().replace(/^\][A-Za-z][0-9a-zA-Z](?=.)/, "").trim();
}

/** The check digit of a GTIN, from the right: weights 3 and 1 by turns (GS1 General Specifications, 7.9). */
export function isGtin(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) {
    return false;
  }
  const sum = [...text].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0);
  return sum % 10 === 0;
}

/** The same product has one number whatever its zeros in front. */
export function plainGtin(text: string): string {
  return text.replace(/^0+(?=\d{8})/, "");
}

/** The invoice key in a QR code of a NFC-e (`...?p=KEY|...`, `chNFe=KEY`). */
function keyInAddress(text: string): string | undefined {
  return /(?:[?&]p=|chNFe=)([0-9A-Z]{44})(?![0-9A-Z])/i.exec(text)?.[1]?.toUpperCase();
}

export function classify(text: string): Scan {
  const upper = text.toUpperCase();
  const own = upper.startsWith(ownPrefix) ? upper.slice(ownPrefix.length) : upper;
  const command = scanCommands.find((one) => one === own);
  if (command) {
    return { kind: "command", command };
  }
  const key = /^[0-9A-Z]{44}$/.test(upper) ? upper : keyInAddress(text);
  if (key) {
    return { kind: "invoice", key };
  }
  if (isGtin(text)) {
    return { kind: "ean", ean: plainGtin(text) };
  }
  if (/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(upper)) {
    return { kind: "package", code: upper };
  }
  return { kind: "text", text: upper.startsWith(ownPrefix) ? text.slice(ownPrefix.length) : text };
}

/** True if two codes mean the same: letters of any case, without what parts them. */
export function isSameCode(a: string | undefined, b: string): boolean {
  const plain = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return a !== undefined && a !== "" && plain(a) === plain(b);
}
