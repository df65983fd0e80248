// Days that can be drawn; what is known by week, month or year is a range and stays one.

export interface Days {
  /** Days since 1970, the first and the last. */
  readonly first: number;
  readonly last: number;
}

/** From a first to a last `YYYY-MM-DD`, as the server knows them for every value of time. */
export function daysOf(ends: readonly [string, string]): Days {
  const [first, last] = ends.map((end) => {
    const [year = 0, month = 1, day = 1] = end.split("-").map(Number);
    return number(year, month, day);
  });
  return { first: first ?? 0, last: last ?? 0 };
}

function number(year: number, month: number, day: number): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return Math.round(at.getTime() / 86_400_000);
}

/** A day as `YYYY-MM-DD`. */
export function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** Round beginnings of years or months between two days, at most about `most` of them. */
export function ticks(first: number, last: number, most: number): { day: number; label: string }[] {
  const [from, to] = [isoDay(first), isoDay(last)];
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
  const span = months(to) - months(from);
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((one) => span / one <= most) ?? 1200;
  const found: { day: number; label: string }[] = [];
  for (let at = Math.ceil(months(from) / step) * step; at <= months(to); at += step) {
    const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
    const label = step >= 12 ? String(year) : `${year}-${String(month).padStart(2, "0")}`;
    found.push({ day: number(year, month, 1), label });
  }
  return found;
}
