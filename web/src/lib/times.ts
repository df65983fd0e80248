// Days and TIMEX3 values in words.

import { counted, months, vagueTimes, type Language } from "./labels";
import { choice } from "./choices.svelte";
import { counting, inDigits } from "./language.svelte";

/** `2019-04-09` as a person writes it; whatever is no day comes back as it is. */
export function day(value: string, language: Language): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!parts) return value;
  const [, year = "", month, date] = parts;
  if (month === undefined) return inDigits(year);
  const name = monthName(Number(month), language);
  if (name === undefined) return value;
  const said = inDigits(date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`);
  const other = date === undefined || choice("calendar") !== "hijri" ? null : hijri(value, language);
  return other === null ? said : `${said} (${other})`;
}

/** A month in the reader's naming: the Arab press uses two, most readers know one. */
function monthName(month: number, language: Language): string | undefined {
  const name = months[month - 1]?.[language];
  const [western, levantine] = name?.split("/") ?? [];
  if (choice("months") === "western") return western;
  return choice("months") === "levantine" ? (levantine ?? western) : name;
}

/** The same day of the Umm al-Qura calendar. */
function hijri(value: string, language: Language): string | null {
  const at = new Date(`${value}T12:00:00Z`);
  if (Number.isNaN(at.getTime())) return null;
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return inDigits(new Intl.DateTimeFormat(`${language}-u-ca-islamic-umalqura-nu-latn`, options).format(at));
}

/** A TIMEX3 value in words, or `null` where it has none that is plainer than itself. */
export function timex(value: string, language: Language): string | null {
  if (Object.hasOwn(vagueTimes, value)) return vagueTimes[value as keyof typeof vagueTimes][language];
  const parts = value.split("/");
  if (parts.length === 2) {
    const [from, to] = parts.map((part) => timex(part, language));
    return from && to ? (language === "ar" ? `من ${from} إلى ${to}` : `${from} to ${to}`) : null;
  }
  const clock = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(value);
  if (clock) return `${day(clock[1] ?? "", language)}${language === "ar" ? "، " : ", "}${inDigits(clock[2] ?? "")}`;
  const length = /^P(T?)(\d+(?:\.\d+)?)([YMWDH])$/.exec(value);
  if (length) {
    const nouns = { Y: "years", M: length[1] ? "minutes" : "months", W: "weeks", D: "days", H: "hours" } as const;
    const noun = nouns[length[3] as keyof typeof nouns];
    return counting(counted[noun], Number(length[2]), language);
  }
  const said = day(value, language);
  return said === value && !/^\d{4}$/.test(value) ? null : said;
}
