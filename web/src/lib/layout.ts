// A document cut into paragraphs, and each paragraph into runs of text that look the same. The runs put together are the paragraph.

import type { Claim, DocumentRecord } from "./api";
import type { Evidence, Role } from "./evidence";
import { roles } from "./labels";
import type { Layer, Layered } from "./layers";
import { overlap, type Offsets, Points } from "./points";

/** Words that look the same throughout. */
export interface Run {
  readonly start: number;
  readonly text: string;
  /** The parts that the words play in the chosen claim. Where they play several, the first decides most of how they look. */
  readonly roles: readonly Role[];
  /** In the sentence of the chosen claim, or of the search hit. */
  readonly lit: boolean;
  /** In an earlier sentence that names who is speaking. */
  readonly spoken: boolean;
  /** Not part of the article. */
  readonly aside: boolean;
  /** A word that was searched for. */
  readonly found: boolean;
  /** Layers that the reader has switched on and that say something of these words. */
  readonly layers: readonly Layer[];
}

/** Runs that stand together: the trigger of claims, or what lies between triggers. */
export interface Piece {
  readonly start: number;
  /** The claims that these words name; none between triggers. */
  readonly claims: readonly Claim[];
  readonly runs: readonly Run[];
}

export interface Paragraph {
  readonly start: number;
  /** The headline of the document. */
  readonly headline: boolean;
  readonly pieces: readonly Piece[];
}

/** Triggers that share letters, with their claims, in the order of the text. */
export interface Trigger {
  readonly span: Offsets;
  readonly claims: readonly Claim[];
}

/** What is to be seen at the moment. */
export interface View {
  readonly evidence: Evidence | null;
  /** A sentence that was searched for. */
  readonly hit: Offsets | null;
  /** The words in it that answered. */
  readonly found: readonly Offsets[];
  /** Words of the layers that are on. */
  readonly layered?: readonly Layered[];
}

const ORDER = Object.keys(roles) as Role[];

/** Claims by their trigger; triggers that overlap count as one. */
export function triggers(record: DocumentRecord): Trigger[] {
  const sorted = [...record.claims].sort((a, b) => a.trigger[0] - b.trigger[0] || a.trigger[1] - b.trigger[1]);
  const merged: { span: [number, number]; claims: Claim[] }[] = [];
  for (const claim of sorted) {
    const last = merged.at(-1);
    if (last && overlap(last.span, claim.trigger)) {
      last.span[1] = Math.max(last.span[1], claim.trigger[1]);
      last.claims.push(claim);
    } else {
      merged.push({ span: [...claim.trigger], claims: [claim] });
    }
  }
  return merged;
}

/** Where the paragraphs of a text are: its lines that are not blank, in code points. */
export function lines(points: Points): Offsets[] {
  const found: Offsets[] = [];
  let start = 0;
  for (const line of points.text.split("\n")) {
    const length = new Points(line).length;
    if (line.trim() !== "") found.push([start, start + length]);
    start += length + 1;
  }
  return found;
}

/** The paragraphs of a document as they are to be seen. */
export function paragraphs(record: DocumentRecord, points: Points, marked: readonly Trigger[], view: View): Paragraph[] {
  const title = record.title?.trim() ?? "";
  let headline = title !== "";
  return lines(points).map((line) => {
    const isHeadline = headline && points.slice(line[0], line[1]).trim() === title;
    if (isHeadline) headline = false;
    return { start: line[0], headline: isHeadline, pieces: pieces(record, points, line, marked, view) };
  });
}

function pieces(record: DocumentRecord, points: Points, line: Offsets, marked: readonly Trigger[], view: View): Piece[] {
  const found: Piece[] = [];
  let at = line[0];
  const until = (end: number, claims: readonly Claim[]) => {
    if (end > at) found.push({ start: at, claims, runs: runs(record, points, [at, end], view) });
    at = Math.max(at, end);
  };
  for (const { span, claims } of marked) {
    if (!overlap(span, line)) continue;
    until(Math.max(span[0], line[0]), []);
    until(Math.min(span[1], line[1]), claims);
  }
  until(line[1], []);
  return found;
}

function runs(record: DocumentRecord, points: Points, within: Offsets, view: View): Run[] {
  const { evidence, hit, found } = view;
  const near = (spans: readonly Offsets[]) => spans.filter((span) => overlap(span, within));
  const played = (evidence?.spans ?? []).filter(({ span }) => overlap(span, within));
  const lit = near([...(evidence ? [evidence.sentence] : []), ...(hit ? [hit] : [])]);
  const spoken = near(evidence?.spoken ?? []);
  const aside = near(record.boilerplate);
  const words = near(found);
  const layered = (view.layered ?? []).filter(({ span }) => overlap(span, within));
  const cuts = new Set(within);
  for (const span of [...[...played, ...layered].map(({ span }) => span), ...lit, ...spoken, ...aside, ...words]) {
    for (const cut of span) if (cut > within[0] && cut < within[1]) cuts.add(cut);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, row) => {
    const span: Offsets = [start, edges[row + 1] ?? within[1]];
    const covered = (spans: readonly Offsets[]) => spans.some((other) => overlap(other, span));
    const here = new Set(played.filter((part) => overlap(part.span, span)).map(({ role }) => role));
    return {
      start,
      text: points.slice(span[0], span[1]),
      roles: ORDER.filter((role) => here.has(role)),
      lit: covered(lit),
      spoken: covered(spoken),
      aside: covered(aside),
      found: covered(words),
      layers: [...new Set(layered.filter((part) => overlap(part.span, span)).map(({ layer }) => layer))],
    };
  });
}

/** Offsets written as `12-15.20-24`, as they stand in an address; what is not an offset is left out. */
export function readOffsets(text: string | null): Offsets[] {
  return (text ?? "").split(".").flatMap((part): Offsets[] => {
    const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(part) ?? [];
    return start !== undefined && end !== undefined && Number(start) < Number(end) ? [[Number(start), Number(end)]] : [];
  });
}

/** The opposite of {@link readOffsets}. */
export function writeOffsets(spans: readonly Offsets[]): string {
  return spans.map(([start, end]) => `${start}-${end}`).join(".");
}
