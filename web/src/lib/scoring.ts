// Counts of several files put together: what is right, labelled and found adds up, and the scores follow.

import type { Score } from "./api";

/** The layers of all files, in their order. */
export function together(files: readonly (readonly Score[])[]): Score[] {
  const layers = new Map<string, { right: number; gold: number; system: number }>();
  for (const { layer, right, gold, system } of files.flat()) {
    const sum = layers.get(layer) ?? { right: 0, gold: 0, system: 0 };
    layers.set(layer, { right: sum.right + right, gold: sum.gold + gold, system: sum.system + system });
  }
  return [...layers].map(([layer, sum]) => {
    const [p, r] = [share(sum.right, sum.system), share(sum.right, sum.gold)];
    return { layer, p, r, f1: p + r > 0 ? (2 * p * r) / (p + r) : 0, ...sum };
  });
}

/** A layer of which nothing is labelled says nothing about the program. */
export function labelled({ gold }: Score): boolean {
  return gold > 0;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
