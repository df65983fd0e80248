// Days and TIMEX3 values in words.

import { counted, dayParts, months, vagueTimes, yearParts, type Language } from "./labels";
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
  const clock = /^(\d{4}-\d{2}-\d{2})?T(?:(\d{2}(?::\d{2})?)|(MO|AF|EV|NI))/.exec(value);
  if (clock) {
    const [, date, hour, part] = clock;
    const said = hour === undefined ? dayParts[part as keyof typeof dayParts][language] : inDigits(hour.length === 2 ? `${hour}:00` : hour);
    return date === undefined ? said : `${day(date, language)}${language === "ar" ? "، " : ", "}${said}`;
  }
  const [, year = "", part = ""] = /^(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$/.exec(value) ?? [];
  if (part !== "") return yearParts[part as keyof typeof yearParts][language].replace("{year}", inDigits(year));
  const week = /^(\d{4})-W(\d{2})$/.exec(value);
  if (week) {
    const monday = day(mondayOf(Number(week[1]), Number(week[2])), language);
    return language === "ar" ? `الأسبوع الذي يبدأ في ${monday}` : `week of ${monday}`;
  }
  if (/^\d{3}$/.test(value)) return language === "ar" ? `عقد ${inDigits(`${value}0`)}` : `${value}0s`;
  if (/^\d{2}$/.test(value)) return language === "ar" ? `القرن الذي يبدأ في ${inDigits(`${value}00`)}` : `century from ${value}00`;
  const length = /^P(T?)(\d+(?:\.\d+)?)([YMWDH])$/.exec(value);
  if (length) {
    const nouns = { Y: "years", M: length[1] ? "minutes" : "months", W: "weeks", D: "days", H: "hours" } as const;
    const noun = nouns[length[3] as keyof typeof nouns];
    return counting(counted[noun], Number(length[2]), language);
  }
  const said = day(value, language);
  return said === value && !/^\d{4}$/.test(value) ? null : said;
}

/** The first day of a week of ISO 8601: week 1 is the one with 4 January. */
function mondayOf(year: number, week: number): string {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() + ((week - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * 86_400_000;
  return new Date(monday).toISOString().slice(0, 10);
}
