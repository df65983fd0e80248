// Arabic unless the reader chose English; the choice is kept in this browser and in no other place.

import { counted, type Counted, type Label, type Language } from "./labels";
import { choice } from "./choices.svelte";
import { phrases, type Phrase } from "./phrases";

// As numbers: a compiler would put the invisible letters themselves into its output.
const FIRST_STRONG_ISOLATE = String.fromCodePoint(0x2068);
const POP_ISOLATE = String.fromCodePoint(0x2069);

const KEY = "khabar.language";

function kept(): Language {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "ar";
  } catch {
    return "ar";
  }
}

let chosen = $state<Language>(kept());

/** The language of the page. */
export function language(): Language {
  return chosen;
}

/** Choose a language, and keep the choice. */
export function choose(next: Language): void {
  chosen = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // A browser that keeps nothing shows the choice until it is closed.
  }
}

/** A phrase in the language of the page, with its names filled in. */
export function say(phrase: Phrase, names: Readonly<Record<string, string>> = {}): string {
  return fill(phrases[phrase][chosen], names);
}

/** A label in the language of the page; a key that has none is shown as it is. */
export function word(table: Readonly<Record<string, Label>>, key: string): string {
  return table[key]?.[chosen] ?? key;
}

/** A number of things, such as `11 وثيقة`. */
export function count(noun: keyof typeof counted, number: number): string {
  return counting(counted[noun], number, chosen);
}

/** `{name}` becomes what is given for it. */
export function fill(text: string, names: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => names[name] ?? hole);
}

/** A counted noun with its number, in a language. */
export function counting(noun: Counted, number: number, language: Language): string {
  const rule = new Intl.PluralRules(language).select(number);
  const form = noun[language][rule] ?? noun[language].other ?? "";
  // Arabic says one and two with the noun alone.
  return language === "ar" && (rule === "one" || rule === "two") ? form : `${digits(number)} ${form}`;
}

/** A number in the reader's digits, grouped. */
export function digits(number: number): string {
  return inDigits(new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(number));
}

/** Text of the page's own with its digits as the reader wants them. */
export function inDigits(text: string): string {
  if (choice("digits") !== "arab" || chosen !== "ar") return text;
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
}

/** Words from outside among the page's own: their direction stays with them. */
export function isolated(text: string): string {
  return FIRST_STRONG_ISOLATE + text + POP_ISOLATE;
}
