import { computed } from "@preact/signals";
import { language, type Language } from "./index";
import { enMore } from "./en_more";
import { esMore } from "./es_more";
import { ptMore, type MoreTexts } from "./pt_more";

const catalogues: Record<Language, MoreTexts> = { "pt-BR": ptMore, en: enMore, es: esMore };

/** The texts of the screens that come with more.js, which brings all languages at once. */
export const moreTexts = computed<MoreTexts>(() => catalogues[language.value]);
