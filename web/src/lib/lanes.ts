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

/** The lanes, at most `most`, and the claims that stand in none because no day is known. */
export function lanes(rows: readonly ClaimRow[], kind: LaneKind, by: "happened" | "published", most: number): { lanes: Lane[]; undated: number; others: number } {
  const found = new Map<string, { named: Named | null; claims: Laid[] }>();
  let undated = 0;
  for (const row of rows) {
    const days = daysOf(by === "happened" ? row.claim.time : row.document.published);
    if (days === null) {
      undated += 1;
      continue;
    }
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
