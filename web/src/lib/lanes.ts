// Claims in lanes: one for each actor, place or outlet, those of most claims first.

import type { ClaimRow, Named } from "./api";
import { type Days, daysOf } from "./days";

export const laneKinds = ["actor", "place", "outlet"] as const;
export type LaneKind = (typeof laneKinds)[number];

export interface Laid {
  readonly row: ClaimRow;
  readonly days: Days;
}

export interface Lane {
  readonly named: Named | null;
  readonly key: string;
  readonly claims: readonly Laid[];
}

/** Longest stretch that the axis makes room for, in days: a century would leave none for what happened on a day. */
const LONG = 20 * 366;

/** First and last day of the axis. What lasts longer than decades is drawn up to its ends, and reached where it lies beyond all others. */
export function extent(lanes: readonly Lane[]): Days {
  const all = lanes.flatMap(({ claims }) => claims.map(({ days }) => days));
  const short = all.filter(({ first, last }) => last - first <= LONG);
  const shown = around(short.length > 0 ? short : all);
  const reached = all.map(({ first, last }) => {
    if (last < shown.first) return { first: Math.max(first, last - LONG), last };
    return first > shown.last ? { first, last: Math.min(last, first + LONG) } : shown;
  });
  return around([shown, ...reached]);
}

function around(all: readonly Days[]): Days {
  return { first: Math.min(...all.map(({ first }) => first)), last: Math.max(...all.map(({ last }) => last)) };
}

/** The lanes, at most `most`, and the claims that stand in none because no day is known. */
export function lanes(rows: readonly ClaimRow[], kind: LaneKind, by: "happened" | "published", most: number): { lanes: Lane[]; undated: number; others: number } {
  const found = new Map<string, { named: Named | null; claims: Laid[] }>();
  let undated = 0;
  for (const row of rows) {
    const { published } = row.document;
    const ends = by === "happened" ? row.days : published === null ? null : ([published, published] as const);
    if (ends === null) {
      undated += 1;
      continue;
    }
    const days = daysOf(ends);
    const keys = kind === "outlet" ? [row.document.outlet ?? ""] : kind === "place" ? row.claim.places : row.claim.actors;
    for (const key of keys) {
      const entity = row.entities.find(({ id }) => id === key);
      const named = kind === "outlet" ? null : (entity ?? { id: key, ar: key, en: null });
      const lane = found.get(key) ?? { named, claims: [] };
      lane.claims.push({ row, days });
      found.set(key, lane);
    }
  }
  const all = [...found].map(([key, lane]) => ({ key, ...lane }));
  all.sort((a, b) => b.claims.length - a.claims.length || (a.key < b.key ? -1 : 1));
  return { lanes: all.slice(0, most), undated, others: Math.max(0, all.length - most) };
}
