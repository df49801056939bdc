import { computed, signal } from "@preact/signals";
import { en } from "./en";
import { es } from "./es";
import { pt, type Texts } from "./pt";

const catalogues = { "pt-BR": pt, en, es } as const satisfies Record<string, Texts>;
export type Language = keyof typeof catalogues;
export const languages = Object.keys(catalogues) as Language[];

const storageKey = "balcao.language";

function stored(): Language {
  try {
    const value = localStorage.getItem(storageKey);
    return languages.find((language) => language === value) ?? "pt-BR";
  } catch {
    return "pt-BR"; // storage switched off: the choice lasts as long as the page
  }
}

export const language = signal<Language>(stored());

/** The texts of the chosen language; reading it in a component makes the component follow the choice. */
export const texts = computed<Texts>(() => catalogues[language.value]);

export function languageName(of: Language): string {
  return catalogues[of].languageName;
}

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  try {
    localStorage.setItem(storageKey, chosen);
  } catch {
    // storage switched off: see stored()
  }
}
