// What the reader has chosen besides the language; kept in this browser and in no other place.

/** Each choice with what it may be, the first unless chosen otherwise. */
export const choices = {
  digits: ["latn", "arab"],
  months: ["both", "western", "levantine"],
  calendar: ["gregorian", "hijri"],
} as const;

export type Choice = keyof typeof choices;

const held = $state<Record<Choice, string>>({
  digits: initial("digits"),
  months: initial("months"),
  calendar: initial("calendar"),
});

let name = $state(read("who") ?? "");

/** What is chosen. */
export function choice(what: Choice): string {
  return held[what];
}

/** Choose, and keep the choice. */
export function choose(what: Choice, value: string): void {
  held[what] = value;
  write(what, value);
}

/** Who decides, as it stands in the log of corrections; empty until it was said. */
export function who(): string {
  return name;
}

/** Say who decides. */
export function call(next: string): void {
  name = next;
  write("who", next);
}

let searches = $state.raw<readonly string[]>(list());

/** Addresses of searches that the reader keeps, the latest first. */
export function kept(): readonly string[] {
  return searches;
}

/** Keep an address, or forget it. */
export function keep(address: string, wanted: boolean): void {
  const others = searches.filter((other) => other !== address);
  searches = wanted ? [address, ...others].slice(0, 50) : others;
  write("searches", JSON.stringify(searches));
}

function list(): string[] {
  try {
    const found: unknown = JSON.parse(read("searches") ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one === "string" && one.startsWith("/search")) : [];
  } catch {
    return [];
  }
}

function initial(what: Choice): string {
  const value = read(what);
  const allowed: readonly string[] = choices[what];
  return value !== null && allowed.includes(value) ? value : (allowed[0] ?? "");
}

function read(what: string): string | null {
  try {
    return localStorage.getItem(`khabar.${what}`);
  } catch {
    return null;
  }
}

function write(what: string, value: string): void {
  try {
    localStorage.setItem(`khabar.${what}`, value);
  } catch {
    // A browser that keeps nothing holds it until it is closed.
  }
}
