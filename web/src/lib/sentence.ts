// A sentence cut into runs by what its words do in a claim.

import type { ClaimRow } from "./api";
import { type Offsets, overlap, Points } from "./points";

export type Part = "trigger" | "cue" | "actor" | "recipient" | "place";

export interface PartRun {
  readonly start: number;
  readonly text: string;
  readonly role: Part | null;
}

const ORDER: readonly Part[] = ["trigger", "cue", "actor", "recipient", "place"];

/** The runs of the sentence of a claim; put together they are the sentence. */
export function sentenceRuns(row: ClaimRow): PartRun[] {
  const { claim, sentence, sentence_text } = row;
  const points = new Points(sentence_text);
  const spans: { role: Part; span: Offsets }[] = [{ role: "trigger", span: claim.trigger }];
  for (const { cue } of claim.sources) if (cue) spans.push({ role: "cue", span: cue });
  for (const { role, start, end } of claim.arguments ?? []) {
    const part = ORDER.find((known) => known === role);
    if (part) spans.push({ role: part, span: [start, end] });
  }
  const from = sentence[0];
  const inside = spans.filter(({ span }) => overlap(span, [from, from + points.length]));
  const cuts = new Set([0, points.length]);
  for (const { span } of inside) for (const cut of span) if (cut > from && cut < from + points.length) cuts.add(cut - from);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, at) => {
    const end = edges[at + 1] ?? points.length;
    const here = inside.filter(({ span }) => overlap(span, [start + from, end + from])).map(({ role }) => role);
    return { start, text: points.slice(start, end), role: ORDER.find((role) => here.includes(role)) ?? null };
  });
}
