import { computed, signal } from "@preact/signals";
import { pt, type Texts } from "./pt";

/** Portuguese is part of the page; the others are files of their own, loaded when somebody wants them. */
const names = { "pt-BR": "Português", en: "English", es: "Español" } as const;
export type Language = keyof typeof names;
export const languages = Object.keys(names) as Language[];

const catalogues = signal<Partial<Record<Language, Texts>>>({ "pt-BR": pt });
const storageKey = "balcao.language";

function stored(): Language {
  try {
    const value = localStorage.getItem(storageKey);
    return languages.find((language) => language === value) ?? "pt-BR";
  } catch {
    return "pt-BR"; // storage switched off: the choice lasts as long as the page
  }
}

export const language = signal<Language>("pt-BR");

/** The language's name between page and agent. */
export const languageCode = computed<"pt" | "en" | "es">(() => (language.value === "pt-BR" ? "pt" : language.value));

/** The texts of the chosen language; reading it in a component makes the component follow the choice. */
export const texts = computed<Texts>(() => catalogues.value[language.value] ?? pt);

export function languageName(of: Language): string {
  return names[of];
}

/** Loads a language from the agent, once. */
async function load(wanted: Language): Promise<void> {
  if (!catalogues.peek()[wanted]) {
    const address = `/${wanted}.js`;
    const { texts: loaded } = (await import(address)) as { texts: Texts };
    catalogues.value = { ...catalogues.peek(), [wanted]: loaded };
  }
}

/** Takes over the language that was chosen last; without an answer of the agent it stays Portuguese. */
export async function startLanguage(): Promise<void> {
  const wanted = stored();
  try {
    await load(wanted);
    language.value = wanted;
  } catch {
    // the next load of the page tries again
  }
}

/** Throws if the language cannot be loaded: the page stays as it is. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  await load(chosen);
  language.value = chosen;
  try {
    localStorage.setItem(storageKey, chosen);
  } catch {
    // storage switched off: see stored()
  }
}
