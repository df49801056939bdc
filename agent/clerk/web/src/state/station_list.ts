/** A packing table and the address of its own printer, as they stand in a setting. */
export interface StationPrinter {
  name: string;
  address: string;
}

/** "Mesa 1=socket://10.0.0.21:9100, Mesa 2=...": the first "=" ends the name, an address may have more of them. */
export function parseStations(text: string): StationPrinter[] {
  return text.split(",").filter((part) => part.trim()).map((part) => {
    const [name = "", ...address] = part.split("=");
    return { name: name.trim(), address: address.join("=").trim() };
  });
}

/** The setting's value. A row in which nothing was written yet is no table; what is half written stays, and the agent says what is missing. */
export function joinStations(rows: readonly StationPrinter[]): string {
  return rows.map(({ name, address }) => ({ name: name.trim(), address: address.trim() }))
    .filter(({ name, address }) => name || address).map(({ name, address }) => `${name}=${address}`).join(", ");
}

/** What somebody types, without the marks that would end the name or the table. */
export function cleanStation({ name, address }: StationPrinter): StationPrinter {
  return { name: name.replace(/[=,]/g, ""), address: address.replace(/,/g, "") };
}
