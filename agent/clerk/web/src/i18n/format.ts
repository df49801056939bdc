import { texts } from ".";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Making the browser's own formatter costs a cheap PC more than drawing ten tickets: it is made for rare currencies only. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(currency: string): Intl.NumberFormat {
  const { locale } = texts.value;
  const key = `${locale} ${currency}`;
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  formatters.set(key, known);
  return known;
}

function grouped(digits: string, mark: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, mark);
}

/** An amount in reais, as each language's Intl.NumberFormat writes it. */
function reais(amount_minor: number): string {
  const sign = amount_minor < 0 ? "-" : "";
  const minor = Math.abs(amount_minor);
  const whole = String(Math.floor(minor / 100));
  const cents = String(minor % 100).padStart(2, "0");
  switch (texts.value.locale) {
    case "en-GB":
      return `${sign}R$${grouped(whole, ",")}.${cents}`;
    case "es": // four digits stay together
      return `${sign}${whole.length > 4 ? grouped(whole, ".") : whole},${cents}\u00a0R$`;
    default:
      return `${sign}R$\u00a0${grouped(whole, ".")},${cents}`;
  }
}

/** An amount with its currency; what is no currency code, because a hub made it up, is shown as it came. */
export function money(amount_minor: number, currency: string): string {
  if (currency === "BRL" && Number.isSafeInteger(amount_minor)) {
    return reais(amount_minor);
  }
  if (!/^[A-Z]{3}$/.test(currency)) {
    return `${(amount_minor / 100).toFixed(2)} ${currency}`;
  }
  return formatterOf(currency).format(amount_minor / 100);
}

/** "1,250 kg". */
export function kilograms(weight_g: number): string {
  return `${new Intl.NumberFormat(texts.value.locale, { minimumFractionDigits: 3 }).format(weight_g / 1000)} kg`;
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** "15:30": the same in every language of the page. */
export function clockTime(at_ms: number, withSeconds = false): string {
  const at = new Date(at_ms);
  const time = `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
  return withSeconds ? `${time}:${twoDigits(at.getSeconds())}` : time;
}

function midnight(at_ms: number): number {
  return new Date(at_ms).setHours(0, 0, 0, 0);
}

/** "hoje 15:30", "amanhã 09:00", "12/03 09:00". */
export function dayTime(at_ms: number, now_ms: number): string {
  const t = texts.value;
  const time = clockTime(at_ms);
  const days = Math.round((midnight(at_ms) - midnight(now_ms)) / day);
  if (days === 0) {
    return t.today(time);
  }
  if (days === 1) {
    return t.tomorrow(time);
  }
  if (days === -1) {
    return t.yesterday(time);
  }
  const date = new Date(at_ms);
  return `${twoDigits(date.getDate())}/${twoDigits(date.getMonth() + 1)} ${time}`;
}

/** A span in words, as coarse as a person needs it: seconds, minutes, hours with minutes, days. */
export function span(length_ms: number): string {
  const t = texts.value;
  if (length_ms < minute) {
    return t.seconds(Math.max(0, Math.floor(length_ms / second)));
  }
  if (length_ms < hour) {
    return t.minutes(Math.floor(length_ms / minute));
  }
  if (length_ms < 2 * day) {
    return t.hours(Math.floor(length_ms / hour), Math.floor((length_ms % hour) / minute));
  }
  return t.days(Math.floor(length_ms / day));
}

/** "há 12 min". */
export function ago(at_ms: number, now_ms: number): string {
  const t = texts.value;
  const passed = now_ms - at_ms;
  return passed < second ? t.now : t.ago(span(passed));
}

/** "faltam 18 min", then "atrasado há 5 min". */
export function countdown(deadline_ms: number, now_ms: number): string {
  const t = texts.value;
  const rest = deadline_ms - now_ms;
  if (rest < 0) {
    return t.late(span(-rest));
  }
  const isOne = rest < minute ? rest < 2 * second : rest < hour ? rest < 2 * minute : rest < 2 * hour;
  return t.left(span(rest), !isOne);
}

export type Urgency = "calm" | "soon" | "late";

/** "soon" is the last third of the time, or the last ten minutes. */
export function urgency(deadline_ms: number | undefined, start_ms: number, now_ms: number): Urgency {
  if (deadline_ms === undefined) {
    return "calm";
  }
  const rest = deadline_ms - now_ms;
  if (rest < 0) {
    return "late";
  }
  const whole = deadline_ms - start_ms;
  return rest < 10 * minute || rest < Math.min(whole / 3, 2 * hour) ? "soon" : "calm";
}
