import { more } from "../state/more";
import { language } from "./index";

/** What a print job's reason means in the person's language; a reason without known words, or without more.js, as it came. */
export function printReason(reason: string): string {
  return more.value?.printReason(reason, language.value) ?? reason;
}
