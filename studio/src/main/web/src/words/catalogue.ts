import { signal } from "@preact/signals";

export type Language = "en" | "zh";

/** What a text is: as it stands, or made from what it speaks of. */
export type Text = string | ((...about: never[]) => string);

interface Texts {
  [key: string]: Text | Texts;
}

const KEPT = "stemma.language";

/** The language of all that is shown. */
export const language = signal<Language>(initial());

function initial(): Language {
  const kept = typeof localStorage === "undefined" ? null : localStorage.getItem(KEPT);
  if (kept === "en" || kept === "zh") {
    return kept;
  }
  return typeof navigator !== "undefined" && navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function speak(other: Language): void {
  language.value = other;
  localStorage.setItem(KEPT, other);
}

/** All catalogues, for the test that compares their languages. */
export const catalogues: Record<Language, Texts>[] = [];

/** Texts in both languages; what is returned gives those of the language that is spoken, and follows it. */
export function catalogue<T extends Texts>(texts: { en: T; zh: NoInfer<Same<T>> }): () => T {
  catalogues.push(texts as Record<Language, Texts>);
  return () => texts[language.value] as T;
}

/** The same keys, with texts of the same form. */
type Same<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends (...about: infer A) => string ? (...about: A) => string : Same<T[K]>;
};
