import { effect, signal } from "@preact/signals";
import { preferences } from "./preferences";

function matches(query: string) {
  const list = matchMedia(query);
  const now = signal(list.matches);
  list.addEventListener("change", () => {
    now.value = list.matches;
  });
  return now;
}

const isDark = matches("(prefers-color-scheme: dark)");
const wantsContrast = matches("(prefers-contrast: more)");

/** Says on the root element which colours count (style/tokens.css): the person's choice, else the system's. */
export function keepTheme(): void {
  effect(() => {
    const { theme, contrast } = preferences.value;
    const root = document.documentElement;
    root.dataset["theme"] = theme === "auto" ? (isDark.value ? "dark" : "light") : theme;
    root.dataset["contrast"] = contrast === "more" || wantsContrast.value ? "more" : "normal";
  });
}
