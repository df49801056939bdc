/** "1 item", "2 itens": the languages of the page have one form for one and one for all others. */
export function plural(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
