// The way widget and console say things: `text("key", { count: 3 })`, in the language that was loaded last.

/** What a catalogue's message compiles to. */
export type Message = string | ((args: Record<string, string | number>) => string);

/** One compiled catalogue. */
export type Messages = Record<string, Message>;

/** Languages in which Doorbell is complete. */
export const LANGUAGES = ["fi", "en", "uk", "hu", "it"] as const;

/** One of them. */
export type Language = (typeof LANGUAGES)[number];

/** How the chunk of each language is fetched. */
export type Catalogues = Record<Language, () => Promise<{ default: Messages }>>;

type Parameters<Args, Key extends keyof Args> = Args[Key] extends undefined ? [] : [args: Args[Key]];

/** The texts of one part. `Args` maps each key to its variables; it is generated into `locales/keys.ts`. */
export interface Texts<Args> {
  /** Fetches a language and makes it the current one. */
  load(language: Language): Promise<void>;
  /** The current language. */
  language(): Language;
  /** The text of a key. Pass ids and running numbers as strings: a number is written the way the language writes numbers. */
  text<Key extends keyof Args & string>(key: Key, ...args: Parameters<Args, Key>): string;
}

/** Makes the texts of one part from its catalogues. */
export function createTexts<Args>(catalogues: Catalogues): Texts<Args> {
  let current: Language = "en";
  let messages: Messages = {};
  return {
    async load(language) {
      messages = (await catalogues[language]()).default;
      current = language;
    },
    language: () => current,
    text(key, ...args) {
      const message = messages[key];
      return typeof message === "function" ? message(args[0] ?? {}) : (message ?? key);
    },
  };
}

/** The language of a tag, as the loader reads it too: "fi" of "fi-FI", "FI", "fi_FI" and "fi-Latn-FI". */
export const languageOf = (tag: string | null | undefined): string | undefined => tag?.toLowerCase().match(/[a-z]*/)?.[0];

/** The first of `wanted` that Doorbell speaks, or `fallback`. */
export function chooseLanguage<Fallback>(wanted: readonly (string | null | undefined)[], fallback: Fallback): Language | Fallback {
  for (const tag of wanted) {
    const language = LANGUAGES.find((known) => known === languageOf(tag));
    if (language) return language;
  }
  return fallback;
}
