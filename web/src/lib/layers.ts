// What the reader may have marked in a text, each layer by itself: claims, names, times and judging words.

import type { DocumentRecord } from "./api";
import type { layerNames } from "./labels";
import type { Offsets } from "./points";

export type Layer = keyof typeof layerNames;

/** Words of which a layer says something. */
export interface Layered {
  readonly layer: Layer;
  readonly span: Offsets;
}

/** The order of the switches, of the address and of the lines under a word. */
export const order: readonly Layer[] = ["claims", "names", "times", "framing"];

/** What is on without being asked for. */
const USUAL: readonly Layer[] = ["claims"];

/** The layers of an address: `names,times`; `none` is none; without a word the usual ones. */
export function readLayers(text: string | null): readonly Layer[] {
  if (text === null) return USUAL;
  const wanted = text.split(",");
  return order.filter((layer) => wanted.includes(layer));
}

/** The opposite of {@link readLayers}: `null` for the usual ones. */
export function writeLayers(layers: readonly Layer[]): string | null {
  const sorted = order.filter((layer) => layers.includes(layer));
  if (sorted.length === 0) return "none";
  const text = sorted.join(",");
  return text === USUAL.join(",") ? null : text;
}

/** The words that the layers mark; claims are marked by their event words, as links. */
export function layered(record: DocumentRecord, on: readonly Layer[]): Layered[] {
  const of = (layer: Layer, rows: readonly { start: number; end: number }[]) =>
    on.includes(layer) ? rows.map(({ start, end }): Layered => ({ layer, span: [start, end] })) : [];
  return [...of("names", record.mentions), ...of("times", [...record.times, ...record.quantities]), ...of("framing", record.framing ?? [])];
}
