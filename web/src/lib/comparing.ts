// What each outlet makes of one actor, laid side by side.

import type { ClaimRow, OutletPortrait, Portrait } from "./api";
import { Points } from "./points";

/** Something with how often it is told, and some of the words. */
export interface Tally {
  readonly key: string;
  readonly number: number;
  readonly words: readonly string[];
}

export interface Column {
  readonly outlet: string | null;
  readonly portrait: OutletPortrait | null;
  readonly claims: number;
  readonly does: readonly Tally[];
  readonly receives: readonly Tally[];
  /** Who says so in the end; an empty key is the writer. */
  readonly quotes: readonly Tally[];
}

/** A column for every outlet of the collection, those that say most first. */
export function comparison(portrait: Portrait, rows: readonly ClaimRow[], keys: readonly string[], outlets: readonly [string | null, number][]): Column[] {
  const all = new Set<string | null>([...outlets.map(([outlet]) => outlet), ...portrait.outlets.map(({ outlet }) => outlet)]);
  const columns = [...all].map((outlet): Column => {
    const own = rows.filter((row) => row.document.outlet === outlet);
    const does = own.filter(({ claim }) => claim.actors.some((key) => keys.includes(key)));
    const receives = own.filter(({ claim }) => claim.recipients.some((key) => keys.includes(key)));
    return {
      outlet,
      portrait: portrait.outlets.find((one) => one.outlet === outlet) ?? null,
      claims: own.length,
      does: tally(does.map((row) => [row.claim.type, trigger(row)])),
      receives: tally(receives.map((row) => [row.claim.type, trigger(row)])),
      quotes: tally(own.map((row) => speaker(row))),
    };
  });
  return columns.sort((a, b) => b.claims - a.claims);
}

function trigger(row: ClaimRow): string {
  const [start, end] = row.claim.trigger;
  return new Points(row.sentence_text).slice(start - row.sentence[0], end - row.sentence[0]);
}

function speaker(row: ClaimRow): [string, string] {
  const key = row.claim.sources.at(-1)?.entity ?? "";
  return [key, row.entities.find(({ id }) => id === key)?.ar ?? key];
}

function tally(pairs: readonly (readonly [string, string])[]): Tally[] {
  const found = new Map<string, { number: number; words: Set<string> }>();
  for (const [key, words] of pairs) {
    const one = found.get(key) ?? { number: 0, words: new Set<string>() };
    one.number += 1;
    if (one.words.size < 3) one.words.add(words);
    found.set(key, one);
  }
  const all = [...found].map(([key, { number, words }]) => ({ key, number, words: [...words] }));
  return all.sort((a, b) => b.number - a.number || (a.key < b.key ? -1 : 1)).slice(0, 8);
}
