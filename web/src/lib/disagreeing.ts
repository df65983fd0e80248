// What people have decided about disagreements: the log names both claims and in what they differ.

import type { Correction, Disagreement } from "./api";

export type Verdict = "confirmed" | "dismissed";

export interface Decided {
  readonly verdict: Verdict;
  readonly correction: Correction;
}

/** Names a disagreement whichever side stands first. */
export function keyOf(claim: string, other: string, field: string): string {
  return [...[claim, other].sort(), field].join(" ");
}

/** The decisions that hold; of two about the same the last. */
export function decisions(log: readonly Correction[]): ReadonlyMap<string, Decided> {
  const found = new Map<string, Decided>();
  for (const correction of log) {
    const { do: deed, claim, other, field, undone } = correction;
    if (undone || !claim || !other || !field) continue;
    if (deed === "confirm_disagreement") found.set(keyOf(claim, other, field), { verdict: "confirmed", correction });
    if (deed === "dismiss_disagreement") found.set(keyOf(claim, other, field), { verdict: "dismissed", correction });
  }
  return found;
}

/** What was decided about a disagreement, if anything. */
export function decidedOf(all: ReadonlyMap<string, Decided>, { sides: [one, other], field }: Disagreement): Decided | null {
  return all.get(keyOf(one.claim, other.claim, field)) ?? null;
}
