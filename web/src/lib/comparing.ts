// What each outlet makes of one actor or of one happening, laid side by side.

import type { ClaimRow, DocumentRecord, Happening, OutletPortrait, Portrait } from "./api";
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

/** What one outlet makes of one happening. */
export interface Telling {
  readonly outlet: string | null;
  /** Its claims of the happening, the first of each report first. */
  readonly claims: readonly string[];
  readonly published: readonly string[];
  /** The words for what happened. */
  readonly verbs: readonly Tally[];
  /** How it calls whoever takes part, by key. */
  readonly names: readonly Tally[];
  readonly labels: readonly { readonly words: string; readonly entity: string; readonly tone: string; readonly own: boolean; readonly number: number }[];
  /** Who says so in the end; an empty key is the writer. */
  readonly quotes: readonly Tally[];
}

/** A column for every outlet that reports a happening, in the order of publication, from the documents of its reports. */
export function tellings(happening: Happening, records: readonly DocumentRecord[]): Telling[] {
  const outlets = [...new Set(happening.reports.map(({ outlet }) => outlet))];
  const parties = new Set([...happening.actors, ...happening.recipients].map(({ id }) => id));
  return outlets.map((outlet): Telling => {
    const own = records.filter((record) => record.outlet === outlet);
    const told = own.flatMap((record) => {
      const points = new Points(record.text);
      return record.claims.filter(({ id }) => happening.claims.includes(id)).map((claim) => ({ record, points, claim }));
    });
    const called = own.flatMap((record) => {
      const points = new Points(record.text);
      return record.mentions.filter(({ entity, level }) => parties.has(entity) && level === "NAM").map(({ entity, start, end }) => ({ entity, words: points.slice(start, end) }));
    });
    return {
      outlet,
      claims: told.map(({ claim }) => claim.id),
      published: happening.reports.filter((report) => report.outlet === outlet).flatMap(({ published }) => published ?? []),
      verbs: tally(told.map(({ points, claim }) => [points.slice(...claim.trigger), claim.polarity])),
      names: tally(called.map(({ entity, words }) => [words, entity])),
      labels: judged(own, parties),
      quotes: tally(told.map(({ record, claim }) => {
        const key = claim.sources.at(-1)?.entity ?? "";
        return [key, record.entities.find(({ id }) => id === key)?.ar ?? key];
      })),
    };
  });
}

/** The judging words that fall on some of the parties, each once with how often. */
function judged(records: readonly DocumentRecord[], parties: ReadonlySet<string>): Telling["labels"] {
  const found = new Map<string, { words: string; entity: string; tone: string; own: boolean; number: number }>();
  for (const record of records) {
    const points = new Points(record.text);
    for (const { start, end, entity, tone, voice } of record.framing ?? []) {
      if (!parties.has(entity)) continue;
      const one = { words: points.slice(start, end), entity, tone, own: voice === "writer", number: 0 };
      const key = JSON.stringify(one);
      found.set(key, { ...one, number: (found.get(key)?.number ?? 0) + 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.number - a.number || (a.words < b.words ? -1 : 1));
}
