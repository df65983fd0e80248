// The fields of a happening and what is told of them, in words.

import { counted, fields, modifiers, polarities, units, type Language } from "./labels";
import { digits, say, word } from "./language.svelte";
import { timex } from "./times";

/** A field of the agreement table; numbers are called by their unit. */
export function fieldName(field: string): string {
  if (field in fields) return word(fields, field);
  return field in units ? `${say("number")}: ${word(units, field)}` : `${say("number")}: ${field}`;
}

/** What is told of a field, as a person writes it. */
export function told(field: string, value: string, language: Language): string {
  if (field === "polarity") return word(polarities, value);
  if (field === "time") return timex(value, language) ?? value;
  const number = /^(?:(\w+) )?(-?\d+(?:\.\d+)?)$/.exec(value);
  if (!number || field in counted || field in fields) return value;
  const [, modifier, amount] = number;
  return `${modifier ? `${word(modifiers, modifier)} ` : ""}${digits(Number(amount))}`;
}
